import { readFileSync } from "node:fs";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { accessibilityFaults } from "../support/check-accessibility";
import { countRedraws } from "../support/redraws";
import { startBrowser } from "../support/start-workbench";
import { openWindowPage, type WindowPage } from "../support/window-page";

const ID = "api/call-without-a-token.trace.json";

describe("the builder", () => {
  let browser: Browser;
  let window: WindowPage;
  let page: Page;

  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(async () => browser.close());
  beforeEach(async () => {
    window = await openWindowPage(browser);
    ({ page } = window);
    await page.getByRole("treeitem", { name: "A call without a token" }).click();
    await page.getByRole("heading", { name: "A call without a token" }).waitFor();
  });
  afterEach(async () => window.close());

  const field = (name: string) => page.getByLabel(name, { exact: true });

  async function savedTrace(): Promise<unknown> {
    await page.keyboard.press("ControlOrMeta+S");
    await page.getByText("Saved.").waitFor();
    return JSON.parse(readFileSync(path.join(window.workbench.workspace, "traces", ID), "utf8"));
  }

  test("a place is chosen by name, says what follows from it, and is set back value by value", async () => {
    await field("Country").fill("united st");
    await page.getByRole("option", { name: "United States" }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press("Enter");
    expect(await field("Country").inputValue()).toBe("US");
    await page.getByText("United States also set continent NA, not in the European Union.").waitFor();
    await field("Region").fill("texas");
    await page.getByRole("option", { name: "Texas" }).click();
    await field("City").fill("aus");
    await page.getByRole("option", { name: "Austin" }).click();
    expect(await savedTrace()).toMatchObject({
      trace: {
        context: {
          geoloc: { iso_code: "US", continent: "NA", is_eu_country: false, region_code: "TX", city: "Austin", timezone: "America/Chicago" },
        },
      },
      fields: { "ip.src.subdivision_1_iso_code": "US-TX", "ip.src.region": "Texas" },
    });

    await field("City").locator("xpath=../..").getByRole("button", { name: "Reset" }).click();
    expect(await field("City").inputValue()).toBe("");
    await field("Country").fill("germ");
    await page.getByRole("option", { name: "Germany" }).waitFor();
    await field("Country").press("Tab");
    await page.getByText("No country has this name or two-letter code; what was given stays.").waitFor();
    expect(await savedTrace()).toMatchObject({ trace: { context: { geoloc: { iso_code: "US", is_eu_country: false } } } });
    await field("Country").fill("de");
    await field("Country").press("Tab");
    expect(await field("Country").inputValue()).toBe("DE");
    await page
      .getByText("Germany also set continent EU, in the European Union, time zone Europe/Berlin; taken out: region", { exact: false })
      .waitFor();
    await field("Country").fill("ge");
    await page.getByRole("option", { name: "Georgia" }).first().waitFor();
    await expect.poll(savedTrace).toMatchObject({ trace: { context: { geoloc: { iso_code: "GE", timezone: "Asia/Tbilisi" } } } });
    await field("Country").fill("");
    await field("Country").press("Tab");
    await page.getByText("taken out: continent, European Union, time zone.").waitFor();
    await field("Country").fill("Nowhere");
    await field("Client IP").fill("not an address");
    await page.getByText("No country has this name or two-letter code; what was given stays.").waitFor();
    await field("ASN").fill("64500");
    await page.getByRole("button", { name: "Send trace" }).click();
    await page.getByText(/^The field ip\.src: expected an IP address/).waitFor();
    await field("Client IP").fill("192.0.2.1");
    await page.getByText(/^The field ip\.src: expected an IP address/).waitFor({ state: "hidden" });

    await page.getByRole("textbox", { name: "Find a field" }).fill("verified bot");
    await page.getByLabel("cf.bot_management.verified_bot", { exact: true }).selectOption("true");
    await page.getByRole("textbox", { name: "Find a field" }).fill("");
    await expect.poll(savedTrace).toMatchObject({ fields: { "cf.bot_management.verified_bot": true, "ip.src": "192.0.2.1" } });

    await page.getByRole("button", { name: "Reset all" }).click();
    await expect.poll(savedTrace).toMatchObject({ trace: { url: "https://api.example.com/v2/orders/10422", method: "GET" } });
    await expect.poll(async () => Object(await savedTrace()).fields).toBeUndefined();
  });

  test("a body of parts carries a file, and a kind that cannot say it loses nothing", async () => {
    await field("Body type").selectOption({ label: "Multipart form" });
    await page.getByRole("button", { name: "File part" }).click();
    const chooser = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Choose the file of part 1…" }).click();
    await (await chooser).setFiles({ name: "a.png", mimeType: "image/png", buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47]) });
    await page.getByText("4 bytes").waitFor();
    expect(await field("Part 1 file name").inputValue()).toBe("a.png");
    const saved = await savedTrace();
    const written =
      '------TraceWorkbenchBoundary\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\nContent-Type: image/png\r\n\r\n\u0089PNG\r\n------TraceWorkbenchBoundary--\r\n';
    expect(saved).toMatchObject({ trace: { body: { base64: Buffer.from(written, "latin1").toString("base64") } } });

    await page.getByRole("button", { name: "Text part" }).click();
    await field("Part 2 name").fill("note");
    await page.getByRole("button", { name: "Part 2: more" }).click();
    await page.getByRole("menuitem", { name: "Move up" }).click();
    await expect.poll(() => field("Part 1 name").inputValue()).toBe("note");
    await field("Part 1 name").press("Shift+F10");
    await page.getByRole("menuitem", { name: "Remove" }).click();
    await expect.poll(() => field("Part 1 name").inputValue()).toBe("file");

    await field("Body type").selectOption({ label: "Form" });
    await field("Body type").selectOption({ label: "Multipart form" });
    expect(await field("Part 1 file name").inputValue()).toBe("a.png");

    await field("Body type").selectOption({ label: "None" });
    await field("Body type").selectOption({ label: "File or Base64" });
    const large = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Choose file…" }).click();
    await (await large).setFiles({ name: "big.bin", mimeType: "", buffer: Buffer.alloc(1_048_577) });
    await page.getByText("big.bin has 1.0 MB; a whole body has at most 1.0 MB. What was there stays.").waitFor();
  });

  test("a line of the headers is doubled, moved and removed by its menu, and undo takes it back", async () => {
    const table = page.getByRole("table", { name: "Request headers" });
    await page.getByRole("button", { name: "Add header" }).click();
    await page.keyboard.type("x-first");
    await page.getByRole("button", { name: "Add header" }).click();
    await page.keyboard.type("x-second");
    const lines = async (): Promise<readonly string[]> =>
      table
        .locator("input[data-part='name']")
        .evaluateAll((inputs) => inputs.flatMap((each) => (each instanceof HTMLInputElement ? [each.value] : [])));
    const before = await lines();
    const last = before.length;
    await page.getByRole("button", { name: `Header ${last}: more` }).click();
    await page.getByRole("menuitem", { name: "Move up" }).click();
    await expect.poll(lines).toEqual([...before.slice(0, -2), "x-second", "x-first"]);

    await page.getByRole("button", { name: "Remove header x-second" }).focus();
    await page.keyboard.press("Shift+F10");
    await page.getByRole("menuitem", { name: "Remove", exact: true }).click();
    await expect.poll(lines).toEqual([...before.slice(0, -2), "x-first"]);
    await page.keyboard.press("ControlOrMeta+Z");
    await expect.poll(lines).toEqual([...before.slice(0, -2), "x-second", "x-first"]);
  });

  test("JSON tells every mistake, is formatted in one step, and a command is offered to the import", async () => {
    await page.getByRole("tab", { name: "JSON" }).click();
    const editor = page.getByRole("textbox", { name: "Saved trace as JSON" });
    await editor.focus();
    await page.keyboard.press("ControlOrMeta+A");
    await page.keyboard.insertText('{"trace":{"url":1,"method":2}}');
    const mistakes = page.getByRole("alert");
    await mistakes.getByText("“url” must be text.").waitFor();
    await mistakes.getByText("“method” must be text.").waitFor();
    await page.keyboard.press("ControlOrMeta+A");
    await page.keyboard.insertText('{"trace":{"url":"https://a.example/","method":"GET"}}');
    await page.getByRole("button", { name: "Format document" }).click();
    await page.locator(".view-line").nth(4).waitFor();

    await page.getByRole("button", { name: "Paste JSON" }).click();
    await page.getByRole("textbox", { name: "Trace as JSON", exact: true }).fill("curl https://shop.example.com/cart -X POST");
    await page.getByRole("button", { name: "Import as cURL" }).click();
    await page.getByRole("dialog", { name: "Import" }).getByText("shop.example.com/cart").first().waitFor();
  });

  test("in the JSON, undo, redo, copy, cut and paste are those of a text", async () => {
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.getByRole("tab", { name: "JSON", exact: true }).click();
    const lines = page.locator(".monaco-editor .view-lines").first();
    await lines.getByText('"HTTP/2"').click();
    // Ends of lines and selections are Monaco's: the whole line is taken where nothing is chosen.
    await page.keyboard.press("ControlOrMeta+X");
    await expect.poll(() => lines.innerText()).not.toContain("protocol");
    await page.keyboard.press("ControlOrMeta+Z");
    await expect.poll(() => lines.innerText()).toContain("protocol");
    await page.keyboard.press("ControlOrMeta+Shift+Z");
    await expect.poll(() => lines.innerText()).not.toContain("protocol");
    await page.keyboard.press("ControlOrMeta+V");
    await expect.poll(() => lines.innerText()).toContain("protocol");
    await lines.getByText('"GET"').dblclick();
    await page.keyboard.type("PUT");
    await page.keyboard.press("Shift+Home");
    await page.keyboard.press("ControlOrMeta+C");
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/"method": "PUT$/);
    await page.getByRole("tab", { name: "Form", exact: true }).click();
    expect(await field("Method").inputValue()).toBe("PUT");
    expect(await field("Protocol").inputValue()).toBe("HTTP/2");
    await page.getByRole("tab", { name: "JSON", exact: true }).click();
    await lines.getByText('"PUT"').click();
    for (const _step of [1, 2, 3, 4, 5, 6, 7]) await page.keyboard.press("ControlOrMeta+Z");
    await expect.poll(() => lines.innerText()).toContain('"GET"');
  });

  test("a switch that is not at its default is marked and set back like a field", async () => {
    const tags = page.getByRole("textbox", { name: "Tags", exact: true });
    const place = page.getByRole("switch", { name: "Skip challenge" }).locator("xpath=../..");
    expect(await place.getByRole("button", { name: "Reset" }).count()).toBe(0);
    await page.getByRole("switch", { name: "Skip challenge" }).check();
    await place.getByRole("button", { name: "Reset" }).click();
    await expect.poll(() => page.getByRole("switch", { name: "Skip challenge" }).isChecked()).toBe(false);
    await field("Name").locator("xpath=../..").getByRole("button", { name: "Reset" }).waitFor();
    await tags.locator("xpath=../..").getByRole("button", { name: "Reset" }).click();
    expect(await tags.inputValue()).toBe("");
    await page.keyboard.press("ControlOrMeta+Z");
    await expect.poll(() => tags.inputValue()).toBe("api");
  });

  test("a key in the address draws the form and the result again, and neither the library nor the tabs", async () => {
    const redraws = await countRedraws(page, {
      form: 'form[aria-label="Trace"]',
      results: "section[data-pane][aria-labelledby]",
      library: '[role="tree"][aria-label="Library"]',
      configuration: '[role="tree"][aria-label="Rulesets and rules"]',
      tabs: '[role="tablist"][aria-label="Open traces"]',
    });
    const results = page.getByRole("region", { name: "Trace results" });
    await page.getByRole("button", { name: "Send trace" }).click();
    await results
      .getByText(/^Blocked/)
      .first()
      .waitFor();
    // The first key says that something is unsaved.
    await field("URL").press("End");
    await page.keyboard.type("a");
    await page.getByRole("tab", { name: /unsaved/ }).waitFor();
    await results.getByText("before the last change").waitFor({ state: "detached" });
    await redraws.take();

    await page.keyboard.type("bcdef");
    await expect.poll(() => field("URL").inputValue()).toMatch(/abcdef$/);
    await results.getByText("before the last change").waitFor({ state: "detached" });
    const typed = await redraws.take();
    expect(typed).toMatchObject({ library: 0, configuration: 0, tabs: 0 });
    expect(typed.form).toBeGreaterThan(0);

    // Sent by hand it is among the addresses that are offered again; sent once more, nothing in the form is another.
    async function send(): Promise<number> {
      let form = 0;
      await redraws.take();
      await page.keyboard.press("ControlOrMeta+Enter");
      await expect
        .poll(async () => {
          const drawn = await redraws.take();
          form += drawn.form;
          return drawn.results;
        })
        .toBeGreaterThan(0);
      await page.locator('button[aria-busy="false"]', { hasText: "Send trace" }).waitFor();
      return form + (await redraws.take()).form;
    }
    expect(await send()).toBeGreaterThan(0);
    expect(await send()).toBe(0);

    // Its name stands on its tab.
    await field("Name").fill("Another name");
    await page.getByRole("tab", { name: /Another name/ }).waitFor();
    expect((await redraws.take()).tabs).toBeGreaterThan(0);
  });

  test("a new trace is typed at once: the focus is there, a host needs no scheme, and JSON begins empty", async () => {
    await page.getByRole("button", { name: "Add to the library" }).click();
    await page.getByRole("menuitem", { name: "New trace" }).click();
    await page.getByRole("heading", { name: "New trace" }).waitFor();
    await expect.poll(() => field("URL").evaluate((input) => input === document.activeElement)).toBe(true);
    await page.keyboard.type("shop.example.com/cart");
    await page.keyboard.press("ControlOrMeta+Enter");
    await expect.poll(() => field("URL").inputValue()).toBe("https://shop.example.com/cart");
    await page.getByText("example.com", { exact: false }).first().waitFor();

    await field("Body type").selectOption({ label: "JSON" });
    await field("Request body").click();
    await page.keyboard.type('{"amount": 1}');
    expect(await field("Request body").inputValue()).toBe('{"amount": 1}');
    expect(await page.getByRole("alert").count()).toBe(0);

    await page.getByRole("tree", { name: "Library" }).focus();
    await page.keyboard.press("ControlOrMeta+K");
    await page.keyboard.type("call without a token");
    await page.getByRole("option", { name: /^A call without a token/ }).waitFor();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "A call without a token" }).waitFor();
    await expect.poll(() => field("URL").evaluate((input) => input === document.activeElement)).toBe(true);

    await page.keyboard.press("ControlOrMeta+K");
    await page.keyboard.type("findings");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Findings" }).waitFor();
    await page.keyboard.press("ControlOrMeta+Enter");
    await page.getByText("Show the trace first.").waitFor();
  });
});

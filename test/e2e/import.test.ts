import { existsSync } from "node:fs";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { startApiStandIn, TOKEN } from "../main/import/api-stand-in";
import { makeFolder } from "../main/support/make-workspace";
import { startBrowser } from "../support/start-workbench";
import { openWindowPage, type WindowPage } from "../support/window-page";

const ZONE = {
  success: true,
  errors: [],
  messages: [],
  result: { id: "023e105f4ecef8ad9ca31a8372d0c353", name: "imported.example", status: "active", plan: { legacy_id: "pro" } },
};

const RULESET = {
  success: true,
  errors: [],
  messages: [],
  result: {
    id: "2f2feab2026849078ba485f918791bdc",
    name: "default",
    kind: "zone",
    phase: "http_request_firewall_custom",
    version: "1",
    last_updated: "2026-01-01T00:00:00Z",
    rules: [
      {
        id: "3a03d665bac047339bb530ecb439a90d",
        version: "1",
        action: "block",
        expression: "ip.src in $bad_hosts",
        description: "Block bad hosts",
        enabled: true,
        last_updated: "2026-01-01T00:00:00Z",
      },
    ],
  },
};

describe("imports, in a real browser", () => {
  let browser: Browser;
  let window: WindowPage;

  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(async () => browser.close());
  beforeEach(async () => {
    window = await openWindowPage(browser);
  });
  afterEach(async () => window.close());

  async function openImport(page: Page): Promise<void> {
    await page.getByRole("button", { name: "Import configuration" }).click();
    await page.getByRole("dialog").waitFor();
  }

  test("API answers become a configuration, and what is missing is said", async () => {
    const { page, workbench } = window;
    await openImport(page);
    await page.getByLabel("Files to import").setInputFiles([
      { name: "zone.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(ZONE)) },
      { name: "ruleset.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(RULESET)) },
    ]);
    await page.getByRole("textbox", { name: "Configuration name" }).fill("from-the-api");
    await page.getByRole("button", { name: "Import", exact: true }).click();
    await page.getByRole("heading", { name: "What is missing" }).waitFor();
    await page
      .getByText(/bad_hosts/)
      .first()
      .waitFor();
    expect(existsSync(path.join(workbench.workspace, "configurations/from-the-api/zones/imported.example"))).toBe(true);
    await page.getByRole("button", { name: "Use this configuration" }).click();
    await expect.poll(() => page.getByLabel("Configuration", { exact: true }).inputValue()).toBe("from-the-api");
  });

  test("files that are dropped on the window are read at once, and take no dialog's place", async () => {
    const { page } = window;
    const transfer = await page.evaluateHandle((text) => {
      const data = new DataTransfer();
      data.items.add(new File([text], "zone.json", { type: "application/json" }));
      return data;
    }, JSON.stringify(ZONE));
    await page.getByRole("button", { name: "Save trace" }).focus();
    await page.keyboard.press("F1");
    await page.getByRole("dialog", { name: "Help" }).waitFor();
    await page.dispatchEvent("body", "dragover", { dataTransfer: transfer });
    await page.dispatchEvent("body", "drop", { dataTransfer: transfer });
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });

    await page.dispatchEvent("body", "drop", { dataTransfer: transfer });
    await page.getByRole("textbox", { name: "Configuration name" }).fill("begun");
    await page.getByText("1 file,").waitFor();
    await page.dispatchEvent("body", "drop", { dataTransfer: transfer });
    expect(await page.getByRole("textbox", { name: "Configuration name" }).inputValue()).toBe("begun");
    await page.getByRole("button", { name: "Choose something else" }).click();
    await page.dispatchEvent("body", "drop", { dataTransfer: transfer });
    await page.getByText("1 file,").waitFor();
  });

  test("a cURL command becomes a trace without its secrets", async () => {
    const { page } = window;
    await openImport(page);
    await page
      .getByRole("textbox", { name: "Request as text" })
      .fill("curl -X POST 'https://shop.example.com/checkout' -H 'authorization: Bearer sesame-open-1234567890' --data 'a=1'");
    await page.getByRole("button", { name: "Read", exact: true }).click();
    await page.getByText("header authorization").waitFor();
    await page.getByRole("button", { name: "Open without saving" }).click();
    expect(await page.getByLabel("URL", { exact: true }).inputValue()).toBe("https://shop.example.com/checkout");
    expect(await page.getByLabel("Method", { exact: true }).inputValue()).toBe("POST");
    expect(await page.locator("body").innerHTML()).not.toContain("sesame-open");
  });

  test("what cannot be read says why, and leads back", async () => {
    const { page } = window;
    await openImport(page);
    await page.getByRole("textbox", { name: "Path" }).fill("/no/such/folder");
    await page.keyboard.press("Enter");
    await page
      .getByRole("alert")
      .getByText(/no\/such\/folder/)
      .waitFor();
    await page.getByRole("textbox", { name: "Path" }).fill("");
    await page.getByRole("textbox", { name: "Request as text" }).fill("curl https://shop.example.com/ -F");
    await page.getByRole("button", { name: "Read", exact: true }).click();
    await page.getByRole("alert").getByText("curl's option -F has no value.").waitFor();
    expect(await page.getByRole("textbox", { name: "Request as text" }).inputValue()).toBe("curl https://shop.example.com/ -F");
    await page.keyboard.press("Escape");

    using folder = makeFolder({ "zone.json": ZONE, "picture.png": "x", "odd.json": Buffer.from([0x7b, 0xff, 0xfe, 0x80]) });
    await openImport(page);
    await page.getByRole("textbox", { name: "Path" }).fill(folder.path);
    await page.keyboard.press("Enter");
    await page.getByRole("region", { name: "Left out of the import" }).getByText("odd.json").waitFor();
    await page.getByText("1 file of other kinds beside them is passed over.").waitFor();
    await page.getByRole("button", { name: "Choose something else" }).click();
    expect(await page.getByRole("textbox", { name: "Path" }).inputValue()).toBe(folder.path);
    await page.keyboard.press("Escape");

    await openImport(page);
    await page.getByLabel("Files to import").setInputFiles({
      name: "main.tf",
      mimeType: "text/plain",
      buffer: Buffer.from('resource "cloudflare_ruleset" "r" {\n  name = "waf\n}\n'),
    });
    await page.getByRole("button", { name: "Import", exact: true }).click();
    await page.getByRole("alert").getByText("main.tf:2").waitFor();
    await page.getByRole("button", { name: "Choose something else" }).click();
    await page.getByLabel("Files to import").setInputFiles({
      name: "ruleset.json",
      mimeType: "application/json",
      buffer: Buffer.from(JSON.stringify(RULESET)),
    });
    await page.getByRole("button", { name: "Import", exact: true }).click();
    await page.getByRole("heading", { name: "There is no part of a configuration in it" }).waitFor();
    await page.getByRole("textbox", { name: "Zone" }).fill("shop.test");
    await page.getByRole("button", { name: "Import", exact: true }).click();
    await page.getByText(/^shop\.test: 1 rule /).waitFor();
  });
});

describe("a pull, in a real browser", () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(async () => browser.close());
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  async function openPull(page: Page): Promise<void> {
    await page.getByRole("button", { name: "Import configuration" }).click();
    await page.getByRole("button", { name: "Pull from Cloudflare…" }).click();
  }

  test("brings a zone and says what the token may not read", async () => {
    await using api = await startApiStandIn({ refuse: new Map([["/settings", 403]]) });
    vi.stubEnv("CLOUDFLARE_API_TOKEN", TOKEN);
    vi.stubEnv("CLOUDFLARE_BASE_URL", api.baseUrl);
    const window = await openWindowPage(browser);
    const { page, workbench } = window;
    await openPull(page);
    await page.getByText("The token is the one in the environment variable CLOUDFLARE_API_TOKEN.").waitFor();
    await page.getByRole("textbox", { name: "Zones" }).fill("example.org");
    await page.getByRole("button", { name: "Pull", exact: true }).click();
    await page.getByText(/The token sees no zone “example.org”/).waitFor();
    await page.getByRole("textbox", { name: "Zones" }).fill("example.com");
    await page.getByRole("textbox", { name: "Configuration name" }).fill("live");
    await page.getByRole("button", { name: "Pull", exact: true }).click();
    await page
      .getByText(/settings of zone example.com could not be had/)
      .first()
      .waitFor();
    expect(existsSync(path.join(workbench.workspace, "configurations/live/zones/example.com"))).toBe(true);
    expect(await page.content()).not.toContain(TOKEN);
    await window.close();
  });

  test("without a token says how to give one", async () => {
    vi.stubEnv("CLOUDFLARE_API_TOKEN", "");
    const window = await openWindowPage(browser);
    const { page } = window;
    await openPull(page);
    await page.getByText(/There is no token:.*CLOUDFLARE_API_TOKEN/).waitFor();
    await page.getByRole("textbox", { name: "Zones" }).fill("example.com");
    expect(await page.getByRole("button", { name: "Pull", exact: true }).isDisabled()).toBe(true);
    await window.close();
  });
});

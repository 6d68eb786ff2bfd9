import { readFileSync } from "node:fs";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startBrowser, startWorkbench, type Workbench } from "../support/start-workbench";

/** The shipped sample, in the order an administrator meets it. */
const TRACE = "A call without a token";
const FILE = "traces/api/call-without-a-token.trace.json";

describe("the first trace, in a real browser", () => {
  let browser: Browser;
  let workbench: Workbench;
  let page: Page;
  const faults: string[] = [];

  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(async () => browser.close());

  beforeEach(async () => {
    workbench = await startWorkbench();
    page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    page.on("pageerror", (error) => faults.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error") faults.push(message.text());
    });
    page.on("request", (request) => {
      const { hostname, protocol } = new URL(request.url());
      if (hostname !== "127.0.0.1" && !["data:", "blob:"].includes(protocol)) faults.push(`left the machine: ${request.url()}`);
    });
    await page.goto(workbench.address);
  });
  afterEach(async () => {
    await page.close();
    await workbench.stop();
    expect(faults.splice(0)).toEqual([]);
  });

  async function openTrace(name: string): Promise<void> {
    await page.getByRole("textbox", { name: "Filter traces" }).fill(name);
    await page.getByRole("treeitem", { name }).click();
    await page.getByRole("heading", { name, exact: false }).first().waitFor();
  }

  test("choose a saved trace, send it, read the steps and why", async () => {
    await openTrace(TRACE);
    await page.getByRole("button", { name: "Send trace" }).click();
    const results = page.getByRole("region", { name: "Trace results" });
    await results
      .getByText(/^Blocked/)
      .first()
      .waitFor();
    expect(await results.innerText()).toContain("Custom rules");
    const matched = await results.getByRole("treeitem").count();
    await results.getByRole("treeitem", { selected: true }).click({ button: "right" });
    await page.getByRole("menuitem", { name: "Copy step as JSON" }).waitFor();
    await page.keyboard.press("Escape");

    await page.getByLabel("Results shown").selectOption({ label: "All configurations" });
    await expect.poll(async () => results.getByRole("treeitem").count()).toBeGreaterThan(matched);

    await results.getByRole("treeitem", { name: /Block/ }).last().click();
    const inspector = page.getByRole("region", { name: "Inspector" });
    await inspector.getByText("Explanation").waitFor();
    expect(await inspector.innerText()).toContain("true");
  });

  test("edit the JSON, see the form follow, save, reload, still there", async () => {
    await openTrace(TRACE);
    await page.getByRole("tab", { name: "JSON" }).click();
    await page.locator(".monaco-editor .view-lines").first().waitFor();
    await page.locator(".monaco-editor").first().click();
    await page.keyboard.press("ControlOrMeta+A");
    await page.keyboard.insertText(
      JSON.stringify(
        { name: TRACE, trace: { method: "PUT", url: "https://shop.example.com/changed?by=json", context: { geoloc: { iso_code: "NL" } } } },
        null,
        2,
      ),
    );
    await page.getByRole("tab", { name: "Form" }).click();
    await expect.poll(async () => page.getByLabel("URL", { exact: true }).inputValue()).toBe("https://shop.example.com/changed?by=json");
    expect(await page.getByLabel("Method", { exact: true }).inputValue()).toBe("PUT");
    expect(await page.getByLabel("Country", { exact: true }).inputValue()).toBe("NL");

    await page.getByLabel("URL", { exact: true }).fill("https://shop.example.com/changed?by=form");
    await page.getByRole("button", { name: "Save trace" }).click();
    await page.getByText("Saved").first().waitFor();

    await page.reload();
    await openTrace(TRACE);
    expect(await page.getByLabel("URL", { exact: true }).inputValue()).toBe("https://shop.example.com/changed?by=form");
    expect(await page.getByLabel("Method", { exact: true }).inputValue()).toBe("PUT");
  });

  test("invalid JSON keeps the last valid form and says where it is wrong", async () => {
    await openTrace(TRACE);
    const before = await page.getByLabel("URL", { exact: true }).inputValue();
    await page.getByRole("tab", { name: "JSON" }).click();
    await page.locator(".monaco-editor .view-lines").first().waitFor();
    await page.locator(".monaco-editor").first().click();
    await page.keyboard.press("ControlOrMeta+A");
    await page.keyboard.insertText(`{\n  "trace": { "method": "GET", "url": \n}`);
    await page
      .getByText(/line 3|3:1/i)
      .first()
      .waitFor();
    await page.getByRole("tab", { name: "Form" }).click();
    expect(await page.getByLabel("URL", { exact: true }).inputValue()).toBe(before);
  });

  test("the keyboard sends and saves", async () => {
    await openTrace(TRACE);
    await page.getByLabel("URL", { exact: true }).focus();
    await page.keyboard.press("ControlOrMeta+Enter");
    await page
      .getByRole("region", { name: "Trace results" })
      .getByText(/^Blocked/)
      .first()
      .waitFor();
    await page.getByLabel("URL", { exact: true }).fill("https://shop.example.com/keyboard");
    await page.keyboard.press("ControlOrMeta+S");
    await page.getByText("Saved").first().waitFor();
    expect(readFileSync(path.join(workbench.workspace, FILE), "utf8")).toContain("https://shop.example.com/keyboard");
  });
});

import { existsSync } from "node:fs";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
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

  test("files that are dropped on the window are read at once", async () => {
    const { page } = window;
    const transfer = await page.evaluateHandle((text) => {
      const data = new DataTransfer();
      data.items.add(new File([text], "zone.json", { type: "application/json" }));
      return data;
    }, JSON.stringify(ZONE));
    await page.dispatchEvent("body", "drop", { dataTransfer: transfer });
    await page.getByRole("textbox", { name: "Configuration name" }).waitFor();
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
    await page.getByRole("button", { name: "Read", exact: true }).click();
    await page
      .getByRole("alert")
      .getByText(/no\/such\/folder/)
      .waitFor();
    await page.getByRole("button", { name: "Choose something else" }).click();
    await page.getByRole("textbox", { name: "Path" }).waitFor();
  });
});

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { accessibilityFaults } from "../support/check-accessibility";
import { startBrowser } from "../support/start-workbench";
import { openWindowPage, type WindowPage } from "../support/window-page";

const SAMPLE = path.resolve(import.meta.dirname, "../../resources/sample-workspace");
const FILE = "traces/api/by-country.trace.json";
const TRACE = {
  name: "Orders by country",
  trace: { method: "GET", url: "https://{{host}}/pots", context: { geoloc: { iso_code: "{{country}}" } } },
  variables: { host: "shop.example.com" },
  expect: [{ outcome: "origin" }],
};

describe("the cases of a trace", () => {
  let browser: Browser;
  let window: WindowPage;
  let page: Page;
  let sample = "";

  beforeAll(async () => {
    browser = await startBrowser();
    sample = mkdtempSync(path.join(tmpdir(), "cases-"));
    cpSync(SAMPLE, sample, { recursive: true, filter: (source) => path.basename(source) !== ".workbench" });
    writeFileSync(path.join(sample, FILE), JSON.stringify(TRACE, null, 2));
    writeFileSync(path.join(sample, "environments/spare.json"), JSON.stringify({ spare: "yes", host: "www.example.com" }));
  });
  afterAll(async () => {
    await browser.close();
    rmSync(sample, { recursive: true, force: true });
  });
  beforeEach(async () => {
    window = await openWindowPage(browser, sample);
    ({ page } = window);
    await page.getByRole("treeitem", { name: "Orders by country" }).click();
    await page.getByRole("heading", { name: "Orders by country" }).waitFor();
  });
  afterEach(async () => window.close());

  const outcomes = () => page.getByRole("listbox", { name: "Outcomes of the rows" });
  const dialog = () => page.getByRole("dialog", { name: "Cases" });
  const saved = (): { readonly cases?: unknown } => JSON.parse(readFileSync(path.join(window.workbench.workspace, FILE), "utf8"));

  test("come from a spreadsheet, are edited in place, and every row shows what became of it", async () => {
    await page.getByText("No value for {{country}}").waitFor();
    await page.getByRole("button", { name: "Edit cases" }).click();
    await dialog().getByRole("button", { name: "Paste table" }).click();
    await dialog().getByRole("textbox", { name: "Table as text" }).fill("country\tremark\nRU\tnot delivered to\nDE\thome");
    await dialog()
      .getByRole("button", { name: /^(Replace all rows|Add to the rows)$/ })
      .first()
      .click();
    await dialog().getByText("2 rows").waitFor();
    await dialog().getByText("Nothing in the trace uses “remark”.").waitFor();
    const grid = dialog().getByRole("grid", { name: "Table of cases" });
    await grid.focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.type("FR");
    await page.keyboard.press("Enter");
    await grid.getByRole("gridcell", { name: "FR" }).waitFor();

    // What cannot be taken is said, and the rows stay.
    await grid.evaluate((element) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text", "value\t".repeat(1_500_000));
      element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    });
    await page
      .getByText(/longer than 8 MiB/)
      .first()
      .waitFor();
    await page.evaluate(() =>
      Object.defineProperty(Blob.prototype, "text", { value: () => Promise.reject(new Error("The file went away.")) }),
    );
    await dialog()
      .getByLabel("Import CSV")
      .last()
      .setInputFiles({ name: "rows.csv", mimeType: "text/csv", buffer: Buffer.from("country\nDE") });
    await page.getByText("The file went away.").waitFor();
    await dialog().getByText("2 rows").waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await dialog().getByRole("button", { name: "Done" }).click();

    await page.getByRole("button", { name: "Run all rows" }).click();
    await page.getByText("2 pass", { exact: true }).waitFor();
    expect(await outcomes().getByRole("option").count()).toBe(2);
    await outcomes().getByRole("option").nth(1).click();
    await page.getByText("Row 2 of 2").waitFor();
    await page.getByRole("region", { name: "Answer" }).waitFor();
    await page.getByRole("button", { name: "Send the previous row" }).click();
    await page.getByText("Row 1 of 2").waitFor();
    await page.getByRole("button", { name: "Send the next row" }).click();
    await page.getByText("Row 2 of 2").waitFor();

    await page.keyboard.press("ControlOrMeta+S");
    await page.getByText("Saved.").waitFor();
    expect(saved().cases).toHaveLength(2);
    await page.reload();
    await page.getByRole("heading", { name: "Orders by country" }).waitFor();
    expect(await outcomes().getByRole("option").count()).toBe(2);
    await page.getByText("Row 2 of 2").waitFor();
  });

  test("are generated as a matrix that says beforehand how many it makes", async () => {
    await page.getByRole("button", { name: "Edit cases" }).click();
    await dialog().getByRole("tab", { name: "Matrix" }).click();
    const names = dialog().getByRole("textbox", { name: /^Name of variable/ });
    expect(await names.first().inputValue()).toBe("country");
    await dialog().getByRole("textbox", { name: "Values of variable 1" }).fill("RU, DE, FR");
    await dialog().getByText("3 combinations", { exact: true }).waitFor();
    await dialog().getByRole("button", { name: "Add variable" }).click();
    await dialog().getByRole("textbox", { name: "Name of variable 2" }).fill("host");
    await dialog().getByRole("textbox", { name: "Values of variable 2" }).fill("example.com, www.example.com");
    await dialog().getByText("6 combinations", { exact: true }).waitFor();
    expect(await dialog().getByRole("table", { name: "First rows" }).getByRole("row").count()).toBe(7);
    const many = Array.from({ length: 5001 }, (_, index) => `host-${index}.example.com`).join(",");
    await dialog().getByRole("textbox", { name: "Values of variable 2" }).fill(many);
    await dialog()
      .getByText(/^15,003 combinations are too many/)
      .waitFor();
    await dialog().getByRole("textbox", { name: "Values of variable 2" }).fill("example.com");
    await dialog().getByText("3 combinations", { exact: true }).waitFor();
    await dialog().getByRole("button", { name: "Use this matrix" }).click();
    await dialog().getByText("3 rows").waitFor();
    await dialog().getByRole("button", { name: "Done" }).click();
    expect(await outcomes().getByRole("option").count()).toBe(3);
  });

  test("the environment and the wish to follow redirects are there again after a reload", async () => {
    await page.getByLabel("Environment").selectOption("spare");
    await page.getByText(/^Fills in .*\{\{spare\}\}/).waitFor();
    await page.getByRole("switch", { name: "Follow redirects" }).click();
    await expect.poll(() => page.getByRole("switch", { name: "Follow redirects" }).isChecked()).toBe(true);
    const settings = path.join(window.workbench.workspace, "../data/settings.json");
    await expect.poll(() => readFileSync(settings, "utf8")).toMatch(/"redirects":\s*"follow"/);
    await page.reload();
    await page.getByRole("heading", { name: "Orders by country" }).waitFor();
    expect(await page.getByLabel("Environment").inputValue()).toBe("spare");
    expect(await page.getByRole("switch", { name: "Follow redirects" }).isChecked()).toBe(true);
  });
});

import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startBrowser } from "../support/start-workbench";
import { openWindowPage, type WindowPage } from "../support/window-page";

/** What the sample's proposal breaks. */
const BROKEN = "The mobile app asks for orders";

function changes(page: Page): Locator {
  return page.getByRole("tree", { name: "Changes by impact" });
}

describe("the comparison, in a real browser", () => {
  let browser: Browser;
  let window: WindowPage;

  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(async () => browser.close());
  beforeEach(async () => {
    window = await openWindowPage(browser);
    await window.page.getByLabel("compare with").selectOption("proposed");
    await window.page.getByRole("button", { name: "Compare", exact: true }).click();
    await window.page.getByRole("region", { name: "Changes by impact" }).waitFor();
  });
  afterEach(async () => window.close());

  test("tells who is newly blocked, where the ways part, and by which edit", async () => {
    const { page } = window;
    await page.getByText("2 newly blocked").waitFor();
    await changes(page)
      .getByRole("treeitem", { name: new RegExp(BROKEN) })
      .click();
    const beside = page.getByRole("region", { name: "Before and after" });
    await beside.getByText("Would be blocked").waitFor();
    await beside.getByText("First divergence", { exact: true }).waitFor();
    await beside.getByText(/caused by edit/).click();
    await beside.getByText(/Alone, it does this to this trace/).waitFor();
    await beside.getByText("no trace exercises this edit").first().waitFor();
  });

  test("goes through the changes with the keyboard", async () => {
    const { page } = window;
    const head = page.getByRole("region", { name: "Before and after" }).getByRole("heading").first();
    const first = await head.innerText();
    await page.keyboard.press("Alt+ArrowDown");
    await expect.poll(() => head.innerText()).not.toBe(first);
    await page.keyboard.press("Alt+ArrowUp");
    await expect.poll(() => head.innerText()).toBe(first);
  });

  test("a difference is acknowledged with a reason, and taken back", async () => {
    const { page, workbench } = window;
    const file = path.join(workbench.workspace, "acknowledged.json");
    await changes(page)
      .getByRole("treeitem", { name: new RegExp(BROKEN) })
      .click();
    await page.getByRole("button", { name: "Acknowledge as intended" }).click();
    await page.getByRole("textbox", { name: "Reason" }).fill("The app is retired");
    await page.getByRole("button", { name: "Acknowledge", exact: true }).click();
    await page
      .getByRole("treeitem", { name: new RegExp(BROKEN) })
      .getByText("intended")
      .waitFor();
    expect(readFileSync(file, "utf8")).toContain("The app is retired");
    await page.getByRole("button", { name: "Not intended after all" }).click();
    await expect.poll(() => (existsSync(file) ? readFileSync(file, "utf8") : "")).not.toContain("The app is retired");
  });

  test("is saved as a page of its own", async () => {
    const { page } = window;
    await page.getByRole("button", { name: "Save report" }).click();
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("menuitem", { name: "HTML page" }).click()]);
    expect(download.suggestedFilename()).toBe("production-to-proposed.html");
    expect(readFileSync(await download.path(), "utf8")).toContain("<!doctype html>");
  });

  test("the same button leads back to the trace", async () => {
    const { page } = window;
    await page.getByRole("button", { name: "Compare", exact: true }).click();
    await page.getByRole("button", { name: "Send trace" }).waitFor();
  });
});

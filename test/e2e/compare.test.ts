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

  test("looks at a step on both sides, and tries the trace without the edit to blame", async () => {
    const { page } = window;
    await changes(page)
      .getByRole("treeitem", { name: new RegExp(BROKEN) })
      .click();
    const beside = page.getByRole("region", { name: "Before and after" });
    await beside.getByRole("option", { name: /Our uptime probes pass everything/ }).click();
    for (const side of ["Step before", "Step after"]) {
      const step = beside.getByRole("region", { name: side });
      await step.getByRole("heading", { name: "Our uptime probes pass everything" }).waitFor();
      await step.getByText("First blocking condition").waitFor();
    }
    await beside.getByRole("tab", { name: "What causes what" }).click();
    await beside.getByText(/caused by edit/).click();
    await beside.getByRole("switch", { name: "Try without this edit" }).click();
    await beside
      .getByRole("status")
      .filter({ hasText: /^Without edit \d+: Allowed/ })
      .waitFor();
    await beside.getByText(/^proposed without edit \d+$/).waitFor();
    await beside.getByRole("button", { name: "Show with all edits" }).click();
    await beside.getByText("Would be blocked").waitFor();
  });

  test("goes through the changes with the keyboard", async () => {
    const { page } = window;
    const head = page.getByRole("region", { name: "Before and after" }).getByRole("heading").first();
    const first = await head.innerText();
    await page.keyboard.press("Alt+ArrowDown");
    await expect.poll(() => head.innerText()).not.toBe(first);
    await page.keyboard.press("Alt+ArrowUp");
    await expect.poll(() => head.innerText()).toBe(first);

    // In a field and in a dialog the keys are theirs.
    await page.getByRole("textbox", { name: "Filter changes" }).press("Alt+ArrowDown");
    await page.getByRole("button", { name: "Acknowledge as intended" }).click();
    await page.getByRole("dialog").waitFor();
    await page.keyboard.press("Alt+ArrowDown");
    await page.getByRole("dialog").press("Alt+ArrowDown");
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    expect(await head.innerText()).toBe(first);
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

  test("what the configurations have otherwise stands in a tree, and each edit whole beside it", async () => {
    const { page } = window;
    await page.getByRole("tab", { name: "Configuration" }).click();
    const edits = page.getByRole("tree", { name: "Edits of the configuration" });
    await edits.getByRole("treeitem", { name: /Photos: not on other people's pages.*switched off/ }).click();
    const beside = page.getByRole("region", { name: "Edit before and after" });
    await beside.getByText("switched off", { exact: true }).waitFor();
    await beside.locator(".monaco-diff-editor").getByText("false").first().waitFor();
    await page.getByRole("textbox", { name: "Filter edits" }).fill("office_networks");
    await expect.poll(() => edits.getByRole("treeitem").count()).toBe(4);
    await edits.getByRole("treeitem", { name: /192\.0\.2\.0\/24/ }).click();
    await beside.getByText("ip changed from 192.0.2.0/26 to 192.0.2.0/24").waitFor();
  });

  test("differences from a baseline are accepted one by one, then all", async () => {
    const { page, workbench } = window;
    const baseline = (): string => readFileSync(path.join(workbench.workspace, "baselines/release.json"), "utf8");
    await page.getByRole("button", { name: "Run library", exact: true }).click();
    await page.getByRole("button", { name: "Keep as baseline" }).click();
    await page.getByRole("textbox", { name: "Baseline name" }).fill("release");
    await page.getByRole("button", { name: "Keep", exact: true }).click();
    await page.getByRole("treeitem", { name: "release" }).waitFor();
    await page.getByLabel("Configuration", { exact: true }).selectOption("proposed");
    await page.getByText(/^proposed: 2 zones/).waitFor();
    await page.getByRole("treeitem", { name: "release" }).click();
    await changes(page)
      .getByRole("treeitem", { name: new RegExp(BROKEN) })
      .click();
    const kept = baseline();
    await page.getByRole("button", { name: "Accept into baseline" }).click();
    await page.getByText("Accepted into the baseline.").waitFor();
    expect(baseline()).not.toBe(kept);
    await page.getByRole("button", { name: /^Accept all/ }).click();
    await page.getByText(/traces accepted into the baseline/).waitFor();
    await page.getByText("0 of 69 traces change").waitFor();
    expect(await page.getByRole("button", { name: /^Accept all/ }).count()).toBe(0);
    await page.getByRole("button", { name: "Back to the trace" }).click();
    await page.getByRole("button", { name: "Send trace" }).waitFor();
  });

  test("a cross and the same button lead back to the trace", async () => {
    const { page } = window;
    await page.getByRole("button", { name: "Back to the trace" }).click();
    await page.getByRole("button", { name: "Send trace" }).waitFor();
    await page.getByRole("button", { name: "Compare", exact: true }).click();
    await page.getByRole("region", { name: "Changes by impact" }).waitFor();
    await page.getByRole("button", { name: "Compare", exact: true }).click();
    await page.getByRole("button", { name: "Send trace" }).waitFor();
  });
});

import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startBrowser } from "../support/start-workbench";
import { openWindowPage, type WindowPage } from "../support/window-page";

const TRACE = "A call without a token";
const ID = "api/call-without-a-token.trace.json";

describe("the library, in a real browser", () => {
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

  const fileOf = (id: string): string => path.join(window.workbench.workspace, "traces", id);

  test("a trace is renamed, and its file keeps its name", async () => {
    const { page } = window;
    await page.getByRole("treeitem", { name: TRACE }).click();
    await page.keyboard.press("F2");
    await page.getByRole("textbox", { name: "Trace name" }).fill("No token at all");
    await page.getByRole("button", { name: "Rename" }).click();
    await page.getByRole("treeitem", { name: "No token at all" }).waitFor();
    await page.getByRole("heading", { name: "No token at all" }).waitFor();
    expect(readFileSync(fileOf(ID), "utf8")).toContain('"No token at all"');
  });

  test("a folder is made, a trace dragged into it, and undo brings it back", async () => {
    const { page } = window;
    await page.getByRole("button", { name: "Add to the library" }).click();
    await page.getByRole("menuitem", { name: "New folder…" }).click();
    await page.getByRole("textbox", { name: "Folder name" }).fill("aside");
    await page.getByRole("button", { name: "Make folder" }).click();
    await page.getByRole("treeitem", { name: TRACE }).dragTo(page.getByRole("treeitem", { name: "aside" }));
    await expect.poll(() => existsSync(fileOf("aside/call-without-a-token.trace.json"))).toBe(true);
    await page.getByRole("button", { name: "Undo" }).click();
    await expect.poll(() => existsSync(fileOf(ID))).toBe(true);
  });

  test("several are marked with the keyboard and deleted; undo brings all of them back", async () => {
    const { page } = window;
    const before = readdirSync(fileOf("api")).length;
    await page.getByRole("treeitem", { name: TRACE }).click();
    await page.keyboard.press("Shift+ArrowDown");
    await page.keyboard.press("Shift+ArrowDown");
    await page.keyboard.press("Delete");
    await page.getByText("3 traces are in the trash.").waitFor();
    expect(readdirSync(fileOf("api")).length).toBe(before - 3);
    await page.getByRole("button", { name: "Undo" }).click();
    await expect.poll(() => readdirSync(fileOf("api")).length).toBe(before);
  });

  test("a trace moves by the keyboard alone", async () => {
    const { page } = window;
    await page.getByRole("treeitem", { name: TRACE }).click();
    await page.keyboard.press("Shift+F2");
    await page.getByLabel("Move to", { exact: true }).selectOption("bots-and-scanners");
    await page.getByRole("button", { name: "Move", exact: true }).click();
    await expect.poll(() => existsSync(fileOf("bots-and-scanners/call-without-a-token.trace.json"))).toBe(true);
  });

  test("the filter looks at notes", async () => {
    const { page } = window;
    await page.getByRole("textbox", { name: "Filter traces" }).fill("400 to 499");
    await page.getByRole("treeitem", { name: TRACE }).waitFor();
    const tree = page.getByRole("tree", { name: "Library" });
    expect(await tree.getByRole("treeitem").count()).toBeLessThan(6);
    const folders = tree.locator('[aria-level="1"]');
    expect(await folders.first().getAttribute("aria-posinset")).toBe("1");
    expect(await folders.first().getAttribute("aria-setsize")).toBe(String(await folders.count()));
  });

  test("the library runs, marks every trace, and is kept in the history", async () => {
    const { page } = window;
    await page.getByRole("button", { name: "Run library", exact: true }).click();
    await page.getByRole("tab", { name: "Rules" }).waitFor();
    const verdicts = page.getByRole("grid", { name: "Traces of the run" });
    await verdicts.getByRole("gridcell").first().waitFor();
    expect(await verdicts.getByRole("columnheader").allInnerTexts()).toEqual(["State", "Trace", "Status", "What became of it"]);
    await page
      .getByRole("treeitem", { name: new RegExp(TRACE) })
      .getByRole("img", { name: "passes" })
      .first()
      .waitFor();
    await expect
      .poll(() =>
        page
          .getByRole("tree", { name: "Runs" })
          .getByRole("treeitem", { name: /production/ })
          .count(),
      )
      .toBe(1);

    await page.getByRole("tab", { name: "Rules" }).click();
    await page.getByLabel("Rules shown").selectOption({ label: "Matched by no trace" });
    await page.getByText("no trace matches it").first().waitFor();
    const rules = page.getByRole("grid", { name: "Rules and how often they matched" });
    expect(await rules.getByRole("columnheader").allInnerTexts()).toEqual(["Rule", "Product", "Matched", "Looked at", "Conditions"]);
    expect(await rules.getAttribute("aria-rowcount")).toBe(String(await rules.getByRole("row").count()));

    await page.reload();
    await page
      .getByRole("tree", { name: "Runs" })
      .getByRole("treeitem", { name: /production/ })
      .click();
    await page.getByRole("grid", { name: "Traces of the run" }).getByRole("gridcell").first().waitFor();
  });

  test("an expectation that fails says what it got instead, in the form and in the run", async () => {
    const { page } = window;
    await page.getByRole("treeitem", { name: TRACE }).click();
    await page.getByRole("textbox", { name: "Expected: Status" }).fill("200");
    await page.getByRole("button", { name: "Save trace" }).click();
    await page.getByText("Saved.").waitFor();
    await page.getByRole("button", { name: "Send trace" }).click();
    await page.getByText("status 401").first().waitFor();
    await page.getByRole("button", { name: "Go to the step" }).first().click();

    await page.getByRole("button", { name: "Run a part of the library" }).click();
    await page.getByRole("menuitem", { name: "api", exact: true }).click();
    await page.getByText(/Expected status 200, got status 401/).waitFor();
    await page.getByRole("button", { name: "Run failed only" }).click();
    await page.getByText("of 1 trace passes").waitFor();

    await page.getByRole("row", { name: new RegExp(TRACE) }).dblclick();
    await page.getByRole("button", { name: "Take from current result" }).click();
    await page.getByText(/Taken: the trace expects/).waitFor();
    expect(await page.getByRole("textbox", { name: "Expected: Status" }).inputValue()).toBe("401");
  });

  test("a run is kept as a baseline and saved as a report", async () => {
    const { page, workbench } = window;
    await page.getByRole("button", { name: "Run library", exact: true }).click();
    await page.getByRole("button", { name: "Keep as baseline" }).click();
    await page.getByRole("textbox", { name: "Baseline name" }).fill("release");
    await page.getByRole("button", { name: "Keep", exact: true }).click();
    await expect.poll(() => existsSync(path.join(workbench.workspace, "baselines/release.json"))).toBe(true);

    await page.getByRole("button", { name: "Save report" }).click();
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("menuitem", { name: "Markdown" }).click()]);
    expect(download.suggestedFilename()).toBe("run-production.md");

    await page.getByRole("treeitem", { name: "release" }).click();
    await page.getByText("of 69 traces change").waitFor();
  });
});

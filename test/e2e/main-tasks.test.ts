import { readFileSync } from "node:fs";
import path from "node:path";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { pressUntil, tabTo } from "../support/keyboard";
import { startBrowser } from "../support/start-workbench";
import { openWindowPage, type WindowPage } from "../support/window-page";

const TRACE = "A call without a token";
const ID = "api/call-without-a-token.trace.json";
const RULE = "API: calls need a token";

/**
 * The ten main tasks, each by the keyboard alone:
 * choose a trace and send it · read its steps · switch the results shown · open the explanation · edit form and JSON ·
 * save · start a new trace · try another rule and give it up · compare configurations · run the library.
 */
describe("the ten main tasks by keyboard alone", () => {
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
    // A click here would be a failure of the test itself: there is no mouse in these tests.
    await page.evaluate(() => {
      document.addEventListener("mousedown", () => console.error("A mouse was used."), { capture: true });
    });
  });
  afterEach(async () => window.close());

  const timeline = (): Locator => page.getByRole("tree", { name: "Steps in order of evaluation" });
  const inspector = (): Locator => page.getByRole("region", { name: "Inspector" });
  const answer = (words: RegExp): Locator => page.getByRole("region", { name: "Trace results" }).getByText(words).first();
  const fileText = (): string => readFileSync(path.join(window.workbench.workspace, "traces", ID), "utf8");

  async function chooseAndSend(): Promise<void> {
    await tabTo(page, page.getByRole("textbox", { name: "Filter traces" }));
    await page.keyboard.type(TRACE);
    const tree = page.getByRole("tree", { name: "Library" });
    await tree.getByRole("treeitem", { name: TRACE }).waitFor();
    await tabTo(page, tree);
    const wanted = await tree.getByRole("treeitem", { name: TRACE }).getAttribute("id");
    await pressUntil(page, "ArrowDown", async () => (await tree.getAttribute("aria-activedescendant")) === wanted);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: TRACE }).waitFor();
    await page.keyboard.press("ControlOrMeta+Enter");
    await answer(/^Blocked/).waitFor();
  }

  async function command(words: string): Promise<void> {
    await page.keyboard.press("ControlOrMeta+K");
    await page.getByRole("combobox", { name: "Commands, traces, rules and steps" }).waitFor();
    await page.keyboard.type(words);
    await page.getByRole("option", { name: words }).first().waitFor();
    await page.keyboard.press("Enter");
  }

  test("F6 goes from pane to pane, and back to where one was", async () => {
    await chooseAndSend();
    const focus = (): Promise<string | null | undefined> =>
      page.evaluate(() => {
        const active = document.activeElement;
        return (
          active?.getAttribute("aria-label") ?? (active instanceof HTMLInputElement ? active.labels?.[0]?.innerText : active?.textContent)
        );
      });
    await tabTo(page, timeline());
    const seen: (string | null | undefined)[] = [];
    for (let presses = 0; presses < 9; presses += 1) {
      await page.keyboard.press("F6");
      seen.push(await focus());
    }
    // From the inspector round the title bar, the parts of the sidebar and the form to the results.
    expect(seen.slice(2, 5)).toEqual(["Library", "Rulesets and rules", "Runs"]);
    expect(seen.slice(5)).toContain("URL");
    expect(seen).toContain("Steps in order of evaluation");
    await tabTo(page, page.getByRole("combobox", { name: "Method", exact: true }));
    await page.keyboard.press("F6");
    await page.keyboard.press("Shift+F6");
    expect(
      await page.getByRole("combobox", { name: "Method", exact: true }).evaluate((element) => element === document.activeElement),
    ).toBe(true);
    await page.keyboard.press("F1");
    await page.getByRole("tab", { name: "Keyboard shortcuts" }).waitFor();
    await page.keyboard.press("F6");
    expect(await page.getByRole("dialog").evaluate((element) => element.contains(document.activeElement))).toBe(true);
  });

  test("1. choose a trace and send it", async () => {
    await chooseAndSend();
    await answer(/API: calls need a token/).waitFor();
  });

  test("2. read its steps", async () => {
    await chooseAndSend();
    await tabTo(page, timeline());
    await page.keyboard.press("Home");
    const heading = inspector().getByRole("heading", { level: 2 }).first();
    const first = await heading.innerText();
    await page.keyboard.press("ArrowDown");
    await expect.poll(() => heading.innerText()).not.toBe(first);
    await page.keyboard.press("Alt+ArrowDown");
    await page.keyboard.press("End");
    await page.keyboard.press("Home");
    await expect.poll(() => heading.innerText()).toBe(first);
  });

  test("3. switch the results shown", async () => {
    await chooseAndSend();
    const matched = await timeline().getByRole("treeitem").count();
    const shown = page.getByLabel("Results shown");
    await tabTo(page, shown);
    await page.keyboard.press("ArrowDown");
    await expect.poll(() => shown.inputValue()).toBe("all");
    await expect.poll(() => timeline().getByRole("treeitem").count()).toBeGreaterThan(matched);
  });

  test("4. open the explanation of a step", async () => {
    await chooseAndSend();
    const section = inspector().getByRole("button", { name: "Explanation" });
    const sentence = inspector().getByText("All four conditions hold.");
    await sentence.waitFor();
    await tabTo(page, section);
    await page.keyboard.press("Enter");
    await sentence.waitFor({ state: "hidden" });
    await page.keyboard.press("Space");
    await sentence.waitFor();
  });

  test("5. edit the form, and see the JSON follow", async () => {
    await chooseAndSend();
    await tabTo(page, page.getByRole("textbox", { name: "URL", exact: true }));
    await page.keyboard.press("ControlOrMeta+A");
    await page.keyboard.type("https://api.example.com/healthz");
    await tabTo(page, page.getByRole("tab", { name: "Form" }));
    await page.keyboard.press("ArrowRight");
    await page.locator(".monaco-editor .view-lines").getByText("healthz").waitFor();
    await page.keyboard.press("ArrowLeft");
    await page.getByRole("textbox", { name: "URL", exact: true }).waitFor();
  });

  test("6. save the trace", async () => {
    await chooseAndSend();
    await tabTo(page, page.getByRole("textbox", { name: "URL", exact: true }));
    await page.keyboard.press("End");
    await page.keyboard.type("?page=2");
    await page.keyboard.press("ControlOrMeta+S");
    await page.getByText("Saved.").waitFor();
    expect(fileText()).toContain("?page=2");
  });

  test("7. start a new trace", async () => {
    await command("New trace");
    const url = page.getByRole("textbox", { name: "URL", exact: true });
    await page.getByRole("heading", { name: "New trace" }).waitFor();
    await tabTo(page, url);
    await page.keyboard.press("ControlOrMeta+A");
    await page.keyboard.type("https://shop.example.com/");
    await page.keyboard.press("ControlOrMeta+Enter");
    await answer(/^(Allowed|Redirected|Blocked|Challenged)/).waitFor();
  });

  test("8. try another rule, and give it up", async () => {
    await chooseAndSend();
    await tabTo(page, inspector().getByRole("button", { name: "Edit rule" }));
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: RULE }).waitFor();
    await tabTo(page, page.getByRole("switch", { name: "Enabled" }));
    await page.keyboard.press("Space");
    await answer(/^Allowed/).waitFor();
    await tabTo(page, page.getByRole("button", { name: "Discard" }));
    await page.keyboard.press("Enter");
    await answer(/^Blocked/).waitFor();
  });

  test("9. compare two configurations", async () => {
    await tabTo(page, page.getByRole("button", { name: "Compare", exact: true }));
    await page.keyboard.press("Enter");
    const heading = page.getByRole("region", { name: "Before and after" }).getByRole("heading").first();
    await heading.waitFor();
    const first = await heading.innerText();
    await page.keyboard.press("Alt+ArrowDown");
    await expect.poll(() => heading.innerText()).not.toBe(first);
  });

  test("10. run the library and open what it found", async () => {
    await command("Run library");
    const verdicts = page.getByRole("grid", { name: "Traces of the run" });
    await verdicts.getByRole("gridcell").first().waitFor();
    await tabTo(page, verdicts);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.getByRole("textbox", { name: "URL", exact: true }).waitFor();
  });
});

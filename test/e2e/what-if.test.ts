import { readFileSync } from "node:fs";
import path from "node:path";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { accessibilityFaults } from "../support/check-accessibility";
import { startBrowser, startWorkbench, type Workbench } from "../support/start-workbench";

/** The shipped sample: the rule blocks the trace. */
const TRACE = "A call without a token";
const RULE = "API: calls need a token";
const FILE = "zones/example.com/rulesets/custom-rules.json";

describe("what if a rule were another, in a real browser", () => {
  let browser: Browser;
  let workbench: Workbench;
  let page: Page;
  let results: Locator;
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
    await page.goto(workbench.address);
    await page.getByRole("button", { name: "Send trace" }).waitFor();
    results = page.getByRole("region", { name: "Trace results" });
  });
  afterEach(async () => {
    await page.close();
    await workbench.stop();
    expect(faults.splice(0)).toEqual([]);
  });

  const onDisk = (configuration: string): string =>
    readFileSync(path.join(workbench.workspace, "configurations", configuration, FILE), "utf8");
  const answer = (words: RegExp): Locator => results.getByText(words).first();

  /** From the step that decided to its rule in the editor. */
  async function editDecidingRule(): Promise<void> {
    await page.getByRole("textbox", { name: "Filter traces" }).fill(TRACE);
    await page.getByRole("treeitem", { name: TRACE }).click();
    await page.getByRole("button", { name: "Send trace" }).click();
    await answer(/^Blocked/).waitFor();
    await page.getByRole("button", { name: "Edit rule" }).click();
    await page.getByRole("heading", { name: RULE }).waitFor();
    await page.locator(".monaco-editor .view-lines").first().waitFor();
  }

  async function writeExpression(text: string): Promise<void> {
    await page.locator(".monaco-editor").first().click();
    await page.keyboard.press("ControlOrMeta+A");
    await page.keyboard.insertText(text);
  }

  test("an edited expression changes the outcome at once, and discarding brings the old one back", async () => {
    await editDecidingRule();
    const before = onDisk("production");
    await writeExpression('http.host eq "nowhere.example.com"');
    await answer(/^Allowed/).waitFor();
    const banner = page.getByText("Nothing is saved.");
    await banner.waitFor();
    await page.getByRole("tab", { name: /^Changed [1-9]/ }).click();
    const outcome = page.getByRole("grid", { name: "Changed outcomes" }).getByRole("row").filter({ hasText: TRACE });
    expect(
      await outcome
        .getByRole("gridcell")
        .last()
        .evaluate((cell) => cell.scrollWidth <= cell.clientWidth),
    ).toBe(true);
    await page.getByRole("tab", { name: "Timeline" }).click();

    await writeExpression("http.hots eq");
    await page.getByText("Results are with the last text without errors.").first().waitFor();
    expect(await page.getByRole("button", { name: "Save to production" }).isDisabled()).toBe(true);
    await answer(/^Allowed/).waitFor();

    await page.getByRole("button", { name: "Discard" }).click();
    await answer(/^Blocked/).waitFor();
    await banner.waitFor({ state: "detached" });
    expect(onDisk("production")).toBe(before);
  });

  test("saved as a new configuration it appears in the picker, and the old one stays byte for byte", async () => {
    await editDecidingRule();
    const before = onDisk("production");
    await page.getByRole("switch", { name: "Enabled" }).click();
    await answer(/^Allowed/).waitFor();
    await page.getByRole("button", { name: "Save as…" }).click();
    await page.getByRole("textbox", { name: "Configuration name" }).fill("without-token-rule");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByText("Saved as “without-token-rule”.").waitFor();

    const picker = page.getByRole("combobox", { name: "Configuration" });
    await expect.poll(async () => picker.inputValue()).toBe("without-token-rule");
    expect(await picker.locator("option").allInnerTexts()).toContain("production");
    expect(onDisk("production")).toBe(before);
    const rule = /"expression": "http\.host eq \\"api\.example\.com\\" and not has_key[\s\S]*?"enabled": (true|false)/;
    expect(rule.exec(before)?.[1]).toBe("true");
    expect(rule.exec(onDisk("without-token-rule"))?.[1]).toBe("false");
    await answer(/^Allowed/).waitFor();

    await picker.selectOption("production");
    await answer(/^Blocked/).waitFor();
  });

  test("saving over the old file changes the places that were edited and no other", async () => {
    await editDecidingRule();
    const before = onDisk("production");
    await page.getByRole("button", { name: "Move rule up" }).click();
    await page.getByRole("option", { name: new RegExp(RULE), selected: true }).waitFor();
    await page.getByRole("textbox", { name: "Description" }).fill("Only with a token");
    await page.getByRole("button", { name: "Save to production" }).click();
    await page.getByText("Saved to production.").waitFor();
    const after = onDisk("production");
    expect(after).toContain('"description": "Only with a token"');
    expect(after.split("\n").sort().join("\n")).toBe(before.replace(RULE, "Only with a token").split("\n").sort().join("\n"));
    await page.getByText("Nothing is saved.").waitFor({ state: "detached" });
  });

  test("what was saved stays in the editor, after an undo too, and the next edit begins with it", async () => {
    await editDecidingRule();
    const editor = page.locator(".monaco-editor .view-lines").first();
    const shown = async (): Promise<string> => (await editor.innerText()).replace(/\s+/g, " ");
    const first = await shown();
    await page.locator(".monaco-editor").first().click();
    await page.keyboard.press("ControlOrMeta+End");
    await page.keyboard.type(" and zzz");
    await page.keyboard.press("Escape");
    while ((await shown()) !== first) await page.keyboard.press("ControlOrMeta+Z");
    for (const host of ["first", "second"]) {
      await page.keyboard.press("ControlOrMeta+End");
      await page.keyboard.type(` and http.host ne "${host}"`);
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: "Save to production" }).click();
      await expect.poll(() => onDisk("production")).toContain(host);
      await page.getByText("Nothing is saved.").waitFor({ state: "detached" });
      expect(await shown()).toContain(host);
      await page.locator(".monaco-editor").first().click();
    }
    expect(onDisk("production")).toContain('and http.host ne \\"first\\" and http.host ne \\"second\\"');
  });

  test("the keyboard alone walks through the rules and changes their order", async () => {
    await editDecidingRule();
    const list = page.getByRole("listbox", { name: "Rules in order" });
    await list.focus();
    await page.keyboard.press("ArrowDown");
    await expect.poll(async () => list.getByRole("option", { selected: true }).getAttribute("aria-posinset")).toBe("4");
    await page.keyboard.press("Alt+ArrowUp");
    await expect.poll(async () => list.getByRole("option", { selected: true }).getAttribute("aria-posinset")).toBe("3");
    await page.getByText("Nothing is saved.").waitFor();
    await page.keyboard.press("ControlOrMeta+Z");
    await page.getByText("Nothing is saved.").waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Close rule editor" }).click();
    await page.getByRole("textbox", { name: "URL", exact: true }).waitFor();
  });

  test("a rule's id is typed in its JSON letter by letter, is one undo step, and edits survive a reload", async () => {
    await editDecidingRule();
    await page.getByRole("button", { name: "Show rule JSON" }).click();
    const line = page.locator(".monaco-editor .view-line").filter({ hasText: '"id"' }).first();
    await line.click();
    await page.keyboard.press("End");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.type("-typed");
    await line.filter({ hasText: '-typed",' }).waitFor();
    await page.getByRole("button", { name: "Show rule form" }).click();
    await page.getByRole("button", { name: "Discard" }).waitFor();
    await page.getByRole("listbox", { name: "Rules in order" }).focus();
    await page.keyboard.press("ControlOrMeta+Z");
    await page.getByText("Nothing is saved.").waitFor({ state: "hidden" });

    // An edit is there again after a reload that gives it no time to be kept.
    await page.getByRole("switch", { name: "Enabled" }).click();
    await page.reload();
    await page.getByText("Nothing is saved.").waitFor();
  });

  test("items of a list are changed in a table, the open trace and the verdicts follow, and undo takes it back", async () => {
    const list = "account/lists/blocked_networks.json";
    const text = (): string => readFileSync(path.join(workbench.workspace, "configurations/production", list), "utf8");
    const before = text();
    await page.getByRole("textbox", { name: "Filter traces" }).fill(TRACE);
    await page.getByRole("treeitem", { name: TRACE }).click();
    await page.getByRole("button", { name: "Send trace" }).click();
    await answer(/^Blocked/).waitFor();
    await page.goto("about:blank");
    await page.goto(new URL(`#/file/${encodeURIComponent(list)}`, workbench.address).href);
    const items = page.getByRole("list", { name: "Items of blocked_networks" });
    await items.getByRole("textbox", { name: "Address or range 1" }).waitFor();
    await page.getByRole("textbox", { name: "Filter items" }).fill("fake orders");
    await page.getByText("2 of 3 items").waitFor();
    await page.getByRole("button", { name: "Item", exact: true }).click();
    await items.getByRole("textbox", { name: "Address or range 1" }).fill("203.0.113.0/24");
    await items.getByRole("textbox", { name: "Comment 1" }).fill("Everybody");
    await answer(/Blocked.*Block networks on the company block list/).waitFor();
    await page.getByRole("tab", { name: /^Changed [1-9]/ }).waitFor();
    await page.getByRole("button", { name: "Save to production" }).click();
    await page.getByText("Saved to production.").waitFor();
    expect(text()).toContain('"ip": "203.0.113.0/24"');
    expect(
      text()
        .split("\n")
        .filter((line) => !before.includes(line.trim())),
    ).toHaveLength(2);
    await items.getByRole("button", { name: "Remove item 1" }).click();
    await page.getByText("3 items").waitFor();
    await page.getByRole("button", { name: "Discard" }).click();
    await page.getByText("4 items").waitFor();
  });

  test("a low window shows everything that an action is told", async () => {
    await page.setViewportSize({ width: 1024, height: 700 });
    await page.getByRole("button", { name: "Skip guide" }).click();
    await page.getByRole("button", { name: "Send trace" }).click();
    await answer(/^Blocked/).waitFor();
    await page.getByRole("button", { name: "Edit rule" }).click();
    await page.getByRole("switch", { name: "Enabled" }).click();
    await page.getByText("Nothing is saved.").waitFor();
    const dock = await page.getByText("Live outcomes").boundingBox();
    for (const name of ["Action", "Place", "Description", "Response", "Status code", "Response body"]) {
      const field = await page.getByLabel(name, { exact: true }).boundingBox();
      expect((field?.y ?? Number.NaN) + (field?.height ?? Number.NaN)).toBeLessThan(dock?.y ?? 0);
    }
  });

  test("a redirect is told in a form, and its expression is not lost by trying a fixed address", async () => {
    await page.keyboard.press("ControlOrMeta+K");
    await page.keyboard.type("bare domain goes to www");
    await page.getByRole("option", { name: /^The bare domain goes to www/ }).click();
    await page.getByLabel("Target", { exact: true }).waitFor();
    const target = page.getByRole("textbox", { name: "Target URL" });
    const status = page.getByLabel("Status code", { exact: true });
    expect(await status.inputValue()).toBe("301");
    expect(await page.getByRole("switch", { name: "Preserve query string" }).isChecked()).toBe(true);
    await page.getByLabel("Target", { exact: true }).selectOption("value");
    expect(await target.inputValue()).toBe("");
    await page.getByLabel("Target", { exact: true }).selectOption("expression");
    await page.locator(".monaco-editor .view-lines").getByText("concat").waitFor();
    await page.getByLabel("Target", { exact: true }).selectOption("value");
    await target.fill("https://www.example.com/moved");
    await status.selectOption("308");
    await page.getByRole("switch", { name: "Preserve query string" }).uncheck();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole("button", { name: "Show rule JSON" }).click();
    await page.getByText('"https://www.example.com/moved"').waitFor();
    await page.getByText('"preserve_query_string": false').waitFor();
  });
});

import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startBrowser } from "../support/start-workbench";
import { openWindowPage, type WindowPage } from "../support/window-page";

const TOKEN = "A call without a token";
const HEALTH = "A health check";
const VERSION = "A call to version 1";
const HEALTH_ID = "api/health-check.trace.json";
const TOKEN_LINK = "#/trace/api%2Fcall-without-a-token.trace.json";

/** Several traces in one window, and one trace in several windows. */
describe("open traces, in a real browser", () => {
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
  });
  afterEach(async () => window.close());

  const fileOf = (traceId: string): string => path.join(window.workbench.workspace, "traces", traceId);
  const row = (name: string, of = page): Locator => of.getByRole("tree", { name: "Library" }).getByRole("treeitem", { name });
  const url = (of = page): Locator => of.getByRole("textbox", { name: "URL", exact: true });
  const heading = (name: string, of = page): Locator => of.getByRole("heading", { name, exact: true });
  const address = (): Promise<string> => page.evaluate(() => document.location.hash);
  const strip = (of = page): Locator => of.getByRole("tablist", { name: "Open traces" });
  const tabNames = async (of = page): Promise<readonly (string | null)[]> =>
    strip(of)
      .getByRole("tab")
      .evaluateAll((tabs) => tabs.map((tab) => tab.getAttribute("aria-label")));

  async function keepOpen(name: string, of = page): Promise<void> {
    await row(name, of).dblclick();
    await heading(name, of).waitFor();
  }

  test("tabs keep which steps are folded, and where the cursor stands in the JSON", async () => {
    await keepOpen(HEALTH);
    await keepOpen(TOKEN);
    await page.getByRole("button", { name: "Send trace" }).click();
    const ruleset = page.getByRole("tree", { name: "Steps in order of evaluation" }).getByRole("treeitem", { name: /^Zone ruleset/ });
    await ruleset.last().dblclick();
    await expect.poll(() => ruleset.last().getAttribute("aria-expanded")).toBe("false");
    await page.getByRole("tab", { name: "JSON", exact: true }).click();
    await page.locator(".monaco-editor .view-lines").first().waitFor();
    const text = page.getByRole("textbox", { name: "Saved trace as JSON" });
    await text.focus();
    await page.keyboard.press("Control+Home");
    for (let down = 0; down < 2; down += 1) await page.keyboard.press("ArrowDown");
    await strip().getByRole("tab", { name: HEALTH }).click();
    await heading(HEALTH).waitFor();
    await strip().getByRole("tab", { name: TOKEN }).click();
    await heading(TOKEN).waitFor();
    await expect.poll(() => ruleset.last().getAttribute("aria-expanded")).toBe("false");
    await page.locator(".monaco-editor .view-lines").getByText("without a token").first().waitFor();
    await text.focus();
    await page.keyboard.type("@@");
    await page
      .getByRole("alert")
      .filter({ hasText: /^Line 3,/ })
      .waitFor();
  });

  test("tabs keep what is unsaved, also JSON with a mistake, and come back as they were", async () => {
    await row(TOKEN).click();
    await heading(TOKEN).waitFor();
    await keepOpen(HEALTH);
    const form = page.getByRole("form", { name: "Trace" });
    await form.evaluate((element) => element.scrollTo(0, 200));
    await row(VERSION).click();
    await heading(VERSION).waitFor();
    await strip().getByRole("tab", { name: HEALTH }).click();
    await heading(HEALTH).waitFor();
    await expect.poll(async () => form.evaluate((element) => element.scrollTop)).toBe(200);
    await row(TOKEN).click();
    await heading(TOKEN).waitFor();
    await expect.poll(tabNames).toEqual([HEALTH, TOKEN]);

    await url().fill("https://api.example.com/changed");
    await page.keyboard.press("Alt+PageUp");
    await heading(HEALTH).waitFor();
    await expect.poll(tabNames).toEqual([HEALTH, `${TOKEN}, unsaved`]);
    await page.getByRole("tab", { name: "JSON" }).click();
    await page.locator(".monaco-editor .view-lines").first().waitFor();
    await page.getByRole("textbox", { name: "Saved trace as JSON" }).focus();
    await page.keyboard.press("Control+Home");
    await page.keyboard.type("{{ half");
    await page.getByRole("alert").filter({ hasText: /^Line/ }).waitFor();
    await page.keyboard.press("Control+z");
    await page.keyboard.press("Control+Shift+z");

    await page.keyboard.press("Alt+PageDown");
    await heading(TOKEN).waitFor();
    await page.keyboard.press("Alt+w");
    await page.getByText(`“${TOKEN}” is closed; its unsaved changes are kept.`).waitFor();
    await expect.poll(tabNames).toEqual([`${HEALTH}, unsaved`]);
    await page.getByRole("button", { name: "Undo" }).click();
    await heading(TOKEN).waitFor();
    await page.getByRole("tab", { name: "Form" }).click();
    await expect.poll(async () => url().inputValue()).toBe("https://api.example.com/changed");

    await strip().getByRole("tab", { name: TOKEN }).focus();
    await page.keyboard.press("Alt+Shift+ArrowLeft");
    await expect.poll(tabNames).toEqual([`${TOKEN}, unsaved`, `${HEALTH}, unsaved`]);
    await page.reload();
    await heading(TOKEN).waitFor();
    await expect.poll(tabNames).toEqual([`${TOKEN}, unsaved`, `${HEALTH}, unsaved`]);
    await expect.poll(async () => url().inputValue()).toBe("https://api.example.com/changed");
    await strip().getByRole("tab", { name: HEALTH }).click();
    await page.getByRole("alert").filter({ hasText: /^Line/ }).waitFor();
    await page.getByRole("button", { name: "Show", exact: true }).click();
    await page.getByText("{{ half").waitFor();

    await strip().getByRole("tab", { name: HEALTH }).click({ button: "right" });
    await page.getByRole("menuitem", { name: "Close all" }).click();
    await page.getByText("No trace is open.").waitFor();
    await expect.poll(() => row(HEALTH).getByText("unsaved").count()).toBe(1);
  });

  test("a file that changes on disk while it is edited is a question with three answers", async () => {
    await keepOpen(HEALTH);
    const theirs = readFileSync(fileOf(HEALTH_ID), "utf8").replace('"api"', '"api", "theirs"');
    await url().fill("https://api.example.com/mine");
    writeFileSync(fileOf(HEALTH_ID), theirs);
    const question = page.getByRole("alert").filter({ hasText: "The file changed on disk" });
    await question.waitFor();

    await page.keyboard.press("Control+s");
    await page.getByRole("dialog").getByRole("button", { name: "See the difference" }).click();
    await page.getByRole("dialog", { name: "The file on disk and your version" }).getByText("theirs").first().waitFor();
    await page.getByRole("button", { name: "Decide later" }).click();
    expect(readFileSync(fileOf(HEALTH_ID), "utf8")).toBe(theirs);

    await question.getByRole("button", { name: "Take theirs" }).click();
    await expect.poll(async () => url().inputValue()).toBe("https://api.example.com/healthz");
    await url().press("Control+z");
    await expect.poll(async () => url().inputValue()).toBe("https://api.example.com/mine");
    await page.keyboard.press("Control+s");
    await page.getByText("Saved.").waitFor();
    expect(readFileSync(fileOf(HEALTH_ID), "utf8")).toContain("https://api.example.com/mine");

    await url().fill("https://api.example.com/kept");
    rmSync(fileOf(HEALTH_ID));
    await page.getByRole("alert").filter({ hasText: "The file is gone from disk." }).waitFor();
    await expect.poll(tabNames).toContain(`${HEALTH}, unsaved, file deleted, moved or renamed`);
    await page.getByRole("button", { name: "Save it again" }).click();
    await expect.poll(() => existsSync(fileOf(HEALTH_ID))).toBe(true);
    expect(readFileSync(fileOf(HEALTH_ID), "utf8")).toContain("https://api.example.com/kept");
  });

  test("two windows on one trace never take each other's changes", async () => {
    await keepOpen(HEALTH);
    // The new window begins with a copy of the first one's memory, its name included.
    const opened = page.waitForEvent("popup");
    await page.evaluate(() => void globalThis.window.open(document.location.href));
    const other = await opened;
    await keepOpen(HEALTH, other);
    await url().fill("https://api.example.com/one");
    await url(other).fill("https://api.example.com/two");
    await other.keyboard.press("Control+s");
    await other.getByText("Saved.").waitFor();
    await page.getByRole("alert").filter({ hasText: "The file changed on disk" }).waitFor();
    await page.reload();
    await page.getByRole("alert").filter({ hasText: "The file changed on disk" }).waitFor();
    await expect.poll(async () => url().inputValue()).toBe("https://api.example.com/one");

    await url(other).fill("https://api.example.com/left");
    await expect.poll(() => tabNames(other)).toContain(`${HEALTH}, unsaved`);
    await other.close();
    await page.getByRole("button", { name: "Keep mine" }).click();
    await page.reload();
    const left = page.getByRole("alert").filter({ hasText: "Another window left unsaved changes" });
    await left.getByRole("button", { name: "Take theirs" }).click();
    await expect.poll(async () => url().inputValue()).toBe("https://api.example.com/left");
    await url().press("Control+z");
    await expect.poll(async () => url().inputValue()).toBe("https://api.example.com/one");
  });

  test("the address follows the steps, two traces stand beside each other, and undo is for what has the focus", async () => {
    await keepOpen(TOKEN);
    await page.getByRole("button", { name: "Send trace" }).click();
    await expect.poll(address).toMatch(/\/step\//);
    const sent = await address();
    const before = await page.evaluate(() => history.length);
    const timeline = page.getByRole("tree", { name: "Steps in order of evaluation" });
    await timeline.focus();
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowUp");
    await expect.poll(address).not.toBe(sent);
    expect(await page.evaluate(() => history.length)).toBe(before);
    const walked = await address();
    expect(walked.startsWith(`${TOKEN_LINK}/step/`)).toBe(true);

    await row(HEALTH).click({ button: "right" });
    await page.getByRole("menuitem", { name: "Open beside the open trace" }).click();
    const both = page.getByRole("listbox", { name: "Both timelines, aligned" });
    await both.waitFor();
    const link = await address();
    expect(link).toBe("#/beside/api%2Fcall-without-a-token.trace.json/api%2Fhealth-check.trace.json");
    await page
      .getByRole("region", { name: `Left: ${TOKEN}` })
      .getByText("Blocked")
      .waitFor();
    await page
      .getByRole("region", { name: `Right: ${HEALTH}` })
      .getByText("Allowed")
      .waitFor();
    await both.getByText("API: calls need a token").first().click();
    await page.getByRole("region", { name: "Step left" }).waitFor();
    await page.goBack();
    await heading(TOKEN).waitFor();
    await expect.poll(address).toBe(walked);
    await page.goto("about:blank");
    await page.goto(new URL(link, window.workbench.address).href);
    await both.waitFor();

    await page.getByRole("button", { name: "Close the comparison" }).click();
    await heading(TOKEN).waitFor();
    await url().fill("https://api.example.com/other");
    await row(HEALTH).click();
    await heading(HEALTH).waitFor();
    await page.keyboard.press("Delete");
    await page.getByText(`“${HEALTH}” is in the trash.`).waitFor();
    await expect.poll(() => row(HEALTH).count()).toBe(0);
    await page.getByRole("tree", { name: "Library" }).press("Control+z");
    await row(HEALTH).waitFor();
    await strip().getByRole("tab", { name: TOKEN }).click();
    await url().press("Control+z");
    await expect.poll(async () => url().inputValue()).toBe("https://api.example.com/v2/orders/10422");
  });
});

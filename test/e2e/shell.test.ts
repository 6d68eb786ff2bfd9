import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accessibilityFaults } from "../support/check-accessibility";
import { pressUntil } from "../support/keyboard";
import { startBrowser } from "../support/start-workbench";
import { openWindowPage, type WindowPage } from "../support/window-page";

describe("the window around the traces, in a real browser", () => {
  let browser: Browser;
  let window: WindowPage;
  let page: Page;

  beforeAll(async () => {
    browser = await startBrowser();
    window = await openWindowPage(browser);
    ({ page } = window);
    await page.getByRole("button", { name: "Skip guide" }).click();
  });
  afterAll(async () => {
    await window.close();
    await browser.close();
  });

  async function runCommand(words: string): Promise<void> {
    await page.keyboard.press("ControlOrMeta+K");
    await page.keyboard.type(words);
    await page.keyboard.press("Enter");
  }

  test("a broken rule is found, has a link, and F8 goes to it", async () => {
    writeFileSync(path.join(window.workbench.workspace, "configurations/production/zones/example.com/dns_records.json"), "{ not json");
    await page.getByRole("button", { name: /^\d+ error/ }).click();
    const list = page.getByRole("list", { name: "Findings of the configuration" });
    await list.getByText("dns_records.json").first().waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(new URL(page.url()).hash).toBe("#/findings");
    await page.reload();
    await list.getByText("dns_records.json").first().waitFor();
    await page.keyboard.press("F8");
    await page.getByText(/Finding 1 of \d+/).waitFor();
  });

  test("a row of the configuration has its menu on Shift+F10", async () => {
    const tree = page.getByRole("tree", { name: "Rulesets and rules" });
    await tree.focus();
    await pressUntil(page, "ArrowDown", async () => (await tree.getAttribute("aria-activedescendant"))?.endsWith("-1") === true);
    await page.keyboard.press("Shift+F10");
    await page.getByRole("menu", { name: "Configuration" }).getByRole("menuitem").first().waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("menu").waitFor({ state: "detached" });
  });

  test("about tells all versions", async () => {
    await runCommand("About Trace");
    const about = page.getByRole("dialog", { name: "About Trace Workbench" });
    await about.getByText("Node.js").waitFor();
    await about.getByText("not affiliated", { exact: false }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await about.waitFor({ state: "detached" });
  });

  test("rows come closer together, and a trace file is opened by the browser's means", async () => {
    const height = async (): Promise<number | undefined> =>
      (await page.getByRole("tree", { name: "Library" }).getByRole("treeitem").first().boundingBox())?.height;
    expect(await height()).toBe(24);
    await runCommand("Density: compact");
    await expect.poll(height).toBe(20);
    const folder = mkdtempSync(path.join(tmpdir(), "trace-file-"));
    const file = path.join(folder, "mine.trace.json");
    writeFileSync(file, JSON.stringify({ name: "From elsewhere", trace: { method: "GET", url: "https://example.com/" } }));
    const chooser = page.waitForEvent("filechooser");
    await runCommand("Open trace file");
    await (await chooser).setFiles(file);
    await page.getByRole("heading", { name: "From elsewhere" }).waitFor();

    await page.evaluate(() =>
      Object.defineProperty(Blob.prototype, "text", { value: () => Promise.reject(new Error("The file went away.")) }),
    );
    const again = page.waitForEvent("filechooser");
    await runCommand("Open trace file");
    await (await again).setFiles(file);
    await page.getByRole("alert").getByText("The file went away.").waitFor();
    rmSync(folder, { recursive: true });
  });

  test("a dialog keeps its keys, and what was typed into it", async () => {
    await runCommand("New folder");
    const dialog = page.getByRole("dialog");
    const field = dialog.getByRole("textbox").first();
    await field.fill("half of a name");
    for (const key of ["ControlOrMeta+K", "F1", "ControlOrMeta+S", "Alt+W", "ControlOrMeta+Enter"]) await page.keyboard.press(key);
    expect(await page.getByRole("dialog").count()).toBe(1);
    expect(await field.inputValue()).toBe("half of a name");
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    await page.getByRole("heading", { name: "From elsewhere" }).waitFor();
  });

  test("on another screen a key changes nothing unseen, and a new trace is shown", async () => {
    await runCommand("Compare configurations");
    const pairs = page.getByRole("listbox", { name: /timelines/i });
    await pairs.waitFor();
    await page.keyboard.press("ControlOrMeta+Enter");
    const active = async (): Promise<string | null> => pairs.getAttribute("aria-activedescendant");
    await pairs.focus();
    await page.keyboard.press("Home");
    const first = await active();
    await page.keyboard.press("F8");
    expect(new URL(page.url()).hash).toMatch(/^#\/comparison/);
    await expect.poll(active).not.toBe(first);
    await runCommand("New trace");
    await page.getByRole("heading", { name: "New trace" }).waitFor();
    await page.getByText("No result yet").waitFor();
  });

  describe("the focus is never lost", () => {
    const focused = async (): Promise<string> =>
      page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent ?? "");

    test("when a dialog closes that a menu opened", async () => {
      await page.getByRole("treeitem", { name: "A call without a token" }).click();
      await page.getByRole("tree", { name: "Library" }).focus();
      await page.keyboard.press("Shift+F10");
      await page.getByRole("menuitem", { name: /^Rename/ }).click();
      await page.getByRole("dialog").waitFor();
      await page.keyboard.press("Escape");
      await expect.poll(focused).toBe("Library");

      await page.getByRole("button", { name: "Settings" }).focus();
      await page.keyboard.press("Enter");
      await page.getByRole("menuitem", { name: /^About/ }).click();
      await page.getByRole("dialog").waitFor();
      await page.keyboard.press("Escape");
      await expect.poll(focused).toBe("Settings");
    });

    test("when a control takes itself away", async () => {
      const country = page.getByLabel("Country", { exact: true });
      await country.fill("NL");
      await country.press("Tab");
      const reset = page.getByRole("button", { name: "Reset", exact: true }).last();
      await reset.focus();
      await page.keyboard.press("Enter");
      await expect.poll(() => page.evaluate(() => document.activeElement === document.body)).toBe(false);
      expect(await page.evaluate(() => document.activeElement?.closest("form, section") !== null)).toBe(true);

      const filter = page.getByRole("textbox", { name: "Filter traces" });
      await filter.fill("token");
      await page.getByRole("button", { name: "Clear the filter" }).focus();
      await page.keyboard.press("Enter");
      await expect.poll(focused).toBe("Filter traces");
    });

    test("when the sidebar lies over the page", async () => {
      await page.setViewportSize({ width: 1024, height: 700 });
      await page.getByRole("navigation").getByRole("button", { name: "Library" }).click();
      await expect.poll(focused).toBe("Library");
      const filter = page.getByRole("textbox", { name: "Filter traces" });
      await filter.fill("token");
      await page.keyboard.press("Escape");
      expect(await filter.inputValue()).toBe("");
      // Tab goes on to the bars around it, and never to what it covers.
      const places = new Set<string>();
      for (let presses = 0; presses < 30; presses++) {
        await page.keyboard.press("Tab");
        places.add(await page.evaluate(() => document.activeElement?.closest("[data-pane], footer, header")?.ariaLabel ?? ""));
      }
      expect([...places]).toContain("Status");
      expect([...places]).not.toContain("Trace builder");
      await filter.focus();
      await page.keyboard.press("Escape");
      await filter.waitFor({ state: "detached" });
      await expect.poll(focused).toBe("Library");
      await page.setViewportSize({ width: 1440, height: 900 });
    });
  });
});

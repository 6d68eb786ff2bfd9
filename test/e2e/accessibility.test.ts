import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { accessibilityFaults } from "../support/check-accessibility";
import { invisibleFocus, motionLeft, statesWithoutColour, unnamedControls } from "../support/control-faults";
import { layoutFaults } from "../support/layout-faults";
import { SCREENS } from "../support/screens";
import { startBrowser, startWorkbench } from "../support/start-workbench";
import { openWindowPage, type WindowPage } from "../support/window-page";

/** Further themes a screen is looked at in; high contrast is the setting of the window itself. */
const THEMES = [
  ["dark", "system"],
  ["light", "more"],
  ["dark", "more"],
] as const;

/** The window as it is, smaller, and enlarged to 200 %. */
const SIZES = [
  [1440, 900],
  [1024, 700],
  [720, 450],
] as const;

async function contrastFaults(page: Page): Promise<Readonly<Record<string, readonly string[]>>> {
  const faults: Record<string, readonly string[]> = {};
  for (const [colorScheme, contrast] of THEMES) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.evaluate((wanted) => {
      document.documentElement.dataset["contrast"] = wanted;
    }, contrast);
    const found = await accessibilityFaults(page, "colours");
    if (found.length > 0) faults[`${colorScheme}, contrast ${contrast}`] = found;
  }
  await page.evaluate(() => {
    document.documentElement.dataset["contrast"] = "system";
  });
  return faults;
}

describe("every screen", () => {
  let browser: Browser;
  let window: WindowPage;

  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(async () => browser.close());
  beforeEach(async () => {
    window = await openWindowPage(browser);
    await window.page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  });
  afterEach(async () => window.close());

  test.each(SCREENS)("$name", async ({ open }) => {
    const { page } = window;
    await open(page);
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await contrastFaults(page)).toEqual({});
    expect(await unnamedControls(page)).toEqual([]);
    expect(await motionLeft(page)).toEqual([]);
    await page.emulateMedia({ forcedColors: "active", reducedMotion: "reduce" });
    expect(await statesWithoutColour(page)).toEqual([]);
    await page.emulateMedia({ forcedColors: "none", reducedMotion: "reduce" });
    expect(await invisibleFocus(page)).toEqual([]);
    for (const [width, height] of SIZES) {
      await page.setViewportSize({ width, height });
      // The page follows a new size in its own time: what stays is a fault.
      await expect.poll(() => layoutFaults(page), { message: `${width} × ${height}` }).toEqual([]);
    }
  });

  /** What opens a dialog, by its name. */
  const OPENERS = ["Search or run a command", "Import configuration", "What is simulated"] as const;

  test("a dialog takes the focus, keeps it, and gives it back to what opened it", async () => {
    const { page } = window;
    for (const name of OPENERS) {
      const opener = page.getByRole("button", { name, exact: true });
      await opener.focus();
      await page.keyboard.press("Enter");
      const dialog = page.getByRole("dialog");
      await dialog.waitFor();
      for (const key of ["Tab", "Tab", "Tab", "Shift+Tab"]) {
        await page.keyboard.press(key);
        expect(await dialog.evaluate((element) => element.contains(document.activeElement)), `${name}: ${key}`).toBe(true);
      }
      await page.keyboard.press("Escape");
      await dialog.waitFor({ state: "detached" });
      await expect.poll(() => opener.evaluate((element) => element === document.activeElement)).toBe(true);
    }
  });
});

describe("axe finds nothing serious or critical in an empty workspace", () => {
  let browser: Browser;
  let folder: string;

  beforeAll(async () => {
    browser = await startBrowser();
    folder = mkdtempSync(path.join(tmpdir(), "empty-"));
    writeFileSync(path.join(folder, "workspace.json"), JSON.stringify({ version: 1, name: "Nothing yet" }));
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test.each(["light", "dark"] as const)("where there are neither traces nor configurations, %s", async (colorScheme) => {
    const workbench = await startWorkbench(folder);
    const page = await browser.newPage({ colorScheme, reducedMotion: "reduce" });
    await page.goto(workbench.address);
    await page.getByText("No traces yet.").waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.close();
    await workbench.stop();
  });
});

import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { layoutFaults } from "../support/layout-faults";
import { startBrowser } from "../support/start-workbench";
import { openWindowPage, type WindowPage } from "../support/window-page";

/** The last two: a window of 1440×900 enlarged to 200 %, and one column of a large phone's width. */
const SIZES = [
  [1024, 700],
  [1440, 900],
  [2560, 1440],
  [720, 450],
  [480, 800],
] as const;

async function runCommand(page: Page, words: string): Promise<void> {
  await page.keyboard.press("ControlOrMeta+K");
  await page.keyboard.type(words);
  await page.keyboard.press("Enter");
}

/** The main screens, each reached from the one before. */
const SCREENS: readonly (readonly [name: string, open: (page: Page) => Promise<void>])[] = [
  ["the window as it opens", async (page) => page.getByRole("button", { name: "Send trace" }).waitFor()],
  [
    "a result",
    async (page) => {
      await page.keyboard.press("ControlOrMeta+Enter");
      await page.getByRole("region", { name: "Answer" }).waitFor();
    },
  ],
  [
    "a rule in the editor",
    async (page) => {
      await runCommand(page, "calls need a token");
      await page.getByRole("heading", { name: "API: calls need a token" }).waitFor();
    },
  ],
  [
    "a run",
    async (page) => {
      await runCommand(page, "Run library");
      await page.getByRole("grid", { name: "Traces of the run" }).getByRole("gridcell").first().waitFor();
    },
  ],
  [
    "a comparison",
    async (page) => {
      await runCommand(page, "Compare configurations");
      await page.getByText("First divergence").first().waitFor({ timeout: 60_000 });
    },
  ],
  [
    "the import dialog",
    async (page) => {
      await runCommand(page, "Import");
      await page.getByRole("dialog", { name: "Import" }).waitFor();
    },
  ],
  [
    "help",
    async (page) => {
      await page.keyboard.press("Escape");
      await page.keyboard.press("F1");
      await page.getByRole("dialog", { name: "Help" }).getByRole("listitem").first().waitFor();
    },
  ],
];

describe("everything fits into the window", () => {
  let browser: Browser;
  let window: WindowPage;

  beforeAll(async () => {
    browser = await startBrowser();
    window = await openWindowPage(browser);
  });
  afterAll(async () => {
    await window.close();
    await browser.close();
  });

  test.each(SIZES)("of %d × %d", async (width, height) => {
    const { page, workbench } = window;
    await page.setViewportSize({ width, height });
    await page.goto(workbench.address);
    for (const [name, open] of SCREENS) {
      await open(page);
      await expect.poll(() => layoutFaults(page), { message: name }).toEqual([]);
    }
  });

  test("also when it gets narrower while a comparison is open", async () => {
    const { page, workbench } = window;
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(workbench.address);
    await page.getByRole("button", { name: "Send trace" }).waitFor();
    await runCommand(page, "Compare configurations");
    const edits = page.getByRole("listbox", { name: "Edits" }).getByRole("option");
    const distance = async (): Promise<number> => {
      const [first, second] = [await edits.nth(0).boundingBox(), await edits.nth(1).boundingBox()];
      return (second?.y ?? Number.NaN) - (first?.y ?? Number.NaN);
    };
    await expect.poll(distance).toBe(28);
    await page.setViewportSize({ width: 1024, height: 700 });
    await expect.poll(distance).toBe(44);
  });

  test("its panes follow the window until somebody moves them", async () => {
    const { page, workbench } = window;
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(workbench.address);
    const sidebar = page.getByRole("complementary", { name: "Workspace" });
    const width = async (): Promise<number> => Math.round((await sidebar.boundingBox())?.width ?? Number.NaN);
    await expect.poll(width).toBe(224);
    await page.setViewportSize({ width: 2560, height: 1440 });
    await expect.poll(width).toBe(304);
    await page.getByRole("separator", { name: "Width of the sidebar" }).focus();
    await page.keyboard.press("ArrowRight");
    await expect.poll(width).toBeGreaterThan(304);
    const moved = await width();
    await page.setViewportSize({ width: 1440, height: 900 });
    await expect.poll(width).toBe(moved);
  });

  test("and nothing moves when the guided start is put away", async () => {
    const { page, workbench } = window;
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(workbench.address);
    const guide = page.getByRole("region", { name: "Guided start" });
    await guide.waitFor();
    const heads = async (): Promise<readonly (number | undefined)[]> =>
      Promise.all(
        [page.getByRole("heading", { name: "Trace results" }), page.getByRole("button", { name: "Send trace" })].map(
          async (place) => (await place.boundingBox())?.y,
        ),
      );
    const before = await heads();
    await guide.getByRole("button", { name: "Skip guide" }).click();
    await guide.waitFor({ state: "detached" });
    expect(await heads()).toEqual(before);
  });
});

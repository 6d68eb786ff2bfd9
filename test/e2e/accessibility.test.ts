import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { accessibilityFaults } from "../support/check-accessibility";
import { startBrowser, startWorkbench } from "../support/start-workbench";
import { openWindowPage, type WindowPage } from "../support/window-page";

const TRACE = "A call without a token";

async function sendBlockedTrace(page: Page): Promise<void> {
  await page.getByRole("textbox", { name: "Filter traces" }).fill(TRACE);
  await page.getByRole("treeitem", { name: TRACE }).click();
  await page.getByRole("textbox", { name: "Filter traces" }).fill("");
  await page.getByRole("button", { name: "Send trace" }).click();
  await page
    .getByRole("region", { name: "Trace results" })
    .getByText(/^Blocked/)
    .first()
    .waitFor();
}

async function sendAndShowAll(page: Page): Promise<void> {
  await sendBlockedTrace(page);
  await page.getByLabel("Results shown").selectOption({ label: "All configurations" });
}

async function editRule(page: Page): Promise<void> {
  await sendBlockedTrace(page);
  await page.getByRole("button", { name: "Edit rule" }).click();
  await page.locator(".monaco-editor .view-lines").first().waitFor();
}

async function openPalette(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Search or run a command" }).click();
  await page.getByRole("dialog").waitFor();
}

/** Every screen, and the way to it from a fresh window. */
const SCREENS: readonly (readonly [name: string, open: (page: Page) => Promise<void>])[] = [
  ["the window as it opens", async () => undefined],
  ["a trace with its matched configurations", sendBlockedTrace],
  ["a trace with all configurations", sendAndShowAll],
  [
    "the steps as a table",
    async (page) => {
      await sendAndShowAll(page);
      await page.getByRole("button", { name: "Steps as a table" }).click();
      await page.getByRole("table", { name: "Steps as a table" }).waitFor();
    },
  ],
  [
    "the JSON of a trace",
    async (page) => {
      await page.getByRole("tab", { name: "JSON" }).click();
      await page.locator(".monaco-editor .view-lines").first().waitFor();
    },
  ],
  ["the rule editor", editRule],
  [
    "the comparison",
    async (page) => {
      await page.getByLabel("compare with").selectOption("proposed");
      await page.getByRole("button", { name: "Compare", exact: true }).click();
      await page.getByRole("region", { name: "Before and after" }).waitFor();
    },
  ],
  [
    "two traces beside each other",
    async (page) => {
      await page.getByRole("treeitem", { name: TRACE }).click();
      await page.getByRole("treeitem", { name: "A health check" }).click({ button: "right" });
      await page.getByRole("menuitem", { name: "Open beside the open trace" }).click();
      await page.getByRole("listbox", { name: "Both timelines, aligned" }).waitFor();
    },
  ],
  [
    "a run of the library",
    async (page) => {
      await page.getByRole("button", { name: "Run library", exact: true }).click();
      await page.getByRole("listbox", { name: "Verdicts of the run" }).getByRole("option").first().waitFor();
    },
  ],
  [
    "the coverage",
    async (page) => {
      await page.getByRole("button", { name: "Run library", exact: true }).click();
      await page.getByRole("button", { name: "Keep as baseline" }).waitFor();
      await page
        .getByRole("tree", { name: "Runs" })
        .getByRole("treeitem", { name: /Coverage/ })
        .click();
      await page.getByRole("listbox", { name: "Rules and their conditions" }).getByRole("option").first().waitFor();
    },
  ],
  [
    "the import dialog",
    async (page) => {
      await page.getByRole("button", { name: "Import configuration" }).click();
      await page.getByRole("dialog").waitFor();
    },
  ],
  ["the command palette", openPalette],
  [
    "the language reference",
    async (page) => {
      await page.keyboard.press("F1");
      await page.getByRole("list", { name: "Rules language" }).getByRole("listitem").first().waitFor();
    },
  ],
  [
    "the keyboard shortcuts",
    async (page) => {
      await page.keyboard.press("F1");
      await page.getByRole("tab", { name: "Keyboard shortcuts" }).click();
      await page.getByRole("region", { name: "Keys" }).waitFor();
    },
  ],
  [
    "the settings",
    async (page) => {
      await page.getByRole("button", { name: "Settings" }).click();
      await page.getByRole("menu").waitFor();
    },
  ],
];

describe.each(["light", "dark"] as const)("axe finds nothing serious or critical, %s", (colorScheme) => {
  let browser: Browser;
  let window: WindowPage;

  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(async () => browser.close());
  beforeEach(async () => {
    window = await openWindowPage(browser);
    await window.page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
  });
  afterEach(async () => window.close());

  test.each(SCREENS)("on %s", async (_, open) => {
    await open(window.page);
    expect(await accessibilityFaults(window.page)).toEqual([]);
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

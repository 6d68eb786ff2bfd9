import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startBrowser, startWorkbench } from "../support/start-workbench";
import { limit, tellFigure } from "./support/form";
import { HOSTILE, HOSTILE_NAME, makeHostileWorkspace, readShown, type Shown } from "./support/hostile";

async function send(page: Page): Promise<void> {
  await page.getByRole("tree", { name: "Library" }).getByText("plain", { exact: true }).click();
  await page.getByRole("button", { name: "Send trace" }).click();
  await page
    .getByRole("region", { name: "Trace results" })
    .getByText(/Blocked by/)
    .first()
    .waitFor();
}

async function openDialog(page: Page, command: string): Promise<void> {
  await page.keyboard.press("ControlOrMeta+K");
  await page.getByRole("combobox", { name: "Commands, traces, rules and steps" }).fill(command);
  await page.getByRole("option").first().waitFor();
}

/** Every screen, and what leads to it from a fresh window. Each is looked at when its step is done. */
const SCREENS: readonly (readonly [name: string, open: (page: Page) => Promise<void>])[] = [
  ["the window as it opens", async () => undefined],
  [
    "the library, with every item chosen in turn",
    async (page) => {
      const items = page.getByRole("tree", { name: "Library" }).getByRole("treeitem");
      for (let index = 0; index < Math.min(await items.count(), 8); index++) await items.nth(index).click();
    },
  ],
  [
    "the library's menu and its dialogs",
    async (page) => {
      await page.getByRole("tree", { name: "Library" }).getByRole("treeitem").first().click({ button: "right" });
      await page.getByRole("menu").waitFor();
    },
  ],
  ["a result, and its step in the inspector", send],
  [
    "all steps",
    async (page) => {
      await send(page);
      await page.getByLabel("Results shown").selectOption({ label: "All configurations" });
      const steps = page.getByRole("tree", { name: "Steps in order of evaluation" }).getByRole("treeitem");
      for (let index = 0; index < Math.min(await steps.count(), 6); index++) await steps.nth(index).click();
    },
  ],
  [
    "the steps as a table",
    async (page) => {
      await send(page);
      await page.getByRole("button", { name: "Steps as a table" }).click();
      await page.getByRole("table", { name: "Steps as a table" }).waitFor();
    },
  ],
  [
    "the builder's JSON",
    async (page) => {
      await send(page);
      await page.getByRole("tab", { name: "JSON" }).click();
      await page.locator(".monaco-editor .view-lines").first().waitFor();
    },
  ],
  [
    "the rule editor",
    async (page) => {
      await send(page);
      await page.getByRole("button", { name: "Edit rule" }).click();
      await page.locator(".monaco-editor .view-lines").first().waitFor();
    },
  ],
  [
    "a run",
    async (page) => {
      await page.getByRole("button", { name: "Run library", exact: true }).click();
      await page.getByRole("grid", { name: "Traces of the run" }).getByRole("gridcell").first().waitFor();
    },
  ],
  [
    "a comparison",
    async (page) => {
      await page.getByLabel("compare with").selectOption("proposed");
      await page.getByRole("button", { name: "Compare", exact: true }).click();
      await page.getByRole("region", { name: "Before and after" }).waitFor();
    },
  ],
  [
    "a comparison with a configuration of a hostile name",
    async (page) => {
      await page.getByLabel("compare with").selectOption(HOSTILE_NAME);
      await page.getByRole("button", { name: "Compare", exact: true }).click();
      await page.getByRole("region", { name: "Before and after" }).waitFor();
    },
  ],
  [
    "the import dialog, with what is missing",
    async (page) => {
      const rules = {
        success: true,
        result: {
          id: HOSTILE,
          name: HOSTILE,
          kind: "zone",
          phase: "http_request_firewall_custom",
          rules: [
            {
              id: "1",
              action: "block",
              expression: `ip.src in $missing or http.host eq "${HOSTILE.replaceAll(/["\\\n\r]/g, "")}"`,
              description: HOSTILE,
            },
          ],
        },
      };
      const zone = { success: true, result: { id: HOSTILE, name: "imported.example", status: "active", plan: { legacy_id: HOSTILE } } };
      await page.getByRole("button", { name: "Import configuration" }).click();
      await page.getByRole("dialog").waitFor();
      await page.getByLabel("Files to import").setInputFiles(
        [zone, rules, { [HOSTILE]: HOSTILE }].map((content, index) => ({
          name: `${index}-${HOSTILE_NAME}.json`,
          mimeType: "application/json",
          buffer: Buffer.from(JSON.stringify(content)),
        })),
      );
      await page.getByRole("textbox", { name: "Configuration name" }).fill("imported");
      await page.getByRole("button", { name: "Import", exact: true }).click();
      await page.getByRole("dialog").getByRole("heading").first().waitFor();
    },
  ],
  ["the palette", async (page) => openDialog(page, "plain")],
  ["the palette, asked for what is hostile", async (page) => openDialog(page, "img src")],
  [
    "the findings",
    async (page) => {
      await openDialog(page, "findings");
      await page.keyboard.press("Enter");
    },
  ],
];

describe("a window on a workspace of which every string is hostile", () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(async () => browser.close());

  test(
    "runs nothing of it, asks nobody, and shows no mark that turns the writing, on any screen",
    limit({ quick: 180_000, long: 180_000 }),
    async () => {
      using folder = makeHostileWorkspace();
      const workbench = await startWorkbench(folder.path);
      const wrong: string[] = [];
      const look = (name: string, shown: Shown): void => {
        if (shown.pwned !== undefined) wrong.push(`${name}: a script ran`);
        if (shown.active > 0) wrong.push(`${name}: ${shown.active} active elements`);
        for (const text of shown.turned) wrong.push(`${name}: ${JSON.stringify(text)}`);
      };
      try {
        for (const [name, open] of SCREENS) {
          const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
          page.on("request", (request) => {
            if (!/^(?:https?|wss?):\/\/127\.0\.0\.1:|^(?:data|blob):/.test(request.url())) wrong.push(`${name}: asked ${request.url()}`);
          });
          page.on("dialog", (dialog) => void dialog.dismiss().then(() => wrong.push(`${name}: a dialog`)));
          page.on("pageerror", (error) => wrong.push(`${name}: ${error.message}`));
          page.setDefaultTimeout(15_000);
          await page.goto(workbench.address);
          await page.getByRole("tree", { name: "Library" }).getByText("plain", { exact: true }).waitFor();
          await open(page).catch((error: unknown) => wrong.push(`${name}: did not open: ${String(error).slice(0, 300)}`));
          look(name, await page.evaluate(readShown));
          await page.close();
        }
      } finally {
        await workbench.stop();
      }
      expect([...new Set(wrong)]).toEqual([]);
      tellFigure(`${SCREENS.length} screens on a hostile workspace: no script, no active element, no request, no turned writing`);
    },
  );

  test("the check finds a page that lets the text through", async () => {
    const page = await browser.newPage();
    await page.setContent(`<p id="a"></p>${HOSTILE}`);
    const shown = await page.evaluate(readShown);
    expect(shown.pwned).toBe(1);
    expect(shown.active).toBeGreaterThan(0);
    expect(shown.turned).not.toEqual([]);
    await page.close();
  });
});

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { accessibilityFaults } from "../support/check-accessibility";
import { startBrowser } from "../support/start-workbench";
import { openWindowPage, type WindowPage } from "../support/window-page";

let browser: Browser;
let window: WindowPage;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "empty-workspace-"));
  writeFileSync(path.join(folder, "workspace.json"), JSON.stringify({ version: 1, name: "Nothing yet" }));
  browser = await startBrowser();
  window = await openWindowPage(browser, folder, "No trace is open.");
});
afterAll(async () => {
  await window.close();
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Where there is nothing: what will be there, and what to do first. */
const PANES: readonly (readonly [command: string | null, words: readonly string[]])[] = [
  [null, ["No traces yet.", "A trace is one request to simulate."]],
  [null, ["No configuration yet.", "Import API answers or Terraform"]],
  [null, ["No trace is open.", "Choose one in the library"]],
  [null, ["No result yet", "Send trace to see what"]],
  ["Show findings", ["No configuration is in use.", "Choose one in the title bar, or import one."]],
  ["Show the last run", ["No run is shown."]],
  ["Show the coverage", ["No configuration is in use."]],
];

test("every pane of an empty workspace says what it is for and what to do", async () => {
  const { page } = window;
  for (const [command, words] of PANES) {
    if (command !== null) {
      await page.keyboard.press("ControlOrMeta+K");
      await page.keyboard.type(command);
      await page.keyboard.press("Enter");
    }
    for (const text of words) await page.getByText(text, { exact: false }).first().waitFor();
  }
  await page.keyboard.press("ControlOrMeta+K");
  await page.keyboard.type("Compare configurations");
  await page
    .getByRole("option", { name: /Compare configurations/ })
    .getByText("There is no second configuration")
    .waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Runs" }).click();
  await page.getByText("No runs yet", { exact: false }).waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
});

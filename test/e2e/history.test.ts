import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { startBrowser } from "../support/start-workbench";
import { openWindowPage, type WindowPage } from "../support/window-page";

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

test("a comparison has an address, as the change in it has; it is in the history, and the library marks what changes", async () => {
  const { page } = window;
  await page.getByLabel("compare with").selectOption("proposed");
  await page.getByRole("button", { name: "Compare", exact: true }).click();
  const head = page.getByRole("region", { name: "Before and after" }).getByRole("heading").first();
  await head.waitFor();
  const first = await head.innerText();
  await page.keyboard.press("Alt+ArrowDown");
  await expect.poll(() => head.innerText()).not.toBe(first);
  const second = await head.innerText();
  await expect.poll(() => page.url()).toMatch(/#\/comparison\/comparison-[\w-]+\/case\//);

  await page.reload();
  await expect.poll(() => head.innerText()).toBe(second);
  await page.goBack();
  await expect.poll(() => head.innerText()).toBe(first);
  await page.goForward();
  await expect.poll(() => head.innerText()).toBe(second);

  const changed = page.getByRole("tree", { name: "Library" }).getByRole("treeitem", { name: "The mobile app asks for orders" });
  await changed.getByLabel("changed", { exact: true }).waitFor();
  expect(await changed.getAttribute("title")).toContain("Changed from production to proposed: Allowed → blocked.");

  await page.getByRole("button", { name: "Open trace" }).click();
  await changed.getByLabel("changed", { exact: true }).waitFor({ state: "detached" });
  const kept = page.getByRole("tree", { name: "Runs" }).getByRole("treeitem", { name: /production → proposed/ });
  await kept.click();
  await head.waitFor();
  await kept.press("Delete");
  await page.getByText("Nothing is compared yet.").waitFor();
});

test("coverage is offered, says which run it is of, and leads from a rule into the editor and back", async () => {
  const { page } = window;
  await page.goto(`${page.url().split("#")[0] ?? ""}#/coverage/production`);
  const coverage = page.getByRole("region", { name: "Coverage" });
  await coverage.getByText("No run of the whole library yet.").waitFor();
  await coverage.getByRole("button", { name: "Run all traces" }).click();
  await page.getByRole("button", { name: "Keep as baseline" }).waitFor();

  await page
    .getByRole("tree", { name: "Runs" })
    .getByRole("treeitem", { name: /Coverage/ })
    .click();
  await coverage.getByText(/by the run of the library on/).waitFor();
  await coverage.getByRole("button", { name: /Seen one way only/ }).click();
  await expect.poll(() => page.url()).toContain("#/coverage/production/half-seen");
  const rows = coverage.getByRole("grid", { name: "Rules and their conditions" });
  await rows
    .getByRole("row", { name: /Log scanners that say who they are/ })
    .getByText("Log scanners")
    .click();

  const editor = page.getByRole("region", { name: "Rule editor" });
  const legend = editor.getByRole("region", { name: "Conditions, by the last run of the library" });
  await legend.getByText("1 never true").waitFor();
  const marked = editor.locator('[class*="neverTrue"]').filter({ hasText: "http.user_agent" });
  await marked.first().waitFor();
  await page.goBack();
  await expect.poll(() => page.url()).toContain("#/coverage/production/half-seen");
  await page.goForward();
  await legend.getByRole("button", { name: "Coverage of all rules" }).click();
  await rows.waitFor();

  const tree = page.getByRole("tree", { name: "Rulesets and rules" });
  await tree.getByRole("treeitem", { name: "URL Rewrite Rules 3" }).click();
  await tree
    .getByLabel(/Matched by \d+ of the \d+ traces that reach it/)
    .first()
    .waitFor();
});

import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startBrowser, startWorkbench, type Workbench } from "../support/start-workbench";

const TRACE = "Recommendations come from a Worker";

let browser: Browser;
let workbench: Workbench;
let page: Page;

beforeAll(async () => {
  browser = await startBrowser();
  workbench = await startWorkbench();
  page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(workbench.address);
});

afterAll(async () => {
  await browser.close();
  await workbench.stop();
});

test("a Worker runs once scripts are allowed for the workspace, and not before", async () => {
  await page.getByRole("textbox", { name: "Filter traces" }).fill(TRACE);
  await page.getByRole("treeitem", { name: TRACE }).click();
  await page.getByRole("button", { name: "Send trace" }).click();
  const results = page.getByRole("region", { name: "Trace results" });
  await results
    .getByText(/^Allowed, if /)
    .first()
    .waitFor();

  const status = page.getByRole("contentinfo", { name: "Status" });
  await status.getByRole("button", { name: "Scripts not allowed" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Allow scripts in this workspace" }).click();
  await results
    .getByText(/^Answered \(200\) by the Worker “recommendations”/)
    .first()
    .waitFor();
  await status.getByRole("button", { name: "Scripts allowed" }).waitFor();

  await results
    .getByRole("treeitem", { name: /recommendations/ })
    .first()
    .click();
  await page.getByRole("button", { name: "Script", exact: true }).waitFor();
  expect(await page.getByText("account/workers/recommendations.mjs").count()).toBeGreaterThan(0);
  expect(await page.getByText(/^ran for /).count()).toBe(1);
});

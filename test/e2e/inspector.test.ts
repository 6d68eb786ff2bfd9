import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startBrowser } from "../support/start-workbench";
import { openWindowPage, type WindowPage } from "../support/window-page";

describe("a step, closely, in a real browser", () => {
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

  async function send(trace: string): Promise<void> {
    await page.getByRole("textbox", { name: "Filter traces" }).fill(trace);
    await page.getByRole("treeitem", { name: trace }).click();
    await page.getByRole("button", { name: "Send trace" }).click();
    await page.getByRole("region", { name: "Answer" }).waitFor();
  }

  test("a value of its expression shows on focus, and its file opens with the cursor at the rule", async () => {
    await send("A call without a token");
    const inspector = page.getByRole("region", { name: "Inspector" });
    await inspector.getByText('http.request.method ne "OPTIONS"', { exact: true }).focus();
    const tip = page.getByRole("tooltip");
    await tip.waitFor();
    expect(await tip.innerText()).toContain("http.request.method");
    expect(await tip.innerText()).toContain('"GET"');
    await inspector.getByText(/^Took .+ here/).waitFor();
    await inspector.getByRole("button", { name: "Open in configuration" }).click();
    const editor = page.getByRole("region", { name: "Rule editor" });
    await editor.getByRole("heading", { name: "Custom rules as JSON" }).waitFor();
    await editor.locator(".view-lines").getByText("a7e5efa277a4400055446eda4372339c").first().waitFor();
  });

  test("the request as a step saw it says which step wrote what, and leads there", async () => {
    await send("The latest documentation");
    const inspector = page.getByRole("region", { name: "Inspector" });
    await inspector.getByText("set by Documentation: the address that was asked for").waitFor();
    await page.setViewportSize({ width: 1024, height: 700 });
    const value = inspector
      .getByRole("row", { name: /^content-type/ })
      .getByRole("cell")
      .first();
    expect((await value.boundingBox())?.width).toBeGreaterThan(80);
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.getByRole("treeitem", { name: "Documentation: the address that was asked for" }).click();
    await inspector.getByRole("button", { name: "Request at this step" }).click();
    await inspector.getByText(/was \/latest\/install/).waitFor();
    await inspector.getByText("as sent").first().waitFor();
    await inspector.getByRole("button", { name: "Documentation: latest means version 3" }).last().click();
    await inspector.getByRole("heading", { name: "Documentation: latest means version 3" }).waitFor();
  });
});

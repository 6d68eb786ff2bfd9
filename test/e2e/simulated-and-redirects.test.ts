import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { accessibilityFaults } from "../support/check-accessibility";
import { startBrowser } from "../support/start-workbench";
import { openWindowPage, type WindowPage } from "../support/window-page";

describe("what is simulated, and redirects that are followed, in a real browser", () => {
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

  test("the status bar opens what is simulated, with its documentation, and a search finds a product", async () => {
    await page.getByRole("button", { name: "What is simulated" }).click();
    const table = page.getByRole("dialog", { name: "Help" }).getByRole("region", { name: "What is simulated" });
    const row = table.getByRole("row").filter({ has: page.getByRole("link", { name: "Single Redirects", exact: true }) });
    await row.getByText("exact", { exact: true }).waitFor();
    expect(await row.getByRole("link").getAttribute("href")).toBe(
      "https://developers.cloudflare.com/rules/url-forwarding/single-redirects/",
    );
    await page.getByRole("textbox", { name: "Search help" }).fill("lockdown");
    await expect.poll(() => table.getByRole("link", { name: "Zone Lockdown" }).count()).toBe(1);
    await expect.poll(() => table.getByRole("link", { name: "Single Redirects" }).count()).toBe(0);
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  test("a redirect is followed to its answer, and each hop shows its own timeline", async () => {
    await page.getByRole("textbox", { name: "URL", exact: true }).fill("http://shop.example.com/p/kettle");
    await page.getByRole("switch", { name: "Follow redirects" }).check();
    await page.getByRole("button", { name: "Send trace" }).click();
    const chain = page.getByRole("region", { name: "Redirects" });
    const hops = chain.getByRole("button");
    await hops.nth(1).waitFor();
    expect(await hops.first().getAttribute("aria-current")).toBe("step");
    await hops.last().click();
    await expect.poll(() => hops.last().getAttribute("aria-current")).toBe("step");
    await page.getByRole("region", { name: "Answer" }).getByText("Allowed").waitFor();
    await page.getByRole("switch", { name: "Follow redirects" }).uncheck();
    await chain.waitFor({ state: "detached" });
  });
});

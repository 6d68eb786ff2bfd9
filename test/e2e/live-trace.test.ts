import { existsSync } from "node:fs";
import path from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { good, type StandIn, standIn } from "../main/support/trace-stand-in";
import { accessibilityFaults } from "../support/check-accessibility";
import { startBrowser } from "../support/start-workbench";
import { openWindowPage, type WindowPage } from "../support/window-page";

const TOKEN = "token-for-tests-only-0123456789";

let browser: Browser;
let api: StandIn;
let window: WindowPage;

beforeAll(async () => {
  api = await standIn([good({ status_code: 200, trace: [] })]);
  vi.stubEnv("CLOUDFLARE_API_TOKEN", TOKEN);
  vi.stubEnv("CLOUDFLARE_BASE_URL", api.baseUrl);
  browser = await startBrowser();
  window = await openWindowPage(browser);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await window.close();
  await browser.close();
  await api[Symbol.asyncDispose]();
});

test("Cloudflare's own Trace is asked only after it was said what goes out, and told beside ours", async () => {
  const { page, workbench } = window;
  await page.getByRole("treeitem", { name: "A call without a token" }).click();
  await page.getByRole("button", { name: "Ask Cloudflare's own Trace" }).click();
  const dialog = page.getByRole("dialog", { name: "Ask Cloudflare's own Trace" });
  await dialog.getByText(/^Sends “A call without a token” to the Request Trace operation/).waitFor();
  await dialog.getByText("what an edge would know", { exact: false }).waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(api.asked).toEqual([]);
  await page.getByText("Offline, nothing leaves this machine").waitFor();

  await dialog.getByRole("button", { name: "Ask Cloudflare", exact: true }).click();
  await dialog.getByText(/^Cloudflare says otherwise in/).waitFor();
  await dialog.getByRole("row", { name: /^Status of the answer status 401 200$/ }).waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(api.asked).toHaveLength(1);
  expect(existsSync(path.join(workbench.workspace, "evidence"))).toBe(true);
  expect(await page.content()).not.toContain(TOKEN);
  await dialog.getByRole("button", { name: "Close" }).last().click();
  await dialog.waitFor({ state: "detached" });
});

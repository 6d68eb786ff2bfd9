import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startBrowser } from "../support/start-workbench";
import { openWindowPage, type WindowPage } from "../support/window-page";

const TRACE = "A call without a token";
const LINK = "#/trace/api%2Fcall-without-a-token.trace.json";

describe("links into the window, in a real browser", () => {
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

  const address = (): Promise<string> => page.evaluate(() => document.location.hash);
  const addressWithoutStep = async (): Promise<string> => (await address()).replace(/\/step\/[\d.]+/, "");

  test("the address follows what is shown, and back and forward lead there", async () => {
    await page.getByRole("textbox", { name: "Filter traces" }).fill(TRACE);
    await page.getByRole("treeitem", { name: TRACE }).click();
    await expect.poll(address).toBe(LINK);
    await page.getByRole("button", { name: "Compare", exact: true }).click();
    await page.getByRole("region", { name: "Before and after" }).waitFor();
    await expect.poll(address).toMatch(/^#\/comparison\/comparison-/);
    await page.goBack();
    await page.getByRole("heading", { name: TRACE }).waitFor();
    await page.goForward();
    await page.getByRole("region", { name: "Before and after" }).waitFor();
  });

  test("a link opens its trace in a new window, and survives reloading", async () => {
    const url = new URL(LINK, page.url()).href;
    await page.goto("about:blank");
    await page.goto(url);
    await page.getByRole("heading", { name: TRACE }).waitFor();
    await page.reload();
    await page.getByRole("heading", { name: TRACE }).waitFor();
    await expect.poll(address).toBe(LINK);
  });

  test("a link to a rule opens the rule editor, and back leaves it", async () => {
    await page.getByRole("textbox", { name: "Filter traces" }).fill(TRACE);
    await page.getByRole("treeitem", { name: TRACE }).click();
    await page.getByRole("button", { name: "Send trace" }).click();
    await page.getByRole("button", { name: "Edit rule" }).click();
    await page.getByRole("heading", { name: "API: calls need a token" }).waitFor();
    const hash = await address();
    expect(hash).toMatch(/^#\/rule\//);
    await page.goBack();
    await page.getByRole("textbox", { name: "URL", exact: true }).waitFor();
    await page.goto("about:blank");
    await page.goto(new URL(hash, window.workbench.address).href);
    await page.getByRole("heading", { name: "API: calls need a token" }).waitFor();
    // The tree of the configuration unfolds to it.
    const rules = page.getByRole("tree", { name: "Rulesets and rules" });
    await rules.getByRole("treeitem", { name: "API: calls need a token", selected: true }).waitFor();
  });

  test("a link to a step sends its trace and chooses the step", async () => {
    await page.getByRole("textbox", { name: "Filter traces" }).fill(TRACE);
    await page.getByRole("treeitem", { name: TRACE }).click();
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.getByRole("button", { name: "Send trace" }).click();
    await page.getByRole("button", { name: "Step actions" }).click();
    await page.getByRole("menuitem", { name: "Copy link to step" }).click();
    await page.getByText("Copied: a link to this step").waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    await page.goto("about:blank");
    await page.goto(link);
    await page.getByRole("region", { name: "Inspector" }).getByRole("heading", { name: "API: calls need a token" }).waitFor();
  });

  test("what is looked for among the steps stands in the address, and a link brings it back", async () => {
    await page.getByRole("textbox", { name: "Filter traces" }).fill(TRACE);
    await page.getByRole("treeitem", { name: TRACE }).click();
    await page.getByRole("button", { name: "Send trace" }).click();
    await page.getByLabel("Results shown").selectOption("all");
    await page.getByRole("button", { name: "Find steps" }).click();
    await page.getByLabel("Steps of product").selectOption("Custom rules");
    await page.getByLabel("Steps of level").selectOption("zone");
    await page.getByLabel("Steps with action").selectOption("skip");
    await page.getByLabel("Steps with action").selectOption("block");
    const looked = `${LINK}?shown=all&product=Custom+rules&level=zone&action=skip&action=block`;
    await expect.poll(addressWithoutStep).toBe(looked);
    await page.goto("about:blank");
    await page.goto(new URL(looked, window.workbench.address).href);
    const chips = page.getByRole("list", { name: "Chosen steps" });
    await chips.getByRole("button", { name: "Remove Action: Block" }).click();
    await page.getByRole("search", { name: "Steps" }).getByText("2 steps").waitFor();
    const tree = page.getByRole("tree", { name: "Steps in order of evaluation" });
    await tree.focus();
    await page.keyboard.press("Home");
    const heading = page.getByRole("region", { name: "Inspector" }).getByRole("heading", { level: 2 });
    await page.keyboard.press("Alt+ArrowDown");
    await expect.poll(() => heading.innerText()).toBe("Our uptime probes pass everything");
    await page.keyboard.press("Alt+ArrowDown");
    await expect.poll(() => heading.innerText()).toBe("API: partners with a key need no token");
    await page.getByLabel("Results shown").selectOption("matched");
    const bar = page.getByRole("search", { name: "Steps" });
    await bar.getByText("more among the steps without a match.").waitFor();
    await bar.getByRole("button", { name: "Show", exact: true }).click();
    await bar.getByText("2 steps").waitFor();
    await page.getByRole("button", { name: "Close filter" }).click();
    await expect.poll(addressWithoutStep).toBe(`${LINK}?shown=all`);
  });
});

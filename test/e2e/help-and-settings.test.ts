import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startBrowser } from "../support/start-workbench";
import { openWindowPage, type WindowPage } from "../support/window-page";

describe("help, settings and the first start, in a real browser", () => {
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

  async function choose(entry: string): Promise<void> {
    await page.getByRole("button", { name: "Settings" }).click();
    await page
      .getByRole("menuitemradio", { name: entry })
      .or(page.getByRole("menuitem", { name: entry }))
      .first()
      .click();
  }

  test("theme and contrast are chosen, and survive a reload", async () => {
    await choose("Dark");
    await choose("High contrast");
    const root = page.locator("html");
    await expect.poll(() => root.getAttribute("data-theme")).toBe("dark");
    await page.reload();
    await page.getByRole("button", { name: "Send trace" }).waitFor();
    await expect.poll(() => root.getAttribute("data-theme")).toBe("dark");
    await expect.poll(() => root.getAttribute("data-contrast")).toBe("more");
    expect(await page.locator("body").evaluate((body) => getComputedStyle(body).backgroundColor)).toBe("rgb(0, 0, 0)");
  });

  test("the language reference finds a name by what it does", async () => {
    await page.keyboard.press("F1");
    const list = page.getByRole("list", { name: "Rules language" });
    await list.getByRole("listitem").first().waitFor();
    await page.getByRole("textbox", { name: "Search help" }).fill("starts_with");
    await list.getByText("starts_with(", { exact: false }).first().waitFor();
    const place = await page.getByRole("dialog").boundingBox();
    await page.getByRole("tab", { name: "Keyboard shortcuts" }).click();
    await page.getByRole("textbox", { name: "Search help" }).fill("send trace");
    await page.getByRole("cell", { name: "Send trace" }).waitFor();
    expect(await page.getByRole("dialog").boundingBox()).toEqual(place);
    await page.getByRole("tab", { name: "What is simulated" }).click();
    await page.getByText("Nothing here has these words.").or(page.getByRole("columnheader").first()).first().waitFor();
    expect(await page.getByRole("dialog").boundingBox()).toEqual(place);
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
  });

  test("the guide goes on by itself after sending, and once skipped it stays away", async () => {
    const guide = page.getByRole("region", { name: "Guided start" });
    await guide.getByText("1 of 3").waitFor();
    await page.getByRole("button", { name: "Send trace" }).click();
    await guide.getByText("2 of 3").waitFor();
    await guide.getByRole("button", { name: "Skip guide" }).click();
    await guide.waitFor({ state: "detached" });
    await page.reload();
    await page.getByRole("button", { name: "Send trace" }).waitFor();
    expect(await guide.count()).toBe(0);
    await choose("Guided start");
    await guide.waitFor();
  });

  test("the palette leads to a rule and to a step of the result", async () => {
    await page.getByRole("button", { name: "Send trace" }).click();
    await page.getByRole("region", { name: "Answer" }).waitFor();
    await page.keyboard.press("ControlOrMeta+K");
    await page.keyboard.type("custom rules");
    await page
      .getByRole("option", { name: /^Custom rules (no match|matched)/ })
      .first()
      .click();
    await page.getByRole("region", { name: "Inspector" }).getByRole("heading", { name: "Custom rules" }).waitFor();
    await page.keyboard.press("ControlOrMeta+K");
    await page.keyboard.type("calls need a token");
    await page.getByRole("option", { name: /API: calls need a token/ }).click();
    await page.getByRole("heading", { name: "API: calls need a token" }).waitFor();
  });

  test("a preset asks as another client, lines are edited at once, and undo brings both back", async () => {
    const before = await page.getByRole("table", { name: "Request headers" }).getByRole("textbox").count();
    await page.getByRole("button", { name: "Ask as" }).click();
    await page.getByRole("menuitem", { name: /Scraping bot/ }).click();
    await expect.poll(() => page.getByRole("textbox", { name: "Bot score" }).inputValue()).toBe("2");
    await page.getByRole("button", { name: "Header lines as text" }).click();
    const lines = page.getByRole("textbox", { name: "Header lines" });
    expect(await lines.inputValue()).toContain("user-agent: python-requests");
    await lines.fill("user-agent: curl/8\nx-one: 1\nx-two: 2\nx-three: 3");
    await page.getByRole("button", { name: "Header lines as text" }).click();
    await expect.poll(() => page.getByRole("table", { name: "Request headers" }).getByRole("textbox").count()).toBe(8);
    await page.keyboard.press("ControlOrMeta+Z");
    await page.keyboard.press("ControlOrMeta+Z");
    await expect.poll(() => page.getByRole("table", { name: "Request headers" }).getByRole("textbox").count()).toBe(before);
  });

  test("the steps can be read as a table", async () => {
    await page.getByRole("button", { name: "Send trace" }).click();
    await page.getByRole("region", { name: "Answer" }).waitFor();
    await page.getByRole("button", { name: "Steps as a table" }).click();
    const table = page.getByRole("table", { name: "Steps as a table" });
    await table.getByRole("columnheader", { name: "Result" }).waitFor();
    const step = table.getByRole("rowheader").first().getByRole("button");
    const title = await step.innerText();
    await step.click();
    await page.getByRole("region", { name: "Inspector" }).getByRole("heading", { name: title }).waitFor();
  });

  test("an address that was sent is offered again, also after a reload, until it is forgotten", async () => {
    const url = page.getByRole("textbox", { name: "URL", exact: true });
    const sent = await url.inputValue();
    await page.getByRole("button", { name: "Send trace" }).click();
    await page.getByRole("region", { name: "Answer" }).waitFor();
    await url.fill("https://shop.example.com/elsewhere");
    await page.getByRole("button", { name: "Addresses sent before" }).click();
    await page.getByRole("menuitem", { name: sent }).click();
    await expect.poll(() => url.inputValue()).toBe(sent);
    await page.reload();
    const before = page.getByRole("button", { name: "Addresses sent before" });
    await before.click();
    await page.getByText("Sent before", { exact: true }).waitFor();
    await page.getByRole("menuitem", { name: "Forget what was sent" }).click();
    await before.click();
    await page.getByText("In the library", { exact: true }).waitFor();
    expect(await page.getByText("Sent before", { exact: true }).count()).toBe(0);
  });

  test("a form body is written field by field", async () => {
    await page.getByLabel("Body type").selectOption({ label: "Form" });
    await page.getByRole("textbox", { name: "Request body" }).fill("q: red shoes\npage: 2");
    await page.getByLabel("Body type").selectOption({ label: "Text" });
    await expect.poll(() => page.getByRole("textbox", { name: "Request body" }).inputValue()).toBe("q=red+shoes&page=2");
  });
});

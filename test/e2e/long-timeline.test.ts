import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Json } from "../../engine/contract/index";
import { startBrowser, startWorkbench, type Workbench } from "../support/start-workbench";
import { longResult } from "../support/trace-result-fixtures";

const STEPS = 100_000;

/** As many rows as fit a screen, with what is kept ready around them. */
const MOST_ROWS = 90;

/** Ten phases of 10,000 rules: what is in view after so much of the way. */
const SCROLLED = [
  [0.25, "of phase 3"],
  [0.55, "of phase 6"],
  [1, "Rule 10000 of phase 10"],
] as const;

/** Answers every trace of the page with a result of so many rules; all else is the host's own answer. */
async function answerWith(page: Page, rules: number): Promise<void> {
  const result = JSON.stringify(longResult(rules));
  await page.routeWebSocket(/\/host/, (socket) => {
    const host = socket.connectToServer();
    const traces = new Set<number>();
    socket.onMessage((message) => {
      const asked: { readonly id: number; readonly command: string } = JSON.parse(String(message));
      if (asked.command === "trace/run") traces.add(asked.id);
      host.send(message);
    });
    host.onMessage((message) => {
      const told: { readonly kind: string; readonly id: number; readonly value: Json } = JSON.parse(String(message));
      if (told.kind === "reply" && traces.has(told.id))
        socket.send(`{"kind":"reply","id":${told.id},"value":{"result":${result},"milliseconds":1}}`);
      else socket.send(message);
    });
  });
}

describe("a result of 100,000 rules, in a real browser", () => {
  let browser: Browser;
  let workbench: Workbench;
  let page: Page;

  beforeAll(async () => {
    browser = await startBrowser();
    workbench = await startWorkbench();
    page = await browser.newPage({ viewport: { width: 1440, height: 900 }, reducedMotion: "reduce" });
    await answerWith(page, STEPS);
    await page.goto(workbench.address);
    await page.getByRole("button", { name: "Send trace" }).click();
    await page.getByLabel("Results shown").selectOption("all");
  });
  afterAll(async () => {
    await browser.close();
    await workbench.stop();
  });

  const timeline = (): Locator => page.getByRole("tree", { name: "Steps in order of evaluation" });
  const drawn = (rows: Locator): Promise<number> => rows.count();
  const scrollTo = (share: number): Promise<unknown> =>
    timeline().evaluate((tree, to) => {
      const scroller = tree.parentElement;
      if (scroller !== null) scroller.scrollTop = to * scroller.scrollHeight;
    }, share);

  test("the timeline draws the rows in view and no others, wherever it is scrolled to", async () => {
    const rows = timeline().getByRole("treeitem");
    await rows.first().waitFor();
    expect(await drawn(rows)).toBeLessThan(MOST_ROWS);
    for (const [share, seen] of SCROLLED) {
      await scrollTo(share);
      await expect.poll(async () => (await rows.allInnerTexts()).join()).toContain(seen);
      expect(await drawn(rows)).toBeLessThan(MOST_ROWS);
    }
  });

  test("keys go to its ends and from match to match, and a filter finds one rule in all of them", async () => {
    const inspector = page.getByRole("region", { name: "Inspector" }).getByRole("heading", { level: 2 });
    await timeline().focus();
    await page.keyboard.press("End");
    await expect.poll(() => inspector.innerText()).toBe("Rule 10000 of phase 10");
    await page.keyboard.press("Alt+ArrowUp");
    await expect.poll(() => inspector.innerText()).toBe("Rule 9951 of phase 10");
    await page.keyboard.press("/");
    await page.getByRole("textbox", { name: "Filter steps" }).fill("rule 7777 phase 4");
    await timeline().getByText("Rule 7777 of phase 4", { exact: true }).waitFor();
    await page.getByRole("button", { name: "Close filter" }).click();
  });

  test("the table says how many rows there are, draws those in view, and goes by keys", async () => {
    await page.getByRole("button", { name: "Steps as a table" }).click();
    const table = page.getByRole("table", { name: "Steps as a table" });
    expect(await table.getAttribute("aria-rowcount")).toBe(String(STEPS + 10 + 1));
    expect(await drawn(table.getByRole("row"))).toBeLessThan(MOST_ROWS);
    await table.getByRole("button").first().focus();
    await page.keyboard.press("End");
    await table.getByRole("button", { name: "Rule 10000 of phase 10" }).waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe("10000. Rule 10000 of phase 10");
    expect(
      await table
        .getByRole("button", { name: "Rule 10000 of phase 10" })
        .evaluate((button) => button.closest("[aria-rowindex]")?.getAttribute("aria-rowindex")),
    ).toBe(String(STEPS + 10 + 1));
    expect(await drawn(table.getByRole("row"))).toBeLessThan(MOST_ROWS);
    await page.keyboard.press("Home");
    await table.getByRole("button", { name: "Phase 1", exact: true }).waitFor();
  });
});

import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listRuntimes } from "../../main/workers/runtime/memory";
import { createScriptRuntime } from "../../main/workers/runtime/script-runtime";
import { type Folder, makeFolder, makeWorkspace } from "../main/support/make-workspace";
import { RESOURCES, runScripts, stepOf, withWorker } from "../main/workers/runtime/scripts";
import { serveFolder, startBrowser } from "../support/start-workbench";
import { createDice, limit, rounds, tellFigure } from "./support/form";

const TYPED = "https://example.com/typed-and-not-saved";

/** Whether what was typed and how wide the sidebar is are on the disk; what is not there yet cannot come back. */
function isKept(workspace: Folder, data: Folder, width: number): boolean {
  const sidebar = Number(/"sidebar": (\d+)/.exec(textsBelow(data.path))?.[1] ?? 0);
  return textsBelow(path.join(workspace.path, ".workbench/drafts")).includes(TYPED) && Math.abs(sidebar - width) < MARGINS;
}

/** The sidebar is so many pixels wider than the tree in it, at most. */
const MARGINS = 30;

function textsBelow(folder: string): string {
  try {
    return readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".json"))
      .map((name) => readFileSync(path.join(folder, name), "utf8"))
      .join("\n");
  } catch {
    return "";
  }
}

async function openPage(browser: Browser, address: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(address);
  await page.getByRole("button", { name: "Send trace" }).waitFor();
  return page;
}

const widthOfLibrary = async (page: Page): Promise<number> =>
  Math.round((await page.getByRole("tree", { name: "Library" }).boundingBox())?.width ?? 0);

/** Types into the trace and makes the sidebar wider; gives how wide its tree is then. */
async function leaveUnsaved(page: Page, workspace: Folder, data: Folder): Promise<number> {
  await page.getByRole("textbox", { name: "URL", exact: true }).fill(TYPED);
  const before = await widthOfLibrary(page);
  const handle = page.getByRole("separator").first();
  await handle.focus();
  for (let press = 0; press < 3; press++) await handle.press("ArrowRight");
  await expect.poll(() => widthOfLibrary(page)).toBeGreaterThan(before + 10);
  const width = await widthOfLibrary(page);
  await expect.poll(() => isKept(workspace, data, width)).toBe(true);
  return width;
}

async function expectBack(page: Page, width: number): Promise<void> {
  await expect.poll(() => page.getByRole("textbox", { name: "URL", exact: true }).inputValue()).toBe(TYPED);
  await expect.poll(async () => Math.abs((await widthOfLibrary(page)) - width)).toBeLessThan(3);
}

describe("a window", () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(async () => browser.close());

  test(
    "whose page is killed shows draft and layout again, and so does one whose host is killed",
    limit({ quick: 90_000, long: 90_000 }),
    async () => {
      using workspace = makeWorkspace();
      using data = makeFolder();
      const host = await serveFolder({ workspace: workspace.path, data: data.path });
      const first = await openPage(browser, host.address);
      const width = await leaveUnsaved(first, workspace, data);
      const crashed = new Promise((resolve) => first.once("crash", resolve));
      await first.goto("chrome://crash").catch(() => null);
      await crashed;
      const second = await openPage(browser, host.address);
      await expectBack(second, width);
      await first.close();

      await host.end("SIGKILL");
      await second
        .getByText(/connection|lost|stopped|not running/i)
        .first()
        .waitFor();
      await second.close();
      const next = await serveFolder({ workspace: workspace.path, data: data.path });
      const third = await openPage(browser, next.address);
      await expectBack(third, width);
      await third.close();
      await next.end("SIGTERM");
      expect(readFileSync(path.join(workspace.path, "traces/admin/blocked.trace.json"), "utf8")).not.toContain(TYPED);
      tellFigure("a page and a host killed with unsaved work: draft and layout were back both times");
    },
  );

  test("the check finds a page that kept nothing", async () => {
    using workspace = makeWorkspace();
    using data = makeFolder();
    expect(isKept(workspace, data, 240)).toBe(false);
  });
});

describe.runIf(process.platform === "linux")("the Workers runtime", () => {
  const FINE = 'export default { fetch: () => new Response("fine", { status: 202 }) };';
  const SLOW = "export default { async fetch() { await scheduler.wait(4000); return new Response('slow'); } };";

  /** Kills it once it runs, in the middle of a script. */
  async function killRuntime(after: number): Promise<void> {
    const [id] = await expect.poll(listRuntimes, { timeout: 20_000 }).not.toEqual([]).then(listRuntimes);
    await new Promise((resolve) => setTimeout(resolve, after));
    process.kill(Number(id), "SIGKILL");
  }

  const count = rounds({ quick: 2, long: 20 });

  test(
    `that is killed while a script runs is told of in its step, and the next script runs (${count} rounds)`,
    limit({ quick: 60_000, long: 600_000 }),
    async () => {
      const runtime = createScriptRuntime({ resources: RESOURCES });
      const dice = createDice(8);
      try {
        for (let round = 0; round < count; round++) {
          expect((await runScripts(runtime, withWorker(FINE))).result.status_code).toBe(202);
          const [{ result }] = await Promise.all([runScripts(runtime, withWorker(SLOW)), killRuntime(dice() * 300)]);
          expect(result.workbench.outcome).toBe("error");
          expect(stepOf(result, "greeter").workbench.problems[0]?.message).toContain("The Workers runtime ended while it ran");
        }
        expect((await runScripts(runtime, withWorker(FINE))).result.status_code).toBe(202);
        tellFigure(`Workers runtime killed ${count} times while a script ran: told of in the step, and the next ran`);
      } finally {
        await runtime.close();
      }
    },
  );

  test("that is killed between two scripts is started again", limit({ quick: 60_000, long: 60_000 }), async () => {
    const runtime = createScriptRuntime({ resources: RESOURCES });
    try {
      await runScripts(runtime, withWorker(FINE));
      await killRuntime(0);
      await expect.poll(listRuntimes).toEqual([]);
      expect((await runScripts(runtime, withWorker(FINE))).result.status_code).toBe(202);
    } finally {
      await runtime.close();
    }
  });
});

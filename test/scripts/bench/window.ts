import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import type { Browser, Page } from "playwright-core";
import { startBrowser, startWorkbench } from "../../support/start-workbench";
import { buildBareMonaco, serveFolder } from "./bare-monaco";
import { writeBenchWorkspace } from "./bench-workspace";
import { percentile } from "./measure";
import { framesSince, heapMegabytes, installProbe, longestTask, median, readyTime } from "./window-probe";

const BUILT = path.resolve(import.meta.dirname, "../../../dist/renderer");
const VIEWPORT = { width: 1440, height: 900 };

interface Bench {
  readonly browser: Browser;
  readonly root: string;
}

/** A figure beside its aim. */
function tell(what: string, figure: number, unit: string, aim: number): void {
  console.log(
    `  ${what.padEnd(66)} ${`${figure.toFixed(figure < 10 ? 2 : 0)} ${unit}`.padStart(10)}   aim ${aim} ${unit}   ${(figure / aim).toFixed(2)} of it`,
  );
}

/** The longest of the tasks that a browser tells of: those of more than 50 ms. */
function tellLongest(what: string, milliseconds: number): void {
  if (milliseconds > 0) tell(`longest task ${what}`, milliseconds, "ms", 50);
  else console.log(`  ${`longest task ${what}`.padEnd(66)} ${"≤ 50 ms".padStart(10)}   aim 50 ms`);
}

/** What the window takes in a real browser; `only` names one of the parts. */
export async function benchWindow(only: string | undefined): Promise<void> {
  const root = mkdtempSync(path.join(tmpdir(), "bench-window-"));
  const browser = await startBrowser();
  const parts: Readonly<Record<string, (bench: Bench) => Promise<void>>> = {
    start: benchStart,
    library: benchLargeLibrary,
    typing: benchTyping,
    memory: benchMemory,
    "what-if": benchWhatIf,
    steps: benchSteps,
  };
  console.log("\nThe window in a real browser, from the browser host");
  try {
    for (const [name, part] of Object.entries(parts)) if (only === undefined || only === name) await part({ browser, root });
  } finally {
    await browser.close();
    rmSync(root, { recursive: true, force: true });
  }
}

async function open(browser: Browser, address: string, ready: string): Promise<Page> {
  const context = await browser.newContext({ viewport: VIEWPORT });
  const page = await context.newPage();
  await installProbe(page, ready);
  await page.goto(address);
  return page;
}

async function inWindow(
  bench: Bench,
  workspace: Parameters<typeof writeBenchWorkspace>[1],
  look: (page: Page) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(path.join(bench.root, "workspace-"));
  writeBenchWorkspace(folder, workspace);
  const workbench = await startWorkbench(folder);
  try {
    const page = await open(bench.browser, workbench.address, LIBRARY);
    await readyTime(page);
    await look(page);
    await page.context().close();
  } finally {
    await workbench.stop();
  }
}

const LIBRARY = '[role=tree][aria-label="Library"] [role=treeitem]';

async function benchStart({ browser }: Bench): Promise<void> {
  const bareFolder = await buildBareMonaco();
  const bare = await serveFolder(path.join(bareFolder, "built"));
  const workbench = await startWorkbench();
  try {
    const ofWindow: number[] = [];
    const ofBare: number[] = [];
    for (let round = 0; round < 7; round += 1) {
      ofWindow.push(await timeToReady(browser, workbench.address, LIBRARY));
      ofBare.push(await timeToReady(browser, bare.address, ".monaco-editor .view-line"));
    }
    const [ours, theirs] = [median(ofWindow), median(ofBare)];
    console.log(
      `  window ready after ${ours.toFixed(0)} ms, a bare page with the same Monaco after ${theirs.toFixed(0)} ms (medians of 7, nothing cached)`,
    );
    tell("time to interactive, in times of a bare page with Monaco", ours / theirs, "×", 1.5);
  } finally {
    bare.server.close();
    await workbench.stop();
    rmSync(bareFolder, { recursive: true, force: true });
  }
  tell("initial JavaScript without Monaco, gzip", initialScript() / 1000, "kB", 350);
}

async function timeToReady(browser: Browser, address: string, ready: string): Promise<number> {
  const page = await open(browser, address, ready);
  const time = await readyTime(page);
  await page.context().close();
  return time;
}

/** Bytes of the scripts that the page itself names and of what they import at once. */
function initialScript(): number {
  const html = readFileSync(path.join(BUILT, "index.html"), "utf8");
  const files = [...html.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.js)"/g)].flatMap(([, file]) => (file === undefined ? [] : [file]));
  return files.reduce((sum, file) => sum + gzipSync(readFileSync(path.join(BUILT, file))).length, 0);
}

async function benchLargeLibrary(bench: Bench): Promise<void> {
  const folder = mkdtempSync(path.join(bench.root, "library-"));
  writeBenchWorkspace(folder, { traces: 5000, customRules: 110 });
  const small = await startWorkbench();
  const ofSmall: number[] = [];
  const ofLarge: number[] = [];
  const longest: number[] = [];
  try {
    for (let round = 0; round < 3; round += 1) {
      const workbench = await startWorkbench(folder);
      try {
        ofSmall.push(await timeToReady(bench.browser, small.address, LIBRARY));
        const page = await open(bench.browser, workbench.address, LIBRARY);
        ofLarge.push(await readyTime(page));
        longest.push(await page.evaluate(() => Math.max(0, ...(globalThis.benchProbe?.tasks ?? []).map(({ duration }) => duration))));
        await page.context().close();
      } finally {
        await workbench.stop();
      }
    }
  } finally {
    await small.stop();
  }
  console.log(
    `  page with a library of 5,000 files ready after ${median(ofLarge).toFixed(0)} ms, of the sample after ${median(ofSmall).toFixed(0)} ms (host just started)`,
  );
  tell("usable tree of 5,000 traces, beyond what the page itself takes", (median(ofLarge) - median(ofSmall)) / 1000, "s", 0.5);
  tellLongest("until then", median(longest));
}

async function benchTyping(bench: Bench): Promise<void> {
  await inWindow(bench, { traces: 5000, customRules: 500 }, async (page) => {
    await page
      .getByRole("treeitem", { name: /^Trace / })
      .nth(1)
      .click();
    await page.getByRole("button", { name: "Send trace" }).click();
    await page.getByRole("region", { name: "Answer" }).waitFor();
    await longestTask(page);
    const url = page.getByLabel("URL", { exact: true });
    await url.click();
    await page.keyboard.press("End");
    await page.keyboard.type("/some/longer/path", { delay: 40 });
    tellLongest("while typing the URL (500 rules, sent before)", await longestTask(page));
    await page.getByRole("textbox", { name: "Filter traces" }).click();
    await page.keyboard.type("trace 49 tag-3", { delay: 40 });
    tellLongest("while filtering 5,000 traces", await longestTask(page));
    await page.getByRole("textbox", { name: "Filter traces" }).fill("");
    await longestTask(page);
    await page.getByRole("button", { name: "Find steps" }).click();
    await page.getByLabel("Filter steps").click();
    await page.keyboard.type("rule 49", { delay: 40 });
    tellLongest("while filtering steps of 590 rules", await longestTask(page));
  });
}

async function openLastRule(page: Page): Promise<void> {
  await page
    .getByRole("treeitem", { name: /^Trace / })
    .nth(1)
    .click();
  await page.getByLabel("URL", { exact: true }).fill("https://shop.example.com/last");
  await page.getByRole("button", { name: "Send trace" }).click();
  await page
    .getByRole("region", { name: "Answer" })
    .getByText(/^Blocked/)
    .waitFor();
  await page.getByRole("button", { name: "Edit rule" }).click();
  await page.locator(".monaco-editor .view-line").first().waitFor();
}

async function benchWhatIf(bench: Bench): Promise<void> {
  await inWindow(bench, { traces: 50, customRules: 500 }, async (page) => {
    await openLastRule(page);
    await page.locator(".monaco-editor").first().click();
    await page.keyboard.press("ControlOrMeta+End");
    await page.keyboard.press("ArrowLeft");
    await page.evaluate(() => {
      const region = document.querySelector('section[aria-label="Answer"]')?.parentElement ?? document.body;
      const times: number[] = [];
      let pressed: number | null = null;
      document.addEventListener("keydown", () => (pressed = performance.now()), { capture: true });
      let text = region.textContent;
      new MutationObserver(() => {
        const now = document.querySelector('section[aria-label="Answer"]')?.textContent ?? "";
        if (now === text || now === "") return;
        text = now;
        const since = pressed;
        if (since === null) return;
        pressed = null;
        requestAnimationFrame(() => times.push(performance.now() - since));
      }).observe(document.body, { subtree: true, childList: true, characterData: true });
      Object.assign(globalThis, { benchTimes: times });
    });
    await longestTask(page);
    const answer = page.getByRole("region", { name: "Answer" });
    for (let round = 0; round < 25; round += 1) {
      await page.keyboard.press("x");
      await answer.getByText(/^Allowed/).waitFor();
      await page.waitForTimeout(120);
      await page.keyboard.press("Backspace");
      await answer.getByText(/^Blocked/).waitFor();
      await page.waitForTimeout(120);
    }
    const times = await page.evaluate(() => {
      const kept: unknown = Reflect.get(globalThis, "benchTimes");
      return Array.isArray(kept) ? kept.map(Number) : [];
    });
    const settled = times.slice(4);
    console.log(
      `  what-if at 590 rules: keystroke to updated timeline p50 ${percentile(settled, 0.5).toFixed(0)} ms (${settled.length} keystrokes)`,
    );
    tell("what-if at 590 rules: keystroke to updated timeline, p95", percentile(settled, 0.95), "ms", 50);
    tellLongest("while typing in the expression editor", await longestTask(page));
  });
}

async function benchMemory(bench: Bench): Promise<void> {
  await inWindow(bench, { traces: 50, customRules: 200 }, async (page) => {
    await page
      .getByRole("treeitem", { name: /^Trace / })
      .nth(1)
      .click();
    const url = page.getByLabel("URL", { exact: true });
    const send = async (from: number, to: number): Promise<void> => {
      for (let index = from; index < to; index += 1) {
        const location = `https://shop.example.com/p${index}/page?number=${index}`;
        await url.fill(location);
        await page.getByRole("button", { name: "Send trace" }).click();
        await page.getByRole("progressbar", { name: "Tracing" }).waitFor({ state: "detached" });
      }
    };
    await send(0, 20);
    const before = await heapMegabytes(page);
    await send(20, 220);
    const after = await heapMegabytes(page);
    console.log(`  memory before ${before.toFixed(1)} MB, after 200 more traces ${after.toFixed(1)} MB`);
    tell("memory after 200 traces, beyond what it was", (after / before - 1) * 100, "%", 20);
  });
}

async function benchSteps(bench: Bench): Promise<void> {
  await inWindow(bench, { traces: 5, customRules: 100_000 }, async (page) => {
    await page
      .getByRole("treeitem", { name: /^Trace / })
      .nth(1)
      .click();
    await page.getByLabel("URL", { exact: true }).fill("https://shop.example.com/elsewhere");
    await longestTask(page);
    const started = performance.now();
    await page.getByRole("button", { name: "Send trace" }).click();
    await page.getByRole("region", { name: "Answer" }).waitFor({ timeout: 300_000 });
    console.log(
      `  a result of 100,000 steps: shown ${(performance.now() - started).toFixed(0)} ms after “Send trace”, longest task ${(await longestTask(page)).toFixed(0)} ms`,
    );
    await page.getByLabel("Results shown").selectOption({ label: "All configurations" });
    await page.waitForTimeout(500);
    console.log(`  all of them listed: longest task ${(await longestTask(page)).toFixed(0)} ms`);
    await page.getByRole("tree", { name: "Steps in order of evaluation" }).hover();
    await framesSince(page);
    for (let turn = 0; turn < 100; turn += 1) {
      await page.mouse.wheel(0, 900);
      await page.waitForTimeout(16);
    }
    const frames = await framesSince(page);
    console.log(`  scrolling through them: median frame ${frames.median.toFixed(0)} ms, longest ${frames.longest.toFixed(0)} ms`);
    tellLongest("while scrolling through 100,000 steps", await longestTask(page));
  });
}

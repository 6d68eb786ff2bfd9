import type { Page } from "playwright-core";
import { percentile } from "./measure";

/** What a page notes of itself, under this name. */
export interface Probe {
  /** Tasks of more than 50 ms. */
  readonly tasks: { readonly start: number; readonly duration: number }[];
  /** Frames that came late: milliseconds between two. */
  readonly frames: number[];
  /** When the awaited element was there and the thread had nothing to do; milliseconds after the navigation began. */
  ready: number | null;
}

declare global {
  var benchProbe: Probe | undefined;
}

/** Lets the page note long tasks, frames, and when `selector` is there and the thread is idle. Before the page is opened. */
export async function installProbe(page: Page, selector: string): Promise<void> {
  // The loader that runs this file names every function, with a function that the page does not have.
  await page.addInitScript("globalThis.__name = (named) => named;");
  await page.addInitScript((awaited) => {
    const probe: Probe = { tasks: [], frames: [], ready: null };
    globalThis.benchProbe = probe;
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) probe.tasks.push({ start: startTime, duration });
    }).observe({ type: "longtask", buffered: true });
    let last = performance.now();
    const look = (): void => {
      const now = performance.now();
      probe.frames.push(now - last);
      last = now;
      if (probe.ready === null && document.querySelector(awaited) !== null) {
        probe.ready = now;
        requestIdleCallback(() => {
          probe.ready = performance.now();
        });
      }
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }, selector);
}

/** Milliseconds from the start of the navigation. */
export async function readyTime(page: Page): Promise<number> {
  await page.waitForFunction(() => typeof globalThis.benchProbe?.ready === "number", undefined, { timeout: 120_000 });
  await page.waitForTimeout(100);
  return page.evaluate(() => globalThis.benchProbe?.ready ?? Number.NaN);
}

/** The longest task so far, 0 where none took more than 50 ms, and forgets all. */
export async function longestTask(page: Page): Promise<number> {
  await page.waitForTimeout(150);
  return page.evaluate(() => Math.max(0, ...(globalThis.benchProbe?.tasks.splice(0) ?? []).map(({ duration }) => duration)));
}

export interface Frames {
  readonly median: number;
  readonly longest: number;
}

export async function framesSince(page: Page): Promise<Frames> {
  const frames = await page.evaluate(() => globalThis.benchProbe?.frames.splice(0) ?? []);
  return { median: percentile(frames, 0.5), longest: Math.max(0, ...frames) };
}

/** The page's own JavaScript heap after a collection, in MB. */
export async function heapMegabytes(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  for (let round = 0; round < 3; round += 1) await session.send("HeapProfiler.collectGarbage");
  const { metrics } = await session.send("Performance.getMetrics");
  await session.detach();
  return (metrics.find(({ name }) => name === "JSHeapUsedSize")?.value ?? Number.NaN) / 1e6;
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { build } from "vite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DEFAULT_ASSUMPTIONS } from "../../../../engine/index";
import type { TraceText } from "../../../../engine/library/parameters/trace-text";
import type { JobAnswer, LibraryJob } from "../../../../main/workers/library/library-job";
import { createInlinePool, createThreadPool, type LibraryPool } from "../../../../main/workers/library/library-pool";
import { PART, workThrough } from "../../../../main/workers/library/work-through";
import { sampleFiles, sampleTraces } from "../../../support/sample-workspace";

const SOURCE = path.resolve(import.meta.dirname, "../../../../main/workers/library/library-worker.ts");
const BUILT = mkdtempSync(path.join(tmpdir(), "library-worker-"));
const THREADS = { file: path.join(BUILT, "library-worker.mjs"), threads: 2 };

beforeAll(async () => {
  const output = { entryFileNames: "[name].mjs", chunkFileNames: "[name]-[hash].mjs" };
  await build({
    configFile: false,
    logLevel: "error",
    ssr: { noExternal: true },
    build: { ssr: true, outDir: BUILT, emptyOutDir: true, rolldownOptions: { input: { "library-worker": SOURCE }, output } },
  });
}, 60_000);

afterAll(() => rmSync(BUILT, { recursive: true, force: true }));

const FILES: readonly TraceText[] = [...sampleTraces()].map(([name, text]) => ({ traceId: `${name}.trace.json`, text, problem: null }));
const SETTING = { assumptions: DEFAULT_ASSUMPTIONS, environment: {} };
const PRODUCTION = { name: "production", files: sampleFiles("production") };
const RUN: LibraryJob = { kind: "run", configuration: PRODUCTION, setting: SETTING };
const COMPARE: LibraryJob = {
  kind: "compare",
  before: PRODUCTION,
  after: { name: "proposed", files: sampleFiles("proposed") },
  setting: SETTING,
};

async function answersOf(pool: LibraryPool): Promise<readonly JobAnswer[]> {
  const answers: JobAnswer[] = [];
  try {
    const whole = await workThrough(pool, {
      files: FILES,
      read: (part) => part,
      take: (answer) => {
        answers.push(answer);
        return "go on";
      },
      isCancelled: () => false,
    });
    expect(whole).toBe(true);
    return answers;
  } finally {
    await pool.close();
  }
}

describe("a library on threads of its own", () => {
  for (const [name, job] of [
    ["a run", RUN],
    ["a comparison", COMPARE],
  ] as const) {
    test(`${name} comes out as on this thread, in the same order`, async () => {
      const inline = await answersOf(await createInlinePool(job));
      const threaded = await answersOf(await createThreadPool(job, THREADS));
      expect(threaded).toEqual(inline);
      expect(inline).toHaveLength(Math.ceil(FILES.length / PART));
    }, 60_000);
  }

  test("causes are found there, too", async () => {
    const pool = await createThreadPool(COMPARE, THREADS);
    try {
      const answer = await pool.run({ kind: "cases", files: FILES });
      if (answer.kind !== "compared") throw new Error("it was to be compared");
      const changed = answer.cases.filter(({ facets }) => facets.length > 0);
      const blamed = await pool.run({ kind: "blame", files: FILES, comparisons: changed, mostSteps: 100 });
      expect(blamed.cases).toHaveLength(17);
      expect(blamed).toMatchObject({ kind: "blamed" });
    } finally {
      await pool.close();
    }
  }, 60_000);

  test("work that is cancelled stops between parts", async () => {
    const pool = await createInlinePool(RUN);
    let parts = 0;
    const whole = await workThrough(pool, {
      files: FILES,
      read: (part) => part,
      take: () => {
        parts += 1;
        return "go on";
      },
      isCancelled: () => true,
    });
    expect({ whole, parts }).toEqual({ whole: false, parts: 1 });
  });

  test("closing it ends work that is under way, and closing it again does nothing", async () => {
    const pool = await createThreadPool(COMPARE, { ...THREADS, threads: 1 });
    const work = expect(pool.run({ kind: "cases", files: FILES })).rejects.toThrow();
    await pool.close();
    await work;
    await pool.close();
  }, 60_000);

  test("a fault on a thread is told, and the pool can be closed", async () => {
    const pool = await createThreadPool(RUN, { ...THREADS, file: path.join(BUILT, "nothing-here.mjs"), threads: 1 });
    try {
      await expect(pool.run({ kind: "cases", files: FILES.slice(0, 1) })).rejects.toThrow(/nothing-here/);
    } finally {
      await pool.close();
    }
  }, 60_000);
});

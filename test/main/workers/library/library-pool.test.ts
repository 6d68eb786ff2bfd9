import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { build } from "vite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DEFAULT_ASSUMPTIONS } from "../../../../engine/index";
import type { TraceText } from "../../../../engine/library/parameters/trace-text";
import type { JobAnswer, LibraryJob } from "../../../../main/workers/library/library-job";
import { createInlinePool, type LibraryPool } from "../../../../main/workers/library/library-pool";
import { createThreadPool } from "../../../../main/workers/library/thread-pool";
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
      const threaded = await answersOf(createThreadPool(job, THREADS));
      expect(threaded).toEqual(inline);
      expect(inline).toHaveLength(Math.ceil(FILES.length / PART));
    }, 60_000);
  }

  test("causes are found there, too", async () => {
    const pool = createThreadPool(COMPARE, THREADS);
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
    const pool = createThreadPool(COMPARE, { ...THREADS, threads: 1 });
    const work = expect(pool.run({ kind: "cases", files: FILES })).rejects.toThrow();
    await pool.close();
    await work;
    await pool.close();
  }, 60_000);

  /** A worker that ends without a word over its first parts, as one does that the system takes. */
  function mortalWorker(name: string, deaths: number): string {
    const file = path.join(BUILT, `${name}.mjs`);
    const text = `
      import { appendFileSync, readFileSync } from "node:fs";
      import { parentPort } from "node:worker_threads";
      const marks = new URL("./${name}.marks", import.meta.url);
      parentPort.on("message", () => {
        appendFileSync(marks, "x");
        if (readFileSync(marks).length <= ${deaths}) process.exit(1);
        parentPort.postMessage({ kind: "run", cases: [], tally: { cases: 0, phases: {}, rules: {} } });
      });
    `;
    writeFileSync(file, text);
    return file;
  }

  test("a part whose thread ends in the middle is done by another", async () => {
    const pool = createThreadPool(RUN, { file: mortalWorker("dies-once", 1), threads: 1 });
    try {
      expect(await pool.run({ kind: "cases", files: [] })).toMatchObject({ kind: "run", cases: [] });
    } finally {
      await pool.close();
    }
  });

  test("a part over which threads end again and again is given up with a reason, and the next is still done", async () => {
    const pool = createThreadPool(RUN, { file: mortalWorker("dies-twice", 2), threads: 1 });
    try {
      await expect(pool.run({ kind: "cases", files: [] })).rejects.toThrow("ended in the middle of its work, twice");
      expect(await pool.run({ kind: "cases", files: [] })).toMatchObject({ kind: "run" });
    } finally {
      await pool.close();
    }
  });

  test("a fault on a thread is told, and the pool can be closed", async () => {
    const pool = createThreadPool(RUN, { ...THREADS, file: path.join(BUILT, "nothing-here.mjs"), threads: 1 });
    try {
      await expect(pool.run({ kind: "cases", files: FILES.slice(0, 1) })).rejects.toThrow(/nothing-here/);
    } finally {
      await pool.close();
    }
  }, 60_000);
});

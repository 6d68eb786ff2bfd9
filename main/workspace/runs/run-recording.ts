import { randomUUID } from "node:crypto";
import { appendFileSync } from "node:fs";
import { type FileHandle, open, stat } from "node:fs/promises";
import * as z from "zod";
import type { RunExtent, RunSummary } from "../../../engine/contract/run-commands";
import { withoutCaseSecrets } from "../../../engine/library/reports/redact";
import type { CaseRun } from "../../../engine/library/run/run-case";
import { addTallies, NO_TALLY, type Tally } from "../../../engine/library/run/tally";
import { FILE_KINDS } from "../files/file-kinds";
import { readTextFile } from "../files/read-text";
import { isAlive } from "../files/temporary-name";
import { writeDurably } from "../files/write-durably";

/** What is known of a run when it starts. */
export type RunBeginning = Omit<RunSummary, "milliseconds" | "state" | "counts" | "extent">;

/** A run whose program went away in the middle: what came out until then. */
export interface InterruptedRun {
  readonly beginning: RunBeginning;
  readonly extent: RunExtent;
  readonly milliseconds: number;
  readonly cases: readonly CaseRun[];
  readonly tally: Tally;
}

/** What came out of some saved traces. */
export interface RunPart {
  readonly traces: number;
  readonly cases: readonly CaseRun[];
  readonly tally: Tally;
}

/** Writes down a run as it goes, so that a crash leaves what came out. */
export interface RunRecording {
  /** At once; only a power cut can take the last second. A disk that takes no more ends the writing, not the run. */
  add(part: RunPart): void;
  /** The cases as they are kept, each as JSON, without secrets. */
  readonly kept: readonly string[];
  close(): Promise<void>;
}

/** Names this program while it runs; a number of a process may be given again. */
const SELF = randomUUID();
const SYNC_EVERY = 1000;
/** After so long without a word, a run is over whatever lives under its process's number. */
const LONGEST_SILENCE = 600_000;

/** Begins the file, durably; `total` is how many saved traces are to run. */
export async function beginRecording(file: string, beginning: RunBeginning, total: number): Promise<RunRecording> {
  const head = { process: process.pid, program: SELF, total, beginning };
  await writeDurably(file, `${JSON.stringify(head)}\n`, "runs");
  const handle = await open(file, "a");
  const kept: string[] = [];
  let state: "writing" | "ended" = "writing";
  let synced = Date.now();
  return {
    kept,
    add({ traces, cases, tally }) {
      const texts = cases.map((each) => JSON.stringify(withoutCaseSecrets(each)));
      for (const text of texts) kept.push(text);
      if (state === "ended") return;
      try {
        appendFileSync(handle.fd, `{"traces":${traces},"cases":[${texts.join(",")}],"tally":${JSON.stringify(tally)}}\n`);
        if (Date.now() - synced < SYNC_EVERY) return;
        synced = Date.now();
        handle.datasync().catch(() => null);
      } catch {
        state = "ended";
      }
    },
    async close() {
      state = "ended";
      await closeQuietly(handle);
    },
  };
}

async function closeQuietly(handle: FileHandle): Promise<void> {
  await handle.close().catch(() => null);
}

const HEAD = z.object({
  process: z.int().positive(),
  program: z.string(),
  total: z.int().nonnegative(),
  beginning: z.object({
    runId: z.string(),
    configuration: z.string(),
    title: z.string(),
    whole: z.boolean(),
    started: z.string(),
    fingerprint: z.string(),
    engine: z.string(),
  }),
});

/** `null` while the run may still be under way, and where nobody can read its beginning. */
export async function readInterrupted(file: string): Promise<InterruptedRun | null> {
  const text = await readTextFile(file, FILE_KINDS.run);
  const [first = "", ...lines] = text.kind === "text" ? text.text.split("\n") : [];
  const head = HEAD.safeParse(jsonOf(first));
  const stats = await stat(file).catch(() => null);
  if (!head.success || stats === null) return null;
  const { process: owner, program, beginning, total } = head.data;
  const lives = owner === process.pid ? program === SELF : isAlive(owner);
  if (lives && Date.now() - stats.mtimeMs < LONGEST_SILENCE) return null;
  const cases: CaseRun[] = [];
  let tally = NO_TALLY;
  let done = 0;
  for (const line of lines) {
    const part = jsonOf(line);
    // The last line may be torn.
    if (!isPart(part)) break;
    for (const each of part.cases) cases.push(each);
    tally = addTallies(tally, part.tally);
    done += part.traces;
  }
  const milliseconds = Math.max(0, stats.mtimeMs - Date.parse(beginning.started)) || 0;
  return { beginning, extent: { done, total }, milliseconds, cases, tally };
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

/** This program wrote the line, below a head that was read with care; only its outer form is looked at. */
function isPart(value: unknown): value is RunPart {
  return (
    typeof value === "object" &&
    value !== null &&
    "traces" in value &&
    typeof value.traces === "number" &&
    "cases" in value &&
    Array.isArray(value.cases) &&
    "tally" in value
  );
}

import { randomUUID } from "node:crypto";
import { readdir, unlink } from "node:fs/promises";
import path from "node:path";
import * as z from "zod";
import { parseJson } from "../../../engine/config/index";
import { Refused } from "../../../engine/contract/refused";
import type { RunExtent, RunSummary, RunView } from "../../../engine/contract/run-commands";
import { withoutCaseSecrets } from "../../../engine/library/reports/redact";
import { confine } from "../files/confine";
import { isMissing, reasonOf } from "../files/file-error";
import { FILE_KINDS } from "../files/file-kinds";
import { HIDDEN_FOLDER, inHiddenFolder } from "../files/hidden-folder";
import { inBatches } from "../files/in-batches";
import { createOneAtATime } from "../files/one-at-a-time";
import { readTextFile } from "../files/read-text";
import { writeDurably } from "../files/write-durably";
import { beginRecording, type InterruptedRun, type RunBeginning, type RunPart, readInterrupted } from "./run-recording";

/** The runs of a workspace: `.workbench/runs/<id>.json`, each with its summary beside it, so that a history is quick to read. */
export interface RunStore {
  /** Newest first. What cannot be read is passed over. */
  list(): Promise<readonly RunSummary[]>;
  read(runId: string): Promise<RunView>;
  /** A name for a run: when it started, and something of its own. */
  newId(started: Date): string;
  /** Keeps the newest ones and lets the oldest go. */
  add(run: RunView): Promise<void>;
  /** A run that is written down as it goes; a crash leaves what came out. `total` counts its saved traces. */
  begin(beginning: RunBeginning, total: number): Promise<RunUnderWay>;
  /** Runs whose program went away; each is told of until it is added. */
  interrupted(): Promise<readonly InterruptedRun[]>;
  remove(runId: string): Promise<void>;
}

/** A run that is under way; its parts come in the order of the library. */
export interface RunUnderWay {
  add(part: RunPart): void;
  /** Keeps what came out, in the place of what was written down as it went. */
  finish(ended: EndedRun): Promise<void>;
  /** Nothing came out that is worth keeping. */
  forget(): Promise<void>;
}

export type EndedRun = Pick<RunView, "milliseconds" | "state" | "counts" | "phases" | "coverage"> & { readonly extent: RunExtent };

const FOLDER = "runs";
/** So many runs are kept; those that matter are baselines. */
const MOST_KEPT = 50;
const SUMMARY = ".summary.json";
const BEGUN = ".begun.ndjson";

const COUNTS = z.object({ passed: z.number(), failed: z.number(), unchecked: z.number(), broken: z.number() });
const SUMMARY_SHAPE = z.object({
  runId: z.string(),
  configuration: z.string(),
  title: z.string(),
  whole: z.boolean(),
  started: z.string(),
  milliseconds: z.number(),
  state: z.enum(["finished", "cancelled", "partial"]),
  extent: z.object({ done: z.number(), total: z.number() }).exactOptional(),
  counts: COUNTS,
  fingerprint: z.string(),
  engine: z.string(),
});

function newRunId(started: Date): string {
  return `${started.toISOString().slice(0, 19).replaceAll(/[-:]/g, "").replace("T", "-")}-${randomUUID().slice(0, 8)}`;
}

export function createRunStore(root: string): RunStore {
  const inOrder = createOneAtATime();

  async function names(ending = SUMMARY): Promise<readonly string[]> {
    const folder = await confine(root, `${HIDDEN_FOLDER}/${FOLDER}`);
    const files = await readdir(folder).catch(() => []);
    return files
      .filter((file) => file.endsWith(ending))
      .map((file) => file.slice(0, -ending.length))
      .sort()
      .reverse();
  }

  async function fileOf(runId: string, ending: string): Promise<string> {
    if (!/^[\w-]{1,100}$/.test(runId)) throw new Refused("invalid-request", "this is not the name of a run");
    return confine(root, `${HIDDEN_FOLDER}/${FOLDER}/${runId}${ending}`);
  }

  async function summaryOf(runId: string): Promise<RunSummary | null> {
    const text = await readTextFile(await fileOf(runId, SUMMARY), FILE_KINDS.settings);
    const json = text.kind === "text" ? parseJson(text.text) : null;
    const summary = SUMMARY_SHAPE.safeParse(json?.kind === "json" ? json.value : null);
    return summary.success ? summary.data : null;
  }

  async function drop(runId: string): Promise<void> {
    for (const ending of [SUMMARY, ".json", BEGUN]) await dropFile(runId, ending);
  }

  async function dropFile(runId: string, ending: string): Promise<void> {
    await unlink(await fileOf(runId, ending)).catch((error: unknown) => {
      if (!isMissing(error)) throw new Refused("cannot-write", `the run ${reasonOf(error)}`);
    });
  }

  /** The whole first: what has a summary is there. */
  async function keep(summary: RunSummary, rest: Pick<RunView, "phases" | "coverage">, cases: readonly string[]): Promise<void> {
    const { runId } = summary;
    const text = `${JSON.stringify({ ...summary, ...rest }).slice(0, -1)},"cases":[${cases.join(",")}]}`;
    await writeDurably(await inHiddenFolder(root, path.posix.join(FOLDER, `${runId}.json`)), text, FOLDER);
    await writeDurably(await inHiddenFolder(root, path.posix.join(FOLDER, `${runId}${SUMMARY}`)), JSON.stringify(summary), FOLDER);
    await dropFile(runId, BEGUN);
    for (const old of (await names()).slice(MOST_KEPT)) await drop(old);
  }

  return {
    async list() {
      const summaries = await inBatches(await names(), summaryOf);
      return summaries.filter((summary) => summary !== null);
    },

    async read(runId) {
      const text = await readTextFile(await fileOf(runId, ".json"), FILE_KINDS.run);
      const json = text.kind === "text" ? parseJson(text.text) : null;
      const summary = await summaryOf(runId);
      if (json?.kind !== "json" || summary === null || !isRun(json.value)) throw new Refused("not-found", "This run is not kept any more.");
      return json.value;
    },

    newId: newRunId,

    add: ({ cases, phases, coverage, ...summary }) =>
      inOrder(() =>
        keep(
          summary,
          { phases, coverage },
          cases.map((each) => JSON.stringify(withoutCaseSecrets(each))),
        ),
      ),

    async begin(beginning, total) {
      const file = await inHiddenFolder(root, path.posix.join(FOLDER, `${beginning.runId}${BEGUN}`));
      const recording = await beginRecording(file, beginning, total);
      return {
        add: (part) => recording.add(part),
        async finish({ phases, coverage, ...ended }) {
          await recording.close();
          await inOrder(() => keep({ ...beginning, ...ended }, { phases, coverage }, recording.kept));
        },
        async forget() {
          await recording.close();
          await dropFile(beginning.runId, BEGUN);
        },
      };
    },

    async interrupted() {
      const kept = new Set(await names());
      const found: InterruptedRun[] = [];
      for (const runId of await names(BEGUN)) {
        const run = await readInterrupted(await fileOf(runId, BEGUN));
        if (run === null) continue;
        if (kept.has(runId)) await dropFile(runId, BEGUN);
        else if (run.beginning.runId === runId) found.push(run);
      }
      return found;
    },

    remove: (runId) => inOrder(() => drop(runId)),
  };
}

/** The program itself wrote the file, beside a summary that was read with care; only its outer form is looked at again. */
function isRun(value: unknown): value is RunView {
  return typeof value === "object" && value !== null && "cases" in value && Array.isArray(value.cases) && "coverage" in value;
}

import { randomUUID } from "node:crypto";
import { readdir, unlink } from "node:fs/promises";
import path from "node:path";
import * as z from "zod";
import { parseJson } from "../../engine/config/index";
import { Refused } from "../../engine/contract/refused";
import type { RunSummary, RunView } from "../../engine/contract/run-commands";
import { withoutCaseSecrets } from "../../engine/library/reports/redact";
import { confine } from "./confine";
import { isMissing, reasonOf } from "./file-error";
import { FILE_KINDS } from "./file-kinds";
import { HIDDEN_FOLDER, inHiddenFolder } from "./hidden-folder";
import { inBatches } from "./in-batches";
import { createOneAtATime } from "./one-at-a-time";
import { readTextFile } from "./read-text";
import { writeDurably } from "./write-durably";

/** The runs of a workspace: `.workbench/runs/<id>.json`, each with its summary beside it, so that a history is quick to read. */
export interface RunStore {
  /** Newest first. What cannot be read is passed over. */
  list(): Promise<readonly RunSummary[]>;
  read(runId: string): Promise<RunView>;
  /** A name for a run: when it started, and something of its own. */
  newId(started: Date): string;
  /** Keeps the newest ones and lets the oldest go. */
  add(run: RunView): Promise<void>;
  remove(runId: string): Promise<void>;
}

const FOLDER = "runs";
/** So many runs are kept; those that matter are baselines. */
const MOST_KEPT = 50;
const SUMMARY = ".summary.json";

const COUNTS = z.object({ passed: z.number(), failed: z.number(), unchecked: z.number(), broken: z.number() });
const SUMMARY_SHAPE = z.object({
  runId: z.string(),
  configuration: z.string(),
  title: z.string(),
  whole: z.boolean(),
  started: z.string(),
  milliseconds: z.number(),
  state: z.enum(["finished", "cancelled"]),
  counts: COUNTS,
  fingerprint: z.string(),
  engine: z.string(),
});

function newRunId(started: Date): string {
  return `${started.toISOString().slice(0, 19).replaceAll(/[-:]/g, "").replace("T", "-")}-${randomUUID().slice(0, 8)}`;
}

export function createRunStore(root: string): RunStore {
  const inOrder = createOneAtATime();

  async function names(): Promise<readonly string[]> {
    const folder = await confine(root, `${HIDDEN_FOLDER}/${FOLDER}`);
    const files = await readdir(folder).catch(() => []);
    return files
      .filter((file) => file.endsWith(SUMMARY))
      .map((file) => file.slice(0, -SUMMARY.length))
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
    for (const ending of [SUMMARY, ".json"]) {
      await unlink(await fileOf(runId, ending)).catch((error: unknown) => {
        if (!isMissing(error)) throw new Refused("cannot-write", `the run ${reasonOf(error)}`);
      });
    }
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

    add: (run) =>
      inOrder(async () => {
        const { cases: _cases, phases: _phases, coverage: _coverage, ...summary } = run;
        const kept = { ...run, cases: run.cases.map(withoutCaseSecrets) };
        await writeDurably(await inHiddenFolder(root, path.posix.join(FOLDER, `${run.runId}.json`)), JSON.stringify(kept), FOLDER);
        await writeDurably(await inHiddenFolder(root, path.posix.join(FOLDER, `${run.runId}${SUMMARY}`)), JSON.stringify(summary), FOLDER);
        for (const old of (await names()).slice(MOST_KEPT)) await drop(old);
      }),

    remove: (runId) => inOrder(() => drop(runId)),
  };
}

/** The program itself wrote the file, beside a summary that was read with care; only its outer form is looked at again. */
function isRun(value: unknown): value is RunView {
  return typeof value === "object" && value !== null && "cases" in value && Array.isArray(value.cases) && "coverage" in value;
}

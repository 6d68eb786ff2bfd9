import { randomUUID } from "node:crypto";
import { readdir, unlink } from "node:fs/promises";
import path from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import * as z from "zod";
import { parseJson } from "../../../engine/config/index";
import type { ComparisonSummary } from "../../../engine/contract/comparison-commands";
import { Refused } from "../../../engine/contract/refused";
import type { ComparisonParts } from "../../../engine/library/comparison/comparison";
import { withoutComparedSecrets, withoutEditSecrets } from "../../../engine/library/reports/redact";
import { confine } from "../files/confine";
import { isMissing, reasonOf } from "../files/file-error";
import { FILE_KINDS } from "../files/file-kinds";
import { HIDDEN_FOLDER, inHiddenFolder } from "../files/hidden-folder";
import { inBatches } from "../files/in-batches";
import { createOneAtATime } from "../files/one-at-a-time";
import { readTextFile } from "../files/read-text";
import { writeDurably } from "../files/write-durably";

/** A comparison as it is kept: all but what was acknowledged, which has a file of its own. */
export interface KeptComparison {
  readonly summary: ComparisonSummary;
  /** Name the contents of the configurations when they were compared; `null` for a run or a baseline. */
  readonly fingerprints: { readonly before: string | null; readonly after: string | null };
  readonly parts: Omit<ComparisonParts, "acknowledged" | "today">;
}

/** The comparisons of a workspace: `.workbench/runs/<id>.comparison.json`, each with its summary beside it, as runs are. */
export interface ComparisonStore {
  /** Newest first. What cannot be read is passed over. */
  list(): Promise<readonly ComparisonSummary[]>;
  read(comparisonId: string): Promise<KeptComparison>;
  /** A name for a comparison: when it started, and something of its own. */
  newId(started: Date): string;
  /** Without secrets. Keeps the newest ones and lets the oldest go. */
  write(kept: KeptComparison): Promise<void>;
  remove(comparisonId: string): Promise<void>;
}

const FOLDER = "runs";
const MOST_KEPT = 50;
const WHOLE = ".comparison.json";
const SUMMARY = ".comparison-summary.json";
/** Cases between which others get their turn. */
const SLICE = 64;

const SIDE = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("configuration"), name: z.string() }),
  z.object({ kind: z.literal("baseline"), name: z.string() }),
  z.object({ kind: z.literal("run"), runId: z.string() }),
]);
const SUMMARY_SHAPE: z.ZodType<ComparisonSummary> = z.object({
  comparisonId: z.string(),
  before: SIDE,
  after: SIDE,
  started: z.string(),
  milliseconds: z.number(),
  counts: z.object({ cases: z.number(), changed: z.number() }),
  engine: z.string(),
});

export function createComparisonStore(root: string): ComparisonStore {
  const inOrder = createOneAtATime();

  async function names(): Promise<readonly string[]> {
    const files = await readdir(await confine(root, `${HIDDEN_FOLDER}/${FOLDER}`)).catch(() => []);
    const found = files.filter((file) => file.endsWith(SUMMARY)).map((file) => file.slice(0, -SUMMARY.length));
    return found.sort().reverse();
  }

  async function fileOf(comparisonId: string, ending: string): Promise<string> {
    if (!/^[\w-]{1,100}$/.test(comparisonId)) throw new Refused("invalid-request", "this is not the name of a comparison");
    return confine(root, `${HIDDEN_FOLDER}/${FOLDER}/${comparisonId}${ending}`);
  }

  async function jsonIn(file: string, kind: (typeof FILE_KINDS)["run" | "settings"]): Promise<unknown> {
    const text = await readTextFile(file, kind);
    const json = text.kind === "text" ? parseJson(text.text) : null;
    return json?.kind === "json" ? json.value : null;
  }

  async function summaryOf(comparisonId: string): Promise<ComparisonSummary | null> {
    const summary = SUMMARY_SHAPE.safeParse(await jsonIn(await fileOf(comparisonId, SUMMARY), FILE_KINDS.settings));
    return summary.success ? summary.data : null;
  }

  async function drop(comparisonId: string): Promise<void> {
    for (const ending of [SUMMARY, WHOLE]) {
      await unlink(await fileOf(comparisonId, ending)).catch((error: unknown) => {
        if (!isMissing(error)) throw new Refused("cannot-write", `the comparison ${reasonOf(error)}`);
      });
    }
  }

  return {
    async list() {
      const summaries = await inBatches(await names(), summaryOf);
      return summaries.filter((summary) => summary !== null);
    },

    async read(comparisonId) {
      const summary = await summaryOf(comparisonId);
      const kept = await jsonIn(await fileOf(comparisonId, WHOLE), FILE_KINDS.run);
      if (summary === null || !isKept(kept)) throw new Refused("not-found", "This comparison is not kept any more; compare again.");
      return { ...kept, summary };
    },

    newId: (started) =>
      `comparison-${started.toISOString().slice(0, 19).replaceAll(/[-:]/g, "").replace("T", "-")}-${randomUUID().slice(0, 8)}`,

    write: (kept) =>
      inOrder(async () => {
        const { comparisonId } = kept.summary;
        const text = await printKept(kept);
        await writeDurably(await inHiddenFolder(root, path.posix.join(FOLDER, `${comparisonId}${WHOLE}`)), text, FOLDER);
        const summary = JSON.stringify(kept.summary);
        await writeDurably(await inHiddenFolder(root, path.posix.join(FOLDER, `${comparisonId}${SUMMARY}`)), summary, FOLDER);
        for (const old of (await names()).slice(MOST_KEPT)) await drop(old);
      }),

    remove: (comparisonId) => inOrder(() => drop(comparisonId)),
  };
}

/** A large comparison is printed a slice at a time, so that the window is answered meanwhile. */
async function printKept({ parts: { cases, ...parts }, ...kept }: KeptComparison): Promise<string> {
  const texts: string[] = [];
  for (const [index, each] of cases.entries()) {
    if (index % SLICE === SLICE - 1) await nextTurn();
    texts.push(JSON.stringify(withoutComparedSecrets(each)));
  }
  const rest = JSON.stringify({ ...parts, coverage: idleOnly(parts.coverage), edits: parts.edits.map((edit) => withoutEditSecrets(edit)) });
  return `${JSON.stringify(kept).slice(0, -1)},"parts":${rest.slice(0, -1)},"cases":[${texts.join(",")}]}}`;
}

/** What a comparison shows of coverage: rules that nothing matches. Their expressions are nobody's business. */
function idleOnly(coverage: ComparisonParts["coverage"]): ComparisonParts["coverage"] {
  if (coverage === null) return null;
  const idle = coverage.entries.filter(({ matched }) => matched === 0);
  return { ...coverage, entries: idle.map((entry) => ({ ...entry, expression: null, conditions: [] })) };
}

/** The program itself wrote the file, beside a summary that was read with care; only its outer form is looked at again. */
function isKept(value: unknown): value is KeptComparison {
  if (typeof value !== "object" || value === null || !("fingerprints" in value) || !("parts" in value)) return false;
  const { parts } = value;
  return typeof parts === "object" && parts !== null && "cases" in parts && Array.isArray(parts.cases) && "edits" in parts;
}

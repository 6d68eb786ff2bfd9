import * as z from "zod";
import { MOST_CASES } from "../library/parameters/case-rows";
import { readTraceTemplate } from "../request/read-trace";
import type { SavedTrace } from "../request/trace-definition";
import type { Json } from "../support/json";
import { pointerSteps, type Reading } from "../support/problem";
import { MOST_CASES_AT_ONCE } from "./case-commands";
import type { CommandName, RequestOf } from "./commands";
import { type ClientMessage, MESSAGE_LIMIT, MESSAGE_NESTING } from "./envelope";
import { readerOf } from "./reading";

export type Readers = { readonly [Name in CommandName]: (payload: unknown) => Reading<RequestOf<Name>> };

const id = z.string().min(1).max(200);
const path = z.string().min(1).max(4096);
const expression = z.string().max(1_000_000);
const nothing = z.strictObject({});
const inWorkspace = z.strictObject({ workspaceId: id });
const ofTrace = z.strictObject({ workspaceId: id, traceId: path });
/** Messages are JSON already, and nest within bounds: `readClientMessage` sees to that. */
const json = z.custom<Json>((value) => value !== undefined);
const ofRun = z.strictObject({ workspaceId: id, runId: id });
const ofComparison = z.strictObject({ workspaceId: id, comparisonId: id });
const reportFormat = z.enum(["html", "markdown", "json", "junit", "sarif"]);
const caseIds = z.array(path).max(100_000);
const selection = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("all") }),
  z.strictObject({ kind: z.literal("folder"), folder: path }),
  z.strictObject({ kind: z.literal("tag"), tag: id }),
  z.strictObject({ kind: z.literal("traces"), traceIds: z.array(path).max(100_000) }),
  z.strictObject({ kind: z.literal("failed"), runId: id }),
]);
const side = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("configuration"), name: id }),
  z.strictObject({ kind: z.literal("baseline"), name: id }),
  z.strictObject({ kind: z.literal("run"), runId: id }),
]);
/** Placeholders may stand in it; the host fills them in where it is to run. */
const savedTrace = z.unknown().transform((input, context): SavedTrace => {
  const reading = readTraceTemplate(input);
  if (reading.kind === "value") return reading.value;
  for (const { pointer, message } of reading.problems) context.addIssue({ code: "custom", message, path: [...pointerSteps(pointer)] });
  return z.NEVER;
});

const row = z.int().nonnegative();
const pointer = z.string().max(4096);
const edits = z
  .array(
    z.discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("set"), file: path, pointer, value: json }),
      z.strictObject({ kind: z.literal("insert"), file: path, pointer, value: json }),
      z.strictObject({ kind: z.literal("remove"), file: path, pointer }),
      z.strictObject({ kind: z.literal("move"), file: path, pointer, to: z.int().nonnegative() }),
      z.strictObject({ kind: z.literal("text"), file: path, text: z.string() }),
    ]),
  )
  .max(10_000);

const liveQuestion = z.strictObject({ workspaceId: id, configuration: id, saved: savedTrace, row: row.exactOptional() });

/** One reader a command: what a screen sends is unknown until it went through here. */
export const READERS: Readers = {
  "host/describe": readerOf(nothing),
  "host/take-asked": readerOf(nothing),
  "host/choose-trace": readerOf(nothing),
  "workspace/current": readerOf(nothing),
  "workspace/read": readerOf(z.strictObject({ workspaceId: id })),
  "workspace/open": readerOf(z.strictObject({ path: path.exactOptional() })),
  "workspace/recent": readerOf(nothing),
  "workspace/reveal": readerOf(
    z.strictObject({
      workspaceId: id,
      what: z
        .discriminatedUnion("kind", [
          z.strictObject({ kind: z.literal("trace"), traceId: path }),
          z.strictObject({ kind: z.literal("configuration"), configuration: id, file: path }),
        ])
        .exactOptional(),
    }),
  ),
  "workspace/activate": readerOf(z.strictObject({ workspaceId: id, configuration: id })),
  "workspace/environment": readerOf(z.strictObject({ workspaceId: id, environment: id.nullable() })),
  "library/list": readerOf(inWorkspace),
  "library/read": readerOf(ofTrace),
  "library/save": readerOf(
    z.strictObject({
      workspaceId: id,
      traceId: path.nullable(),
      folder: z.string().max(4096),
      saved: savedTrace,
      revision: id.nullable(),
      overwrite: z.boolean(),
      window: id.exactOptional(),
    }),
  ),
  "library/delete": readerOf(ofTrace),
  "library/folders": readerOf(inWorkspace),
  "library/move": readerOf(z.strictObject({ workspaceId: id, traceIds: z.array(path).max(100_000), folder: z.string().max(4096) })),
  "library/move-folder": readerOf(z.strictObject({ workspaceId: id, folder: path, to: path })),
  "library/make-folder": readerOf(z.strictObject({ workspaceId: id, folder: path })),
  "library/remove-folder": readerOf(z.strictObject({ workspaceId: id, folder: path })),
  "library/restore": readerOf(z.strictObject({ workspaceId: id, trashed: path })),
  "draft/write": readerOf(
    z.strictObject({
      workspaceId: id,
      window: id,
      traceId: path,
      draft: z.strictObject({ text: z.string(), valid: z.string().nullable(), revision: id.nullable() }).nullable(),
    }),
  ),
  "draft/list": readerOf(z.strictObject({ workspaceId: id, window: id })),
  "configuration/read": readerOf(z.strictObject({ workspaceId: id, configuration: id })),
  "configuration/file": readerOf(z.strictObject({ workspaceId: id, configuration: id, file: path })),
  "configuration/save": readerOf(
    z.strictObject({
      workspaceId: id,
      configuration: id,
      edits,
      revisions: z.record(path, id),
      overwrite: z.boolean(),
      as: z.discriminatedUnion("kind", [
        z.strictObject({ kind: z.literal("same") }),
        z.strictObject({ kind: z.literal("new"), name: z.string().min(1).max(200) }),
      ]),
    }),
  ),
  "trace/compare": readerOf(
    z.strictObject({ workspaceId: id, configuration: id, before: savedTrace, after: savedTrace, edits: edits.exactOptional() }),
  ),
  "trace/run": readerOf(
    z.strictObject({
      workspaceId: id,
      configuration: id,
      saved: savedTrace,
      edits: edits.exactOptional(),
      detail: z.enum(["full", "outline"]).exactOptional(),
      since: id.exactOptional(),
      row: row.exactOptional(),
      redirects: z.literal("follow").exactOptional(),
    }),
  ),
  "what-if/keep": readerOf(z.strictObject({ workspaceId: id, window: id, configuration: id, edits, began: z.record(path, id) })),
  "what-if/kept": readerOf(z.strictObject({ workspaceId: id, window: id, configuration: id })),
  "what-if/verdicts": readerOf(z.strictObject({ workspaceId: id, configuration: id, edits })),
  "scripts/allow": readerOf(z.strictObject({ workspaceId: id, scripts: z.enum(["allowed", "not-allowed"]) })),
  "program/diagnostics": readerOf(nothing),
  "program/notices": readerOf(nothing),
  "program/update": readerOf(z.strictObject({ asked: z.enum(["start", "user"]) })),
  "language/check": readerOf(z.strictObject({ expression, kind: z.enum(["filter", "value"]), phase: id.nullable() })),
  "expectations/take": readerOf(
    z.strictObject({ workspaceId: id, configuration: id, saved: savedTrace, row: row.exactOptional(), edits: edits.exactOptional() }),
  ),
  "call/cancel": readerOf(z.strictObject({ call: z.int().nonnegative() })),
  "cases/read": readerOf(z.strictObject({ workspaceId: id, saved: savedTrace, first: z.int().nonnegative().max(MOST_CASES) })),
  "cases/table": readerOf(z.strictObject({ text: z.string().max(MESSAGE_LIMIT) })),
  "cases/text": readerOf(
    z.strictObject({ columns: z.array(z.string().max(4096)).max(MOST_CASES), rows: z.array(z.record(z.string(), json)).max(MOST_CASES) }),
  ),
  "cases/run": readerOf(
    z.strictObject({
      workspaceId: id,
      configuration: id,
      saved: savedTrace,
      edits: edits.exactOptional(),
      from: row,
      count: z.int().positive().max(MOST_CASES_AT_ONCE),
    }),
  ),
  "run/start": readerOf(z.strictObject({ workspaceId: id, configuration: id, selection })),
  "run/cancel": readerOf(ofRun),
  "run/list": readerOf(inWorkspace),
  "run/read": readerOf(ofRun),
  "run/delete": readerOf(ofRun),
  "run/report": readerOf(z.strictObject({ workspaceId: id, runId: id, format: reportFormat })),
  "baseline/list": readerOf(inWorkspace),
  "baseline/keep": readerOf(z.strictObject({ workspaceId: id, runId: id, name: id, overwrite: z.boolean() })),
  "baseline/delete": readerOf(z.strictObject({ workspaceId: id, name: id })),
  "comparison/start": readerOf(z.strictObject({ workspaceId: id, before: side, after: side })),
  "comparison/list": readerOf(inWorkspace),
  "comparison/delete": readerOf(ofComparison),
  "comparison/cancel": readerOf(ofComparison),
  "comparison/read": readerOf(ofComparison),
  "comparison/trace": readerOf(
    z.strictObject({ workspaceId: id, comparisonId: id, caseId: path, without: z.number().int().positive().exactOptional() }),
  ),
  "comparison/acknowledge": readerOf(
    z.strictObject({ workspaceId: id, comparisonId: id, caseIds, reason: z.string().min(1).max(2000), until: z.iso.date() }),
  ),
  "comparison/configurations": readerOf(z.strictObject({ workspaceId: id, before: id, after: id })),
  "comparison/accept": readerOf(z.strictObject({ workspaceId: id, comparisonId: id, caseIds })),
  "coverage/read": readerOf(z.strictObject({ workspaceId: id, configuration: id })),
  "comparison/report": readerOf(z.strictObject({ workspaceId: id, comparisonId: id, format: reportFormat })),
  "import/read": readerOf(z.strictObject({ workspaceId: id, path })),
  "import/add": readerOf(
    z.strictObject({
      workspaceId: id,
      importId: id.nullable(),
      files: z.array(z.strictObject({ path, text: z.string().max(MESSAGE_LIMIT), part: z.enum(["whole", "more"]) })).max(10_000),
    }),
  ),
  "import/configuration": readerOf(
    z.strictObject({
      workspaceId: id,
      importId: id,
      name: z.string().max(200),
      form: z.enum(["api", "terraform"]),
      zone: z.string().max(253).nullable(),
      replace: z.boolean(),
    }),
  ),
  "import/requests": readerOf(
    z.strictObject({
      workspaceId: id,
      text: z.string().max(MESSAGE_LIMIT),
      form: z.enum(["curl", "http", "har", "fetch"]).nullable(),
      secrets: z.enum(["replace", "keep"]),
    }),
  ),
  "pull/describe": readerOf(nothing),
  "pull/keep-token": readerOf(z.strictObject({ token: z.string().min(1).max(2000) })),
  "pull/forget-token": readerOf(nothing),
  "pull/start": readerOf(
    z.strictObject({ workspaceId: id, zones: z.array(z.string().min(1).max(255)).min(1).max(1000), name: id, replace: z.boolean() }),
  ),
  "pull/cancel": readerOf(z.strictObject({ workspaceId: id, pullId: id })),
  "live/describe": readerOf(liveQuestion),
  "live/run": readerOf(liveQuestion),
  "live/cancel": readerOf(nothing),
  "comparison/withdraw": readerOf(z.strictObject({ workspaceId: id, comparisonId: id, caseIds })),
  "settings/read": readerOf(nothing),
  "settings/write": readerOf(z.strictObject({ key: id, value: z.json() })),
};

const MESSAGE: z.ZodType<ClientMessage> = z.strictObject({
  kind: z.literal("call"),
  id: z.int().nonnegative(),
  command: z.string().max(200),
  payload: z.unknown(),
});

const readEnvelope = readerOf(MESSAGE);

/** The envelope, and that the payload is JSON that does not nest beyond what may be read; its shape is for the command's own reader. */
export function readClientMessage(value: unknown): Reading<ClientMessage> {
  const message = faultOfJson(value);
  return message === null ? readEnvelope(value) : { kind: "problems", problems: [{ pointer: "", message }] };
}

/** Carriers that clone values would also bring what is no JSON: big integers, maps, dates. */
function faultOfJson(value: unknown): string | null {
  let level: readonly unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MESSAGE_NESTING) return `a message may nest at most ${MESSAGE_NESTING} levels deep`;
    if (!level.every(isPlain)) return "a message holds JSON values only";
    level = level.flatMap(membersOf);
  }
  return null;
}

function isPlain(value: unknown): boolean {
  if (typeof value === "object" && value !== null) return Array.isArray(value) || PLAIN.has(Object.getPrototypeOf(value));
  return !NO_JSON.has(typeof value);
}

const PLAIN: ReadonlySet<unknown> = new Set([Object.prototype, null]);
const NO_JSON: ReadonlySet<string> = new Set(["bigint", "function", "symbol"]);

/** What may hold a fault; plain texts and numbers, of which there may be a million, do not. */
function membersOf(value: unknown): readonly unknown[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).filter((member) => (typeof member === "object" && member !== null) || NO_JSON.has(typeof member));
}

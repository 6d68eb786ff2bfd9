import type { CommandName, RequestOf } from "../../../engine/contract/commands";
import { BLOCK_ADMIN } from "../../main/support/make-workspace";

const workspaceId = "workspace-1";
const configuration = "production";
const TRACE = "admin/blocked.trace.json";
const RULES = "zones/example.com/rulesets/custom.json";
const saved = BLOCK_ADMIN;
const EDITS = [
  { kind: "set", file: RULES, pointer: "/rules/0/enabled", value: false },
  { kind: "insert", file: RULES, pointer: "/rules/1", value: { id: "rule2" } },
  { kind: "move", file: RULES, pointer: "/rules/0", to: 0 },
  { kind: "remove", file: RULES, pointer: "/rules/0" },
  { kind: "text", file: RULES, text: "{}" },
] as const;

/** What a host named. */
export interface Named {
  readonly runId: string;
  readonly comparisonId: string;
  readonly importId: string;
}

export type Requests = { readonly [Name in CommandName]: RequestOf<Name> };

/** A request of every command as a screen would send it, for those who spoil it piece by piece. A new command does not compile without a row. */
export const requests = ({ runId, comparisonId, importId }: Named): Requests => ({
  "host/describe": {},
  "host/take-asked": {},
  "host/choose-trace": {},
  "workspace/current": {},
  "workspace/read": { workspaceId },
  "workspace/open": { path: "/nowhere/at/all" },
  "workspace/recent": {},
  "workspace/reveal": { workspaceId },
  "workspace/activate": { workspaceId, configuration },
  "workspace/environment": { workspaceId, environment: "default" },
  "library/list": { workspaceId },
  "library/folders": { workspaceId },
  "library/read": { workspaceId, traceId: TRACE },
  "library/save": { workspaceId, traceId: TRACE, folder: "", saved, revision: "0", overwrite: false, window: "window-1" },
  "library/delete": { workspaceId, traceId: "nothing.trace.json" },
  "library/restore": { workspaceId, trashed: "nothing.trace.json" },
  "library/move": { workspaceId, traceIds: ["nothing.trace.json"], folder: "moved" },
  "library/move-folder": { workspaceId, folder: "nothing", to: "moved" },
  "library/make-folder": { workspaceId, folder: "made" },
  "library/remove-folder": { workspaceId, folder: "made" },
  "draft/write": { workspaceId, window: "window-1", traceId: TRACE, draft: { text: JSON.stringify(saved), valid: null, revision: null } },
  "draft/list": { workspaceId, window: "window-1" },
  "configuration/read": { workspaceId, configuration },
  "configuration/file": { workspaceId, configuration, file: RULES },
  "configuration/save": { workspaceId, configuration, edits: EDITS, revisions: { [RULES]: "0" }, overwrite: false, as: { kind: "same" } },
  "trace/run": { workspaceId, configuration, saved, edits: EDITS, detail: "outline", since: "0", row: 0, redirects: "follow" },
  "trace/compare": { workspaceId, configuration, before: saved, after: saved, edits: EDITS },
  "what-if/keep": { workspaceId, window: "window-1", configuration, edits: EDITS, began: { [RULES]: "0" } },
  "what-if/kept": { workspaceId, window: "window-1", configuration },
  "what-if/verdicts": { workspaceId, configuration, edits: EDITS },
  "scripts/allow": { workspaceId, scripts: "not-allowed" },
  "language/check": { expression: "ssl", kind: "filter", phase: "http_request_firewall_custom" },
  "expectations/take": { workspaceId, configuration, saved, row: 0, edits: [] },
  "call/cancel": { call: 1 },
  "cases/read": { workspaceId, saved: { ...saved, cases: [{ a: 1 }, { $matrix: { a: [1, 2], b: ["x"] } }] }, first: 2 },
  "cases/table": { text: "a,b\n1,2\n" },
  "cases/text": { columns: ["a"], rows: [{ a: 1 }] },
  "cases/run": { workspaceId, configuration, saved: { ...saved, cases: [{ a: 1 }] }, edits: [], from: 0, count: 1 },
  "run/start": { workspaceId, configuration, selection: { kind: "traces", traceIds: [TRACE] } },
  "run/cancel": { workspaceId, runId },
  "run/list": { workspaceId },
  "run/read": { workspaceId, runId },
  "run/delete": { workspaceId, runId },
  "run/report": { workspaceId, runId, format: "json" },
  "baseline/list": { workspaceId },
  "baseline/keep": { workspaceId, runId, name: "kept", overwrite: false },
  "baseline/delete": { workspaceId, name: "nothing" },
  "comparison/start": { workspaceId, before: { kind: "baseline", name: "kept" }, after: { kind: "configuration", name: configuration } },
  "comparison/list": { workspaceId },
  "comparison/delete": { workspaceId, comparisonId: "gone" },
  "coverage/read": { workspaceId, configuration },
  "comparison/cancel": { workspaceId, comparisonId },
  "comparison/read": { workspaceId, comparisonId },
  "comparison/trace": { workspaceId, comparisonId, caseId: TRACE },
  "comparison/acknowledge": { workspaceId, comparisonId, caseIds: [TRACE], reason: "Intended", until: "2026-12-31" },
  "comparison/withdraw": { workspaceId, comparisonId, caseIds: [TRACE] },
  "comparison/configurations": { workspaceId, before: configuration, after: configuration },
  "comparison/accept": { workspaceId, comparisonId, caseIds: [TRACE] },
  "comparison/report": { workspaceId, comparisonId, format: "html" },
  "import/read": { workspaceId, path: "/nowhere/at/all" },
  "import/add": { workspaceId, importId: null, files: [{ path: "zone.json", text: "{}", part: "whole" }] },
  "import/configuration": { workspaceId, importId, name: "imported", form: "api", zone: null, replace: false },
  "import/requests": { workspaceId, text: "curl https://example.com/", form: "curl", secrets: "replace" },
  "pull/describe": {},
  "pull/keep-token": { token: "x" },
  "pull/forget-token": {},
  "pull/start": { workspaceId, zones: ["example.com"], name: "pulled", replace: false },
  "pull/cancel": { workspaceId, pullId: "pull-1" },
  "live/describe": { workspaceId, configuration, saved, row: 0 },
  "live/run": { workspaceId, configuration, saved, row: 0 },
  "live/cancel": {},
  "settings/read": {},
  "program/diagnostics": {},
  "program/notices": {},
  "program/update": { asked: "user" },
  "settings/write": { key: "theme", value: { name: "dark" } },
});

/** A place inside a request: the keys that lead there. */
export type Place = readonly string[];

/** Every place in `value`, below the outermost. */
export function placesIn(value: unknown, at: Place = []): readonly Place[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, member]: [string, unknown]) => [[...at, key], ...placesIn(member, [...at, key])]);
}

export function valueAt(value: unknown, place: Place): unknown {
  return place.reduce<unknown>((inner, key) => (typeof inner === "object" && inner !== null ? Reflect.get(inner, key) : undefined), value);
}

/** A copy with `put` at `place`; `ABSENT` takes it away. */
export function withValueAt(value: unknown, [key, ...rest]: Place, put: unknown): unknown {
  if (key === undefined) return put;
  if (Array.isArray(value)) return value.map((member: unknown, index) => (String(index) === key ? withValueAt(member, rest, put) : member));
  const members: readonly (readonly [string, unknown])[] = Object.entries(Object(value));
  return Object.fromEntries(
    members.flatMap(([name, member]) => {
      if (name !== key) return [[name, member] as const];
      const next = withValueAt(member, rest, put);
      return next === ABSENT ? [] : [[name, next] as const];
    }),
  );
}

export const ABSENT = Symbol("absent");

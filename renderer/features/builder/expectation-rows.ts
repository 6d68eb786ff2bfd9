import type { ExpectationCheck, Json, JsonObject } from "../../../engine/contract/index";
import { WORDS } from "../../words/words";

const words = WORDS.builder.expectationRows;

/** One expectation of a saved trace: what stands under one key of one entry of `expect`. */
export interface ExpectationRow {
  readonly index: number;
  readonly key: string;
  readonly value: Json;
  /** Where it stands in the file, as checks and problems name it. */
  readonly pointer: string;
}

/** What a saved trace may expect: how it is offered, and what a new one says. */
export const EXPECTATION_KINDS = [
  { kind: "status", label: words.status, fresh: 200 },
  { kind: "outcome", label: words.outcome, fresh: "origin" },
  { kind: "action", label: words.action, fresh: "block" },
  { kind: "matched", label: words.ruleMatches, fresh: "" },
  { kind: "notMatched", label: words.ruleDoesNotMatch, fresh: "" },
  { kind: "location", label: words.redirectTarget, fresh: "" },
  { kind: "url", label: words.urlAtTheOrigin, fresh: "" },
  { kind: "header", label: words.header, fresh: { side: "response", name: "", present: true } },
  { kind: "cache", label: words.cache, fresh: { eligible: true } },
  { kind: "origin", label: words.origin, fresh: { host: "" } },
  { kind: "notReached", label: words.neverReaches, fresh: "" },
] as const;

export const OUTCOMES = ["origin", "block", "challenge", "redirect", "worker", "access", "waiting-room", "error", "untraceable"] as const;

export function expectationLabel(key: string): string {
  return EXPECTATION_KINDS.find(({ kind }) => kind === key)?.label ?? key;
}

export function expectationRows(expect: readonly JsonObject[] | undefined): readonly ExpectationRow[] {
  return (expect ?? []).flatMap((entry, index) =>
    Object.entries(entry).map(([key, value]) => ({ index, key, value, pointer: `/expect/${index}/${key}` })),
  );
}

/** `expect` without one row; an entry that says nothing any more goes with it. `undefined`: there is none left. */
export function withoutRow(expect: readonly JsonObject[], row: ExpectationRow): readonly JsonObject[] | undefined {
  const left = expect.flatMap((entry, index) => {
    if (index !== row.index) return [entry];
    const { [row.key]: _gone, ...others } = entry;
    return Object.keys(others).length === 0 ? [] : [others];
  });
  return left.length === 0 ? undefined : left;
}

export function withRow(
  expect: readonly JsonObject[] | undefined,
  kind: (typeof EXPECTATION_KINDS)[number]["kind"],
): readonly JsonObject[] {
  const fresh = EXPECTATION_KINDS.find((each) => each.kind === kind)?.fresh ?? "";
  return [...(expect ?? []), { [kind]: fresh }];
}

/** `eligible: true, edgeTtl: 7200`: the members of a cache or origin expectation in one line. */
export function printParts(value: Json): string {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return JSON.stringify(value);
  return Object.entries(value)
    .map(([key, member]) => `${key}: ${typeof member === "string" ? member : JSON.stringify(member)}`)
    .join(", ");
}

/** Reads such a line back; `null` where a part has no colon. */
export function readParts(text: string): JsonObject | null {
  const parts = text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
  const pairs = parts.map((part) => /^([\w-]+)\s*:\s*(.*)$/s.exec(part));
  if (pairs.some((pair) => pair === null) || pairs.length === 0) return null;
  return Object.fromEntries(pairs.map((pair) => [pair?.[1] ?? "", scalar(pair?.[2] ?? "")]));
}

function scalar(text: string): Json {
  if (/^-?\d{1,15}$/.test(text)) return Number(text);
  if (text === "true" || text === "false") return text === "true";
  return text === "null" ? null : text;
}

export function checkOf(checks: readonly ExpectationCheck[], row: ExpectationRow): ExpectationCheck | null {
  return checks.find(({ pointer }) => pointer === row.pointer) ?? null;
}

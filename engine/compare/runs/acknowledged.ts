import * as z from "zod";
import { jsonPointer, type Reading } from "../../support/problem";
import { type CaseComparison, differenceDigest } from "./case-comparison";

/** A difference that somebody accepted on purpose: exactly this one, until a day. */
export interface AcknowledgedDifference {
  /** As `caseId` names it. */
  readonly trace: string;
  /** As `differenceDigest` names it. */
  readonly difference: string;
  /** For people who read the file. */
  readonly impact: string;
  readonly reason: string;
  /** The last day on which it counts: YYYY-MM-DD, UTC. */
  readonly until: string;
}

const DAY = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;

const FILE = z.looseObject({
  version: z.literal(1, "expected version 1"),
  differences: z.array(
    z.looseObject({
      trace: z.string().min(1),
      difference: z.string().min(1),
      impact: z.string().default(""),
      reason: z.string().min(1, "expected a reason"),
      until: z.string().regex(DAY, "expected a day such as 2026-12-31"),
    }),
  ),
});

/** Reads acknowledged.json. */
export function readAcknowledged(json: unknown): Reading<readonly AcknowledgedDifference[]> {
  const parsed = FILE.safeParse(json);
  if (parsed.success) return { kind: "value", value: parsed.data.differences };
  return {
    kind: "problems",
    problems: parsed.error.issues.map(({ path, message }) => ({ pointer: jsonPointer(path.map(String)), message })),
  };
}

/** The file's text: entries by trace, keys always in the same order. */
export function printAcknowledged(differences: readonly AcknowledgedDifference[]): string {
  const sorted = differences.toSorted(
    (left, right) => compareText(left.trace, right.trace) || compareText(left.difference, right.difference),
  );
  const entries = sorted.map(({ trace, difference, impact, reason, until }) => ({ trace, difference, impact, reason, until }));
  return `${JSON.stringify({ version: 1, differences: entries }, null, 2)}\n`;
}

function compareText(left: string, right: string): number {
  return left === right ? 0 : left < right ? -1 : 1;
}

/** What an acknowledgement says of a difference on `today` (YYYY-MM-DD, UTC). */
export type Acknowledgement =
  | { readonly kind: "none" }
  | { readonly kind: "acknowledged"; readonly reason: string; readonly until: string }
  | { readonly kind: "expired"; readonly reason: string; readonly until: string };

export function acknowledgementOf(comparison: CaseComparison, all: readonly AcknowledgedDifference[], today: string): Acknowledgement {
  const ofTrace = all.filter(({ trace }) => trace === comparison.id);
  if (ofTrace.length === 0) return { kind: "none" };
  const digest = differenceDigest(comparison);
  const entries = ofTrace.filter(({ difference }) => difference === digest);
  const valid = entries.find(({ until }) => until >= today);
  if (valid !== undefined) return { kind: "acknowledged", reason: valid.reason, until: valid.until };
  const [expired] = entries;
  return expired === undefined ? { kind: "none" } : { kind: "expired", reason: expired.reason, until: expired.until };
}

/** The entry that accepts this difference. */
export function acknowledge(comparison: CaseComparison, reason: string, until: string): AcknowledgedDifference {
  return { trace: comparison.id, difference: differenceDigest(comparison), impact: comparison.impact, reason, until };
}

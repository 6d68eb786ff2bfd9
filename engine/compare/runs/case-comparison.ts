import { textToBytes } from "../../support/bytes";
import { encodeHex } from "../../support/hex";
import { sha256 } from "../../support/sha256";
import type { CaseOutcome } from "../results/case-outcome";
import { compareOutcomes, type Facet, type FacetDifference } from "../results/compare-outcomes";
import type { Impact } from "../results/impact";

/** One case before and after. JSON only. */
export interface CaseComparison {
  readonly id: string;
  readonly name: string;
  readonly tags: readonly string[];
  /** The worst of `impacts`. */
  readonly impact: Impact;
  readonly impacts: readonly Impact[];
  readonly facets: readonly FacetDifference[];
  /** `null` where it is not part of that side. */
  readonly before: CaseOutcome | null;
  readonly after: CaseOutcome | null;
  /** Where the two ways part; `null` where nobody knows, since a side has no steps, or where they never do. */
  readonly divergence: Divergence | null;
  /** Both ways, step beside step, as far as something happened; empty where a side has no steps, or nothing differs. */
  readonly ways: readonly WayRow[];
  /** One entry a facet. Empty where a side is no configuration: then nobody knows the edits. */
  readonly blame: readonly FacetBlame[];
  /** Why it cannot be compared. */
  readonly problem: string | null;
  /** The side that does not have the case at all; absent where both do. */
  readonly missing?: "before" | "after";
  /** As `differenceDigest` named it before secrets were taken out; absent where none were. */
  readonly digest?: string;
}

export interface Divergence {
  /** What a person calls the step. */
  readonly step: string;
  /** What the step did; `null` where it is not there. */
  readonly before: string | null;
  readonly after: string | null;
}

/** One step of both ways. */
export interface WayRow {
  /** What a person calls the step. */
  readonly step: string;
  /** How deep it stands in phases, rulesets and rules, from 0. */
  readonly depth: number;
  /** What the step did; `null` where it is not there. */
  readonly before: string | null;
  readonly after: string | null;
  /** `parts`: the first row where the ways part. */
  readonly kind: "same" | "differs" | "parts";
}

export interface Ways {
  readonly divergence: Divergence | null;
  readonly ways: readonly WayRow[];
}

/** Of a side that has no steps. */
export const NO_WAYS: Ways = { divergence: null, ways: [] };

export interface FacetBlame {
  readonly facet: Facet;
  readonly impact: Impact;
  /** Numbers of edits; `null` where they were not found. */
  readonly edits: readonly number[] | null;
}

/** What is compared of one side. */
export interface ComparedSide {
  readonly id: string;
  readonly name: string;
  readonly tags: readonly string[];
  /** `null`: it could not run. */
  readonly outcome: CaseOutcome | null;
  readonly problem: string | null;
}

/** Compares what two runs have of the same case; at least one side is there. `ways` is asked where something differs. */
export function compareCase(before: ComparedSide | null, after: ComparedSide | null, ways: () => Ways): CaseComparison {
  const known = after ?? before;
  const base = { id: known?.id ?? "", name: known?.name ?? "", tags: known?.tags ?? [], blame: [] };
  const problem = problemOf(before, after);
  const [old, now] = [before?.outcome ?? null, after?.outcome ?? null];
  if (problem !== null || old === null || now === null) {
    return {
      ...base,
      impact: "not-comparable",
      impacts: ["not-comparable"],
      facets: [],
      before: old,
      after: now,
      ...NO_WAYS,
      problem: problem ?? "It could not run.",
      ...(before === null ? { missing: "before" as const } : after === null ? { missing: "after" as const } : {}),
    };
  }
  const compared = compareOutcomes(old, now);
  return {
    ...base,
    ...compared,
    before: old,
    after: now,
    ...(compared.impact === "unchanged" ? NO_WAYS : ways()),
    problem: null,
  };
}

function problemOf(before: ComparedSide | null, after: ComparedSide | null): string | null {
  if (before === null) return "It is not part of what it is compared with.";
  if (after === null) return "It is not there any more.";
  return after.problem ?? before.problem;
}

const DIGEST_LENGTH = 24;

/** Names exactly this difference of this case: another value anywhere in it gives another name. */
export function differenceDigest({ id, impact, facets, problem, digest }: CaseComparison): string {
  if (digest !== undefined) return digest;
  const said = JSON.stringify([
    id,
    impact,
    problem,
    facets.map(({ facet, values }) => [facet, values.map(({ name, before, after }) => [name, before, after])]),
  ]);
  return encodeHex(sha256(textToBytes(said))).slice(0, DIGEST_LENGTH);
}

export function isDifference({ impact }: Pick<CaseComparison, "impact">): boolean {
  return impact !== "unchanged" && impact !== "not-comparable";
}

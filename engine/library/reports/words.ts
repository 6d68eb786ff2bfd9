import type { CaseOutcome } from "../../compare/results/case-outcome";
import type { ValueDifference } from "../../compare/results/compare-outcomes";
import { impactTitle } from "../../compare/results/impact";
import type { Json } from "../../support/json";
import { plainValueText } from "../../trace/value-text";
import type { EditEffect, JudgedComparison } from "../comparison/comparison";
import { count } from "./report";

/** `200 origin`, `403 block`. */
export function outcomeText(outcome: CaseOutcome | null): string {
  if (outcome === null) return "could not run";
  return outcome.status === null ? outcome.outcome : `${outcome.status} ${outcome.outcome}`;
}

const LONGEST_VALUE = 300;

export function valueWords(value: Json): string {
  const text = value === null ? "none" : plainValueText(value);
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE - 1)}…` : text;
}

/** All values that differ, of all parts. */
export function valuesOf({ facets }: Pick<JudgedComparison, "facets">): readonly ValueDifference[] {
  return facets.flatMap(({ values }) => values);
}

/** Numbers of the edits to blame, each once. */
export function blamedEdits({ blame }: Pick<JudgedComparison, "blame">): readonly number[] {
  return [...new Set(blame.flatMap(({ edits }) => edits ?? []))].sort((left, right) => left - right);
}

/** “caused by edit 4”; "" where nobody knows the edits. */
export function blameText(each: Pick<JudgedComparison, "blame">): string {
  if (each.blame.length === 0) return "";
  const edits = blamedEdits(each);
  if (edits.length === 0) return "its cause was not found among the edits";
  return edits.length === 1
    ? `caused by edit ${edits.join("")}`
    : `caused by edits ${edits.slice(0, -1).join(", ")} and ${edits.at(-1) ?? ""}`;
}

const LONGEST_CHANGE = 200;

/** “192.0.2.0/26 → 192.0.2.0/24”; "" where it is no change of one value, or too long to be read in a line. */
export function changeText({ kind, before, after }: EditEffect): string {
  if (kind !== "changed" || (typeof before === "object" && before !== null) || (typeof after === "object" && after !== null)) return "";
  const text = `${valueWords(before)} → ${valueWords(after)}`;
  return text.length > LONGEST_CHANGE ? "" : text;
}

/** “1 Allowed → blocked, 2 Headers changed”, or that nothing comes of it. */
export function effectText(edit: EditEffect): string {
  if (edit.causes.length > 0) return edit.causes.map(({ impact, cases }) => `${impactTitle(impact)}: ${count(cases, "trace")}`).join(", ");
  return edit.exercised ? "changes nothing for any trace" : "no trace exercises this edit";
}

export function divergenceText({ divergence }: Pick<JudgedComparison, "divergence">): string {
  if (divergence === null) return "";
  return `${divergence.step} (before: ${divergence.before ?? "not there or not reached"}; after: ${divergence.after ?? "not there or not reached"})`;
}

export function acknowledgementText({ acknowledgement }: Pick<JudgedComparison, "acknowledgement">): string {
  switch (acknowledgement.kind) {
    case "none":
      return "";
    case "acknowledged":
      return `acknowledged until ${acknowledgement.until}: ${acknowledgement.reason}`;
    case "expired":
      return `the acknowledgement ended on ${acknowledgement.until}: ${acknowledgement.reason}`;
    default:
      return acknowledgement satisfies never;
  }
}

import type { ComparedEdit } from "../../compare/configurations/edit";
import type { CaseOutcome } from "../../compare/results/case-outcome";
import type { ValueDifference } from "../../compare/results/compare-outcomes";
import { type CaseComparison, differenceDigest, isDifference } from "../../compare/runs/case-comparison";
import { hide, isPair, isSecretName, secretValuesOf, withoutSecrets, withoutShortSecret } from "../../support/secrets";
import type { CaseRun } from "../run/run-case";
import type { ComparisonReport, RunReport } from "./report";

/** The report without the secrets of requests, answers and configurations. What a report shows leaves the machine. */
export function withoutRunSecrets(report: RunReport): RunReport {
  return {
    ...report,
    cases: report.cases.map(redactRun),
    coverage: redactValue(report.coverage, []),
  };
}

export function withoutComparisonSecrets(report: ComparisonReport): ComparisonReport {
  const { comparison } = report;
  const cases = comparison.cases.map(redactComparison);
  const edits = comparison.edits.map(redactEdit);
  return { ...report, comparison: { ...comparison, cases, edits } };
}

/** What is kept of an outcome: the same secret gives the same text, so outcomes stay comparable. */
export function withoutOutcomeSecrets(outcome: CaseOutcome): CaseOutcome {
  return redactValue(outcome, valuesOf(outcome));
}

/** What is kept of a run's case. */
export function withoutCaseSecrets(run: CaseRun): CaseRun {
  return redactRun(run);
}

function redactRun(run: CaseRun): CaseRun {
  const wanted = run.checks.flatMap(({ kind, expected, got }) => (kind === "header" ? [expected, got].flatMap(secretInHeaderText) : []));
  return redactValue(run, [...valuesOf(run.outcome), ...wanted]);
}

const HEADER_TEXT = /^(?:request|response) header ([^:\s]+): (.*)$/s;

/** `request header x-api-key: secret`, as expectations say it. */
function secretInHeaderText(text: string): readonly string[] {
  const [, name, value] = HEADER_TEXT.exec(text) ?? [];
  return name !== undefined && value !== undefined && isSecretName(name) ? [value] : [];
}

/** What is kept of a comparison's case. It stays known by the name that its difference had. */
export function withoutComparedSecrets(each: CaseComparison): CaseComparison {
  return isDifference(each) ? { ...redactComparison(each), digest: differenceDigest(each) } : redactComparison(each);
}

/** What is kept of an edit of a configuration. */
export function withoutEditSecrets<Edit extends ComparedEdit>(edit: Edit): Edit {
  return redactEdit(edit);
}

function redactComparison<Case extends CaseComparison>(each: Case): Case {
  const facets = each.facets.map((facet) => ({ ...facet, values: facet.values.map(redactNamed) }));
  return redactValue({ ...each, facets }, [...valuesOf(each.before), ...valuesOf(each.after)]);
}

function redactNamed(value: ValueDifference): ValueDifference {
  const header = /^(?:request|response)\.headers\.(.+)$/.exec(value.name)?.[1];
  if (header === undefined || !isSecretName(header)) return value;
  return { ...value, before: hide(value.before), after: hide(value.after) };
}

function redactEdit<Edit extends ComparedEdit>(edit: Edit): Edit {
  const pointer = (edit.place.after ?? edit.place.before)?.pointer ?? "";
  const named = pointer.split("/").some(isSecretName);
  const before = named ? hide(edit.before) : withoutSecrets(edit.before, []);
  const after = named ? hide(edit.after) : withoutSecrets(edit.after, []);
  return { ...edit, before, after };
}

function valuesOf(outcome: CaseOutcome | null): readonly string[] {
  if (outcome === null) return [];
  const { request, response, location } = outcome;
  return [
    ...secretValuesOf(request),
    ...(response === null ? [] : secretValuesOf({ url: null, headers: response.headers })),
    ...secretValuesOf({ url: location, headers: [] }),
  ];
}

/** Only texts change, so the shape stays. */
function redactValue<Value>(value: Value, secrets: readonly string[]): Value {
  const redacted = redact(value, secrets);
  return hasShapeOf(value, redacted) ? redacted : value;
}

function redact(value: unknown, secrets: readonly string[]): unknown {
  if (typeof value === "string") return withoutSecrets(value, secrets);
  if (isPair(value)) return withoutShortSecret(value).map((member) => withoutSecrets(member, secrets));
  if (Array.isArray(value)) return value.map((member) => redact(member, secrets));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]: [string, unknown]) => [key, redact(member, secrets)]));
}

function hasShapeOf<Value>(value: Value, redacted: unknown): redacted is Value {
  return typeof redacted === typeof value;
}

import * as z from "zod";
import type { CaseOutcome } from "../../compare/results/case-outcome";
import type { Json } from "../../support/json";
import { jsonPointer, type Reading } from "../../support/problem";
import { withoutOutcomeSecrets } from "../reports/redact";

/** A run that is kept in the workspace, to compare later runs with: what each case came to. */
export interface Baseline {
  readonly configuration: string;
  readonly cases: readonly BaselineCase[];
}

/** Secrets are taken out of the outcome, since a baseline is committed. */
export interface BaselineCase {
  readonly id: string;
  readonly name: string;
  readonly outcome: CaseOutcome;
}

const json: z.ZodType<Json> = z.json();
const text = z.string();
const headers = z.array(z.tuple([text, text]));
const message = z.strictObject({ method: text, url: text, headers });

const OUTCOME: z.ZodType<CaseOutcome> = z.strictObject({
  outcome: z.enum(["origin", "block", "challenge", "redirect", "worker", "access", "waiting-room", "error", "untraceable"]),
  status: z.int().nullable(),
  sentence: text,
  certain: z.boolean(),
  by: z
    .strictObject({
      phase: text,
      scope: z.enum(["account", "zone"]).nullable(),
      ruleset: text.nullable(),
      rule: text.nullable(),
      description: text,
    })
    .nullable(),
  location: text.nullable(),
  loops: z.boolean(),
  request: message,
  origin: z.strictObject({ host: text, port: z.int(), hostHeader: text, sni: text }).nullable(),
  cache: z
    .strictObject({ eligible: z.boolean(), edgeTtl: z.number().nullable(), browserTtl: z.number().nullable(), key: text.nullable() })
    .nullable(),
  response: z.strictObject({ status: z.int(), headers }).nullable(),
  settings: z.record(text, json),
  path: z.array(text),
});

const BASELINE = z.looseObject({
  version: z.literal(1, "expected version 1"),
  configuration: text,
  cases: z.array(z.looseObject({ id: text, name: text, outcome: OUTCOME })),
});

export function readBaseline(input: unknown): Reading<Baseline> {
  const parsed = BASELINE.safeParse(input);
  if (parsed.success) return { kind: "value", value: parsed.data };
  return {
    kind: "problems",
    problems: parsed.error.issues.map((issue) => ({ pointer: jsonPointer(issue.path.map(String)), message: issue.message })),
  };
}

/** The file's text. The same outcomes give the same bytes: cases stand in the order of their ids, keys always in one order. */
export function printBaseline({ configuration, cases }: Baseline): string {
  const sorted = cases.toSorted((left, right) => (left.id < right.id ? -1 : 1));
  return `${JSON.stringify({ version: 1, configuration, cases: sorted.map(inOrder) }, null, 2)}\n`;
}

/** Keys in the order of the shape, whatever order they came in. */
function inOrder({ id, name, outcome }: BaselineCase): BaselineCase {
  const { by, request, origin, cache, response, ...own } = outcome;
  return {
    id,
    name,
    outcome: {
      outcome: own.outcome,
      status: own.status,
      sentence: own.sentence,
      certain: own.certain,
      by: by === null ? null : { phase: by.phase, scope: by.scope, ruleset: by.ruleset, rule: by.rule, description: by.description },
      location: own.location,
      loops: own.loops,
      request: { method: request.method, url: request.url, headers: request.headers },
      origin: origin === null ? null : { host: origin.host, port: origin.port, hostHeader: origin.hostHeader, sni: origin.sni },
      cache: cache === null ? null : { eligible: cache.eligible, edgeTtl: cache.edgeTtl, browserTtl: cache.browserTtl, key: cache.key },
      response: response === null ? null : { status: response.status, headers: response.headers },
      settings: Object.fromEntries(Object.entries(own.settings).sort(([left], [right]) => (left < right ? -1 : 1))),
      path: own.path,
    },
  };
}

/** What a run came to, as a baseline. Cases that could not run are left out. */
export function baselineOf(
  configuration: string,
  cases: readonly { readonly id: string; readonly name: string; readonly outcome: CaseOutcome | null }[],
): Baseline {
  return {
    configuration,
    cases: cases.flatMap(({ id, name, outcome }) => (outcome === null ? [] : [{ id, name, outcome: withoutOutcomeSecrets(outcome) }])),
  };
}

/** The baseline with what these cases come to now accepted, one by one, and without those that are `gone`; the others stay as they are. */
export function acceptInBaseline(baseline: Baseline, accepted: Baseline, gone: ReadonlySet<string> = new Set()): Baseline {
  const now = new Map(accepted.cases.map((each) => [each.id, each]));
  const known = new Set(baseline.cases.map(({ id }) => id));
  return {
    configuration: baseline.configuration,
    cases: [
      ...baseline.cases.filter(({ id }) => !gone.has(id)).map((each) => now.get(each.id) ?? each),
      ...accepted.cases.filter(({ id }) => !known.has(id)),
    ],
  };
}

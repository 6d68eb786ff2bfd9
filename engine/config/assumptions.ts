import type { Json, JsonObject } from "../support/json";
import { isObject } from "./reading";

/** A place where documentation contradicts itself or is silent: a switch with our default. Named in workspace.json under `assumptions`. */
export interface Assumption {
  readonly name: string;
  readonly values: readonly [byDefault: string, ...others: string[]];
  readonly sentence: string;
  readonly documentation: string;
}

const DOCS = "https://developers.cloudflare.com";

export const ASSUMPTIONS = [
  {
    name: "account-skip-of-phases",
    values: ["both-levels", "own-level"],
    sentence: "A skip rule with “phases” skips them at the account and the zone level, or only at the level where it stands.",
    documentation: `${DOCS}/waf/custom-rules/skip/options/`,
  },
  {
    name: "response-phases-after-edge-answer",
    values: ["not-run", "run"],
    sentence: "After a block, challenge or redirect the trace stops, or response phases still run on the edge's answer.",
    documentation: `${DOCS}/ruleset-engine/reference/phases-list/`,
  },
  {
    name: "preserved-query-with-target-query",
    values: ["append", "keep-target"],
    sentence: "Where a redirect target has a query and the request's is preserved, the request's is appended, or left out.",
    documentation: `${DOCS}/rules/url-forwarding/single-redirects/settings/`,
  },
  {
    name: "page-rule-redirects",
    values: ["after-bulk-redirects", "after-url-rewrites"],
    sentence:
      "Page Rules redirect after Bulk Redirects, which are documented to beat them, or before all security products, as an old diagram has it.",
    documentation: `${DOCS}/rules/page-rules/`,
  },
] as const satisfies readonly Assumption[];

export type AssumptionName = (typeof ASSUMPTIONS)[number]["name"];

/** Every switch with the reading taken. */
export type Assumptions = Readonly<Record<AssumptionName, string>>;

export const DEFAULT_ASSUMPTIONS: Assumptions = {
  "account-skip-of-phases": "both-levels",
  "response-phases-after-edge-answer": "not-run",
  "preserved-query-with-target-query": "append",
  "page-rule-redirects": "after-bulk-redirects",
};

/** Reads the switches of workspace.json; unknown names and values are told in `problems` and the defaults taken. */
export function readAssumptions(json: Json | undefined): { readonly assumptions: Assumptions; readonly problems: readonly string[] } {
  if (json === undefined) return { assumptions: DEFAULT_ASSUMPTIONS, problems: [] };
  if (!isObject(json)) return { assumptions: DEFAULT_ASSUMPTIONS, problems: ["“assumptions” is an object: name of a switch → its value."] };
  const problems = Object.keys(json).flatMap((name) => problemOf(json, name));
  const given = ASSUMPTIONS.flatMap(({ name, values }): [string, string][] => {
    const value = Object.hasOwn(json, name) ? values.find((known) => known === json[name]) : undefined;
    return value === undefined ? [] : [[name, value]];
  });
  return { assumptions: { ...DEFAULT_ASSUMPTIONS, ...Object.fromEntries(given) }, problems };
}

function problemOf(json: JsonObject, name: string): readonly string[] {
  const assumption: Assumption | undefined = ASSUMPTIONS.find((known) => known.name === name);
  if (assumption === undefined)
    return [`There is no assumption “${name}”; there are ${ASSUMPTIONS.map((known) => known.name).join(", ")}.`];
  return assumption.values.some((value) => value === json[name]) ? [] : [`“${name}” is one of ${assumption.values.join(", ")}.`];
}

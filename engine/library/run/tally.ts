import type { ExplanationNode } from "../../language/explanation";
import { flattenSteps } from "../../trace/flatten-steps";
import type { MatchedStep } from "../../trace/recorder";
import type { TraceResult, TraceStep } from "../../trace/result";

/** What the cases of a run exercised of a configuration. JSON only; tallies of parts of a run add up. */
export interface Tally {
  readonly cases: number;
  /** By name of the phase. */
  readonly phases: Readonly<Record<string, PhaseHits>>;
  /** By place in the configuration: `file#pointer`. */
  readonly rules: Readonly<Record<string, RuleHits>>;
}

export interface PhaseHits {
  readonly reached: number;
  readonly matched: number;
}

export interface RuleHits {
  readonly evaluated: number;
  readonly matched: number;
  /** By place in the expression (`start-end`): 1 where it was true, 2 where it was false or missing, 3 where both. */
  readonly conditions: Readonly<Record<string, number>>;
}

const WAS_TRUE = 1;
const WAS_FALSE = 2;

/** Counts as results come. */
export interface TallyCounter {
  add(result: TraceResult): void;
  /** A case of which only the matches are known: conditions and phases are not counted. */
  addMatches(matched: readonly MatchedStep[]): void;
  /** What was counted so far. */
  tally(): Tally;
}

interface Counted {
  evaluated: number;
  matched: number;
  readonly conditions: Map<string, number>;
}

export function createTally(): TallyCounter {
  let cases = 0;
  const phases = new Map<string, { reached: number; matched: number }>();
  const rules = new Map<string, Counted>();

  function addPhase(step: TraceStep): void {
    const hits = phases.get(step.workbench.phase) ?? { reached: 0, matched: 0 };
    phases.set(step.workbench.phase, hits);
    hits.reached += 1;
    if (step.matched === true) hits.matched += 1;
  }

  function countRule(key: string, became: "matched" | "no match"): Counted {
    const hits = rules.get(key) ?? { evaluated: 0, matched: 0, conditions: new Map<string, number>() };
    rules.set(key, hits);
    hits.evaluated += 1;
    if (became === "matched") hits.matched += 1;
    return hits;
  }

  function addRule(step: TraceStep, key: string): void {
    const hits = countRule(key, step.matched === true ? "matched" : "no match");
    const { explanation } = step.workbench;
    if (explanation !== undefined) noteConditions(explanation.root, hits.conditions);
  }

  return {
    add(result) {
      cases += 1;
      for (const { step, depth } of flattenSteps(result)) {
        if (depth === 0) addPhase(step);
        const key = placeKey(step);
        if (key !== null && step.workbench.skipped === undefined) addRule(step, key);
      }
    },
    addMatches(matched) {
      cases += 1;
      for (const step of matched) {
        const key = placeKey(step);
        if (key !== null) countRule(key, "matched");
      }
    },
    tally: () => ({
      cases,
      phases: Object.fromEntries(phases),
      rules: Object.fromEntries(
        [...rules].map(([key, { evaluated, matched, conditions }]) => [
          key,
          { evaluated, matched, conditions: Object.fromEntries(conditions) },
        ]),
      ),
    }),
  };
}

/** Where the step's rule stands; `null` for phases, rulesets and rules that Cloudflare keeps to itself. */
function placeKey(step: MatchedStep): string | null {
  const { source, json } = step.workbench;
  if (source === null || json === undefined || step.type === "phase" || step.type === "ruleset") return null;
  return `${source.file}#${source.pointer}`;
}

/** The parts that `and`, `or`, `xor` and `not` combine, and nothing inside of them. */
function noteConditions(node: ExplanationNode, conditions: Map<string, number>): void {
  if (isCombination(node.kind)) {
    for (const child of node.children) noteConditions(child, conditions);
    return;
  }
  const bit = node.state === "true" ? WAS_TRUE : node.state === "false" || node.state === "missing" ? WAS_FALSE : 0;
  if (bit === 0) return;
  const key = `${node.start}-${node.end}`;
  conditions.set(key, (conditions.get(key) ?? 0) | bit);
}

function isCombination(kind: ExplanationNode["kind"]): boolean {
  return kind === "and" || kind === "or" || kind === "xor" || kind === "not";
}

export function wasTrue(seen: number | undefined): boolean {
  return ((seen ?? 0) & WAS_TRUE) !== 0;
}

export function wasFalse(seen: number | undefined): boolean {
  return ((seen ?? 0) & WAS_FALSE) !== 0;
}

export const NO_TALLY: Tally = { cases: 0, phases: {}, rules: {} };

/** The tally of both parts of a run. */
export function addTallies(left: Tally, right: Tally): Tally {
  return {
    cases: left.cases + right.cases,
    phases: merge(left.phases, right.phases, (one, other) => ({
      reached: one.reached + other.reached,
      matched: one.matched + other.matched,
    })),
    rules: merge(left.rules, right.rules, (one, other) => ({
      evaluated: one.evaluated + other.evaluated,
      matched: one.matched + other.matched,
      conditions: merge(one.conditions, other.conditions, (seen, also) => seen | also),
    })),
  };
}

type Table<Value> = Readonly<Record<string, Value>>;

function merge<Value>(left: Table<Value>, right: Table<Value>, both: (one: Value, other: Value) => Value): Table<Value> {
  const merged = new Map(Object.entries(left));
  for (const [key, value] of Object.entries(right)) {
    const known = merged.get(key);
    merged.set(key, known === undefined ? value : both(known, value));
  }
  return Object.fromEntries(merged);
}

import type { Json } from "../../support/json";
import type { TraceResult, TraceStep } from "../../trace/result";
import { indexSteps, type StepEntry, type StepIndex, type StepState } from "../../trace/step-index";
import { identityOf } from "./case-outcome";
import { type StepNames, stepName } from "./step-names";

/** A step of the one result beside its counterpart in the other; `null` where there is none. Ids are those of the results. */
export interface AlignedStep {
  readonly kind: "same" | "changed" | "only-before" | "only-after";
  readonly before: string | null;
  readonly after: string | null;
  readonly depth: number;
  /** What differs, worst first; empty where the two did the same. */
  readonly differences: readonly StepDifference[];
}

/** `definition`: the rule reads otherwise, but did the same here. */
export type StepDifference = "state" | "effects" | "value" | "definition";

export interface Alignment {
  readonly rows: readonly AlignedStep[];
  /** The first row where the request's way parts; `null` where it never does. */
  readonly divergence: number | null;
}

/**
 * Lines two results up, level by level: the same phase, ruleset or rule stands in one row, wherever in its ruleset it moved to. `names`:
 * what steps of the second are called in the terms of the first.
 */
export function alignSteps(before: TraceResult, after: TraceResult, names: StepNames | null = null): Alignment {
  return alignIndexes(indexSteps(before), indexSteps(after), names);
}

/** The same for results that are indexed already. */
export function alignIndexes(before: StepIndex, after: StepIndex, names: StepNames | null = null): Alignment {
  const rows: Row[] = [];
  alignLevel(before.roots, after.roots, { rows, names });
  const parting = rows.findIndex(({ parts }) => parts);
  return {
    rows: rows.map(({ aligned }) => aligned),
    divergence: parting === -1 ? null : parting,
  };
}

interface Row {
  readonly aligned: AlignedStep;
  /** Whether the two ways part here: something was done otherwise, by a step that holds no others. */
  readonly parts: boolean;
}

interface Aligning {
  readonly rows: Row[];
  readonly names: StepNames | null;
}

function alignLevel(before: readonly StepEntry[], after: readonly StepEntry[], aligning: Aligning): void {
  const [left, right] = [before.map((entry) => keyOf(entry, null)), after.map((entry) => keyOf(entry, aligning.names))];
  for (const [at, other] of pairUp(left, right)) {
    const one = at === null ? null : (before[at] ?? null);
    const two = other === null ? null : (after[other] ?? null);
    aligning.rows.push(rowOf(one, two, aligning.names));
    alignLevel(one?.children ?? [], two?.children ?? [], aligning);
  }
}

/** Indexes. */
type Pair = readonly [left: number | null, right: number | null];

/**
 * The longest common subsequence of the two levels by identity, the rest in order, those of before first. Levels have at most some
 * thousand steps; beyond `MOST_CELLS` equal heads and tails are paired and the middle is not.
 */
function pairUp(left: readonly string[], right: readonly string[]): readonly Pair[] {
  let head = 0;
  while (head < left.length && head < right.length && left[head] === right[head]) head += 1;
  let tail = 0;
  while (tail < left.length - head && tail < right.length - head && left.at(-1 - tail) === right.at(-1 - tail)) tail += 1;
  const pairs: Pair[] = [];
  for (let at = 0; at < head; at += 1) pairs.push([at, at]);
  for (const [at, other] of middle(left.slice(head, left.length - tail), right.slice(head, right.length - tail)))
    pairs.push([at === null ? null : at + head, other === null ? null : other + head]);
  for (let at = tail; at > 0; at -= 1) pairs.push([left.length - at, right.length - at]);
  return pairs;
}

const MOST_CELLS = 4_000_000;

function middle(left: readonly string[], right: readonly string[]): readonly Pair[] {
  const width = right.length + 1;
  const comparable = left.length * right.length <= MOST_CELLS;
  const common = new Uint16Array(comparable ? (left.length + 1) * width : 0);
  if (comparable) {
    for (let at = left.length - 1; at >= 0; at -= 1) {
      for (let other = right.length - 1; other >= 0; other -= 1) {
        const equal = left[at] === right[other];
        const cell = equal
          ? (common[(at + 1) * width + other + 1] ?? 0) + 1
          : Math.max(common[(at + 1) * width + other] ?? 0, common[at * width + other + 1] ?? 0);
        common[at * width + other] = cell;
      }
    }
  }
  const pairs: Pair[] = [];
  let [at, other] = [0, 0];
  while (at < left.length || other < right.length) {
    if (comparable && at < left.length && other < right.length && left[at] === right[other]) pairs.push([at++, other++]);
    else if (other >= right.length || (at < left.length && goesLeft(common, width, at, other))) pairs.push([at++, null]);
    else pairs.push([null, other++]);
  }
  return pairs;
}

function goesLeft(common: Uint16Array, width: number, at: number, other: number): boolean {
  return (common[(at + 1) * width + other] ?? 0) >= (common[at * width + other + 1] ?? 0);
}

function keyOf({ step }: StepEntry, names: StepNames | null): string {
  const { phase, side, scope, ruleset } = step.workbench;
  if (step.type === "phase") return `phase ${side} ${phase} ${step.step_name}`;
  const name = stepName(names, step);
  if (step.type === "ruleset") return `ruleset ${scope ?? ""} ${name?.ruleset ?? ruleset ?? step.step_name}`;
  return `${step.type} ${identityOf(step, name)}`;
}

function rowOf(left: StepEntry | null, right: StepEntry | null, names: StepNames | null): Row {
  const base = {
    before: left?.step.workbench.id ?? null,
    after: right?.step.workbench.id ?? null,
    depth: (left ?? right)?.depth ?? 0,
  };
  if (left === null || right === null) {
    const only = left ?? right;
    const aligned: AlignedStep = { ...base, kind: left === null ? "only-after" : "only-before", differences: ["state"] };
    return { aligned, parts: only !== null && only.children.length === 0 && acted(only.state) };
  }
  const differences = differencesOf(left, right, names);
  const parts = differences.some((difference) => difference !== "definition") && (isLeaf(left, right) || differences.includes("effects"));
  return { aligned: { ...base, kind: differences.length === 0 ? "same" : "changed", differences }, parts };
}

function isLeaf(left: StepEntry, right: StepEntry): boolean {
  return left.children.length === 0 && right.children.length === 0;
}

/** A step that is only there on one side and did nothing changes nobody's way. */
function acted(state: StepState): boolean {
  return state === "matched" || state === "ended" || state === "not simulated";
}

function differencesOf(
  { step: left, state }: StepEntry,
  { step: right, state: other }: StepEntry,
  names: StepNames | null,
): readonly StepDifference[] {
  const differences: StepDifference[] = [];
  if (state !== other || left.action !== right.action) differences.push("state");
  if (!same(left.workbench.effects, effectsOf(right, names))) differences.push("effects");
  if (left.workbench.fidelity !== right.workbench.fidelity) differences.push("value");
  if (left.expression !== right.expression || !sameDefinition(left.action_parameters, parametersOf(right, names)))
    differences.push("definition");
  return differences;
}

function effectsOf({ workbench }: TraceStep, names: StepNames | null): TraceStep["workbench"]["effects"] {
  return names === null ? workbench.effects : workbench.effects.map((effect) => ({ ...effect, target: names.target(effect.target) }));
}

function parametersOf({ action, action_parameters: own }: TraceStep, names: StepNames | null): Json | undefined {
  if (names === null || own === undefined) return own;
  return names.rule({ ...(action === undefined ? {} : { action }), action_parameters: own })["action_parameters"];
}

function sameDefinition(left: Json | undefined, right: Json | undefined): boolean {
  return left === right || same(left, right);
}

function same(left: unknown, right: unknown): boolean {
  return left === right || JSON.stringify(left) === JSON.stringify(right);
}

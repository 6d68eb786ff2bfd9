import type { StepType, TraceResult, TraceStep } from "./result";

/** What became of a step. A phase, ruleset or `execute` rule that holds the step that ended the request counts as `ended` too. */
export type StepState = "ended" | "matched" | "no match" | "skipped" | "not simulated";

/** Whether “Matched configurations” shows a step for its own sake: what matched, and what nobody can say of. As `matchedOnly` keeps them. */
export function isShownAmongMatched(state: StepState): boolean {
  return state === "matched" || state === "ended" || state === "not simulated";
}

/** A step in its place: with what it hangs under, what hangs under it, and what became of it. */
export interface StepEntry {
  readonly step: TraceStep;
  readonly parent: StepEntry | null;
  readonly children: readonly StepEntry[];
  /** 0 for the outermost steps. */
  readonly depth: number;
  readonly state: StepState;
  /** Its number among the rules of its ruleset, from 1; null for what isn't a rule. */
  readonly number: number | null;
  /** Rules and page rules below this step, and how many of them matched. */
  readonly rules: number;
  readonly matchedRules: number;
}

/** All steps of a result, reachable by id and in the order of evaluation (a step before what hangs under it). */
export interface StepIndex {
  readonly roots: readonly StepEntry[];
  readonly ordered: readonly StepEntry[];
  readonly byId: ReadonlyMap<string, StepEntry>;
  /** The innermost step that ended the request. */
  readonly ended: StepEntry | null;
}

export const EMPTY_INDEX: StepIndex = { roots: [], ordered: [], byId: new Map(), ended: null };

/** Indexes a result once, in time linear in its steps. */
export function indexSteps(result: TraceResult): StepIndex {
  const ordered: StepEntry[] = [];
  const roots = result.trace.map((step) => enter(step, null, 0, null, ordered));
  const byId = new Map(ordered.map((entry) => [entry.step.workbench.id, entry]));
  return { roots, ordered, byId, ended: ordered.find((entry) => entry.step.workbench.ended && !holdsEnd(entry)) ?? null };
}

/** The outermost step that holds `entry`: its phase, page rules or Worker. */
export function rootOf(entry: StepEntry): StepEntry {
  return entry.parent === null ? entry : rootOf(entry.parent);
}

/**
 * What a person calls the step: the product of a phase, a ruleset's name, a rule's description. What has none is called by its level,
 * by the ruleset it runs, or by its id.
 */
export function stepTitle(step: TraceStep): string {
  const { product, scope } = step.workbench;
  if (step.type === "phase") return firstText(product, step.name) ?? step.step_name;
  if (step.type === "ruleset") {
    if (hasOwnName(step)) return step.name ?? step.step_name;
    return scope === null ? step.step_name : scope === "account" ? "Account ruleset" : "Zone ruleset";
  }
  const runs = step.trace?.length === 1 ? step.trace[0]?.name : undefined;
  return firstText(step.name, step.description) ?? (runs === undefined ? step.step_name : `Run “${runs}”`);
}

/** Entry points are called `default` or `root` where nobody gave them a name. */
export function hasOwnName({ name }: Pick<TraceStep, "name">): boolean {
  return name !== undefined && name !== "" && name !== "default" && name !== "root";
}

function firstText(...candidates: readonly (string | undefined)[]): string | undefined {
  return candidates.find((text) => text !== undefined && text !== "");
}

function enter(step: TraceStep, parent: StepEntry | null, depth: number, number: number | null, ordered: StepEntry[]): StepEntry {
  const children: StepEntry[] = [];
  const entry = { step, parent, children, depth, state: ownState(step), number, rules: 0, matchedRules: 0 };
  ordered.push(entry);
  let rule = 0;
  for (const childStep of step.trace ?? []) {
    if (isRule(childStep.type)) rule += 1;
    const child = enter(childStep, entry, depth + 1, isRule(childStep.type) ? rule : null, ordered);
    children.push(child);
    entry.rules += child.rules + (isRule(childStep.type) ? 1 : 0);
    entry.matchedRules += child.matchedRules + (isRule(childStep.type) && childStep.matched === true ? 1 : 0);
    if (child.state === "ended") entry.state = "ended";
  }
  return entry;
}

function ownState(step: TraceStep): StepState {
  if (step.workbench.ended) return "ended";
  if (step.workbench.skipped !== undefined) return "skipped";
  if (step.matched === undefined) return "not simulated";
  return step.matched ? "matched" : "no match";
}

function isRule(type: StepType): boolean {
  return type === "rule" || type === "page_rule";
}

function holdsEnd(entry: StepEntry): boolean {
  return entry.children.some((child) => child.state === "ended");
}

import type { CaseOutcome } from "../results/case-outcome";
import { type Facet, facetValues } from "../results/compare-outcomes";

/** A part of one case's outcome that differs, and whose cause is asked for. */
export interface BlameTarget<Case> {
  readonly of: Case;
  readonly facet: Facet;
  readonly before: CaseOutcome;
  readonly after: CaseOutcome;
}

/**
 * The edits to blame: without them, but with all others, the part is as it was; with them alone it is as it became; and none of them
 * can be left out. `null`: no such set was found, because the search was bounded or the two configurations differ in more than edits.
 */
export type Blamed = readonly number[] | null;

export interface BlameSearch<Case> {
  /** Numbers of all edits. */
  readonly edits: readonly number[];
  /** Makes the configuration with these edits alone, and gives what a case comes to under it. Costly to call, so it is counted. */
  readonly under: (kept: ReadonlySet<number>) => (of: Case) => CaseOutcome;
  /** The most configurations to make. */
  readonly mostSteps: number;
}

export interface BlameResult {
  /** One a target, in their order. */
  readonly blamed: readonly Blamed[];
  /** Configurations that were made. */
  readonly steps: number;
}

/** Beyond as many edits they are not tried one by one first. */
const MOST_SINGLES = 100;

/** Configurations kept at a time. */
const MOST_KEPT = 24;

/** Targets of one kind that are searched before the others try what was found for them. */
const EXAMPLES = 3;

/**
 * Finds the edits to blame for each target by toggling them: first what is to blame for targets of the same kind, then every edit
 * alone, then the smallest set by leaving out ever smaller parts of all edits.
 */
export function findBlame<Case>(targets: readonly BlameTarget<Case>[], search: BlameSearch<Case>): BlameResult {
  const toggler = createToggler(search);
  const found = new Map<BlameTarget<Case>, readonly number[]>();
  const known: (readonly number[])[] = [];
  const settle = (target: BlameTarget<Case>, edits: readonly number[]): void => {
    found.set(target, edits);
    if (!known.some((other) => other.join() === edits.join())) known.push(edits);
  };
  const solve = (some: readonly BlameTarget<Case>[]): void => {
    for (const edits of known) for (const target of open(some, found)) if (toggler.explains(edits, target)) settle(target, edits);
    if (search.edits.length <= MOST_SINGLES)
      for (const edit of search.edits) for (const target of open(some, found)) if (toggler.explains([edit], target)) settle(target, [edit]);
    for (const target of open(some, found)) {
      const edits = known.find((other) => toggler.explains(other, target)) ?? reduce(search.edits, target, toggler.explains);
      if (edits !== null) settle(target, edits);
    }
  };
  const examples = examplesOf(targets);
  solve(examples);
  solve(targets);
  return { blamed: targets.map((target) => found.get(target) ?? null), steps: toggler.steps() };
}

function open<Case>(targets: readonly BlameTarget<Case>[], found: ReadonlyMap<BlameTarget<Case>, unknown>): readonly BlameTarget<Case>[] {
  return targets.filter((target) => !found.has(target));
}

/** Some targets of each kind: same facet, same values by name, and same status. */
function examplesOf<Case>(targets: readonly BlameTarget<Case>[]): readonly BlameTarget<Case>[] {
  const seen = new Map<string, number>();
  return targets.filter(({ facet, before, after }) => {
    const names = facetValues(facet, before, after).map(({ name }) => name);
    const kind = [facet, before.status, after.status, after.by?.rule ?? "", ...names].join("|");
    const count = (seen.get(kind) ?? 0) + 1;
    seen.set(kind, count);
    return count <= EXAMPLES;
  });
}

type Explains<Case> = (edits: readonly number[], target: BlameTarget<Case>) => boolean;

/** Leaves out halves, quarters and so on of the edits for as long as the rest explains the difference. No edit of what is left can go. */
function reduce<Case>(all: readonly number[], target: BlameTarget<Case>, explains: Explains<Case>): readonly number[] | null {
  if (!explains(all, target)) return null;
  let edits = all;
  let size = Math.ceil(edits.length / 2);
  while (size >= 1) {
    const smaller = withoutSomePart(edits, size, (rest) => explains(rest, target));
    if (smaller !== null) {
      edits = smaller;
      size = Math.min(size, Math.ceil(edits.length / 2));
      if (edits.length === 1) break;
    } else if (size === 1) break;
    else size = Math.ceil(size / 2);
  }
  return edits;
}

function withoutSomePart(edits: readonly number[], size: number, isEnough: (rest: readonly number[]) => boolean): readonly number[] | null {
  for (let at = 0; at < edits.length; at += size) {
    const rest = [...edits.slice(0, at), ...edits.slice(at + size)];
    if (rest.length > 0 && isEnough(rest)) return rest;
  }
  return null;
}

interface Toggler<Case> {
  readonly explains: Explains<Case>;
  steps(): number;
}

function createToggler<Case>({ edits, under, mostSteps }: BlameSearch<Case>): Toggler<Case> {
  const kept = new Map<string, (of: Case) => CaseOutcome>();
  let steps = 0;
  const runner = (numbers: readonly number[]): ((of: Case) => CaseOutcome) | null => {
    const key = numbers.join();
    const known = kept.get(key);
    if (known !== undefined) return known;
    if (steps >= mostSteps) return null;
    steps += 1;
    const made = under(new Set(numbers));
    kept.set(key, made);
    for (const oldest of [...kept.keys()].slice(0, Math.max(0, kept.size - MOST_KEPT))) kept.delete(oldest);
    return made;
  };
  return {
    explains(blamed, { of, facet, before, after }) {
      const keeping = runner(blamed);
      if (keeping === null || !isSame(facet, keeping(of), after)) return false;
      const reverting = runner(edits.filter((edit) => !blamed.includes(edit)));
      return reverting !== null && isSame(facet, reverting(of), before);
    },
    steps: () => steps,
  };
}

/** The part is the same; parts other than the decision mean nothing under another decision. */
export function isSame(facet: Facet, left: CaseOutcome, right: CaseOutcome): boolean {
  return facetValues(facet, left, right).length === 0 && (facet === "decision" || facetValues("decision", left, right).length === 0);
}

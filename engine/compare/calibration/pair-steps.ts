import { type PlacedStep, textOf } from "./live-step";

/** A step of ours beside Cloudflare's of the same phase, ruleset or rule; `null` where the other has none. */
export interface StepPair {
  readonly ours: PlacedStep | null;
  readonly live: PlacedStep | null;
}

/**
 * What makes two steps the same, the surest first: their ids with what they stand in, their ids alone, and for what has no ids of Cloudflare's
 * (a configuration from Terraform's files) what they say.
 */
const KEYS: readonly ((step: PlacedStep) => string)[] = [
  (step) => keyOfId(step, step.phase, step.ruleset),
  (step) => keyOfId(step, step.ruleset),
  (step) => keyOfId(step),
  (step) => (step.level === "rule" ? join(...["expression", "action", "description"].map((key) => textOf(step.json, key))) : ""),
  (step) => (step.level === "ruleset" ? join(step.phase, ...["kind", "name"].map((key) => textOf(step.json, key))) : ""),
];

/** Pairs the steps of two answers, each at most once; of several that are alike, the first with the first. In the order of ours. */
export function pairSteps(ours: readonly PlacedStep[], live: readonly PlacedStep[]): readonly StepPair[] {
  const partner = new Map<PlacedStep, PlacedStep>();
  const taken = new Set<PlacedStep>();
  for (const keyOf of KEYS) {
    const waiting = new Map<string, PlacedStep[]>();
    for (const step of live) if (!taken.has(step)) push(waiting, keyOf(step), step);
    for (const step of ours) {
      const key = keyOf(step);
      const found = partner.has(step) || key === "" ? undefined : waiting.get(key)?.shift();
      if (found === undefined) continue;
      partner.set(step, found);
      taken.add(found);
    }
  }
  return inOrder(ours, live, partner, taken);
}

/** What only Cloudflare has stands behind what comes before it there. */
function inOrder(
  ours: readonly PlacedStep[],
  live: readonly PlacedStep[],
  partner: ReadonlyMap<PlacedStep, PlacedStep>,
  taken: ReadonlySet<PlacedStep>,
): readonly StepPair[] {
  const behind = new Map<PlacedStep | null, PlacedStep[]>();
  let last: PlacedStep | null = null;
  for (const step of live) {
    if (taken.has(step)) last = step;
    else behind.set(last, [...(behind.get(last) ?? []), step]);
  }
  const alone = (step: PlacedStep | null): readonly StepPair[] => (behind.get(step) ?? []).map((only) => ({ ours: null, live: only }));
  return [
    ...alone(null),
    ...ours.flatMap((step): readonly StepPair[] => {
      const found = partner.get(step) ?? null;
      return [{ ours: step, live: found }, ...(found === null ? [] : alone(found))];
    }),
  ];
}

function keyOfId(step: PlacedStep, ...around: readonly string[]): string {
  const id = textOf(step.json, "step_name");
  return id === "" ? "" : join(id, ...around);
}

/** "" where nothing of it is known. */
function join(...parts: readonly string[]): string {
  return parts.every((part) => part === "") ? "" : JSON.stringify(parts);
}

function push(groups: Map<string, PlacedStep[]>, key: string, step: PlacedStep): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [step]);
  else group.push(step);
}

import type { RequestView, ResponseView, ResultWorkbench, TraceStep } from "../../../engine/contract/index";
import { hasOwnName, type StepEntry, stepTitle } from "../../../engine/trace/step-index";
import type { Editing } from "../../stores/what-if/what-if-draft";
import { WORDS } from "../../words/words";

const words = WORDS.inspector.stepPlace;

/** Where a step stands, from the outermost: “Custom rules”, “zone example.com”, “rule 3”. The step's own name is not part of it. */
export function placeOf(entry: StepEntry, zone: ResultWorkbench["zone"]): readonly string[] {
  const { scope } = entry.step.workbench;
  const above = ancestors(entry);
  const outermost = above[0];
  const level = scope === null ? [] : [scope === "zone" && zone !== null ? words.zone(zone.name) : scope];
  if (outermost === undefined) return level;
  const rulesets = above.slice(1).filter(({ step }) => step.type === "ruleset" && hasOwnName(step));
  const number = entry.number === null ? [] : [words.rule(entry.number)];
  return [stepTitle(outermost.step), ...level, ...rulesets.map(({ step }) => stepTitle(step)), ...number];
}

/** Where a rule is edited: the list it stands in, and its place there. `null` for steps that are no rule of a file. */
export function editingOf({ type, workbench: { source, json } }: TraceStep): Editing | null {
  const place = /^(.*)\/(\d+)$/.exec(source?.pointer ?? "");
  const list = place?.[1];
  if (type !== "rule" || source === null || json === undefined || list === undefined) return null;
  return { kind: "rule", file: source.file, list, index: Number(place?.[2]) };
}

/** The request as a step saw it: its own record, or that of the step it stands in. */
export function requestAt(entry: StepEntry): RequestView | null {
  return entry.step.workbench.request ?? (entry.parent === null ? null : requestAt(entry.parent));
}

export function responseAt(entry: StepEntry): ResponseView | null {
  return entry.step.workbench.response ?? (entry.parent === null ? null : responseAt(entry.parent));
}

function ancestors(entry: StepEntry): readonly StepEntry[] {
  return entry.parent === null ? [] : [...ancestors(entry.parent), entry.parent];
}

import type { ExplanationNode, Json, StepWorkbench } from "../../../engine/contract/index";
import { rootOf, type StepEntry, type StepIndex, stepTitle } from "../../../engine/trace/step-index";
import { WORDS } from "../../words/words";

const words = WORDS.inspector.provenance;

/** The values one field had on its way to a step, oldest first; the last is the one read there. */
export interface Provenance {
  readonly field: string;
  /** Without its beginning: `uri.path`. */
  readonly short: string;
  readonly stages: readonly ProvenanceStage[];
}

interface ProvenanceStage {
  /** Null: not there. */
  readonly value: Json;
  /** Id of the step that wrote it; null for the value as it was sent. */
  readonly step: string | null;
  readonly source: string;
}

/**
 * Where the changed values come from that a step's expression reads, from the effects of the phases before its own: a phase
 * sees nothing of what its own rules change. Fields that kept the value they were sent with are left out.
 */
export function provenanceOf(index: StepIndex, entry: StepEntry): readonly Provenance[] {
  const { explanation } = entry.step.workbench;
  if (explanation === undefined) return [];
  return readFields(explanation.root, explanation.expression).flatMap((field) => {
    const stages = stagesOf(index, entry, field);
    return stages.length === 0 ? [] : [{ field, short: field.replace(/^http\.(request|response)\./, ""), stages }];
  });
}

/** How often a field's value was changed before a step reads it. */
export function timesChanged(index: StepIndex, entry: StepEntry, field: string): number {
  return Math.max(0, stagesOf(index, entry, field).length - 1);
}

function stagesOf(index: StepIndex, entry: StepEntry, field: string): readonly ProvenanceStage[] {
  const target = targetOf(field);
  if (target === null) return [];
  const stages: ProvenanceStage[] = [];
  for (const root of index.roots) {
    if (root === rootOf(entry)) break;
    for (const { step, effect } of writesBelow(root)) {
      if (effect.target.toLowerCase() !== target) continue;
      if (stages.length === 0) stages.push({ value: effect.before, step: null, source: asSent(target) });
      stages.push({ value: effect.after, step: step.workbench.id, source: stepTitle(step) });
    }
  }
  return stages;
}

/** Effects of the innermost steps; a phase that repeats what its rules did adds nothing. */
export function writesBelow(
  entry: StepEntry,
): readonly { readonly step: StepEntry["step"]; readonly effect: StepWorkbench["effects"][number] }[] {
  const inside = entry.children.flatMap(writesBelow);
  return inside.length > 0 ? inside : entry.step.workbench.effects.map((effect) => ({ step: entry.step, effect }));
}

/** The part of the request or response a field reads; null where nothing on the way can change it. */
function targetOf(field: string): string | null {
  const header = /^http\.(request|response)\.headers\["([^"]+)"\]/.exec(field);
  if (header !== null) return `${header[1]}.headers.${header[2]?.toLowerCase()}`;
  const part = /^http\.((?:request\.uri|request\.method|response\.).*)$/.exec(field)?.[1];
  return part ?? (field === "http.host" ? "request.headers.host" : null);
}

function asSent(target: string): string {
  if (target.startsWith("response.")) return words.response;
  return target.startsWith("request.uri") ? words.url : words.request;
}

/** Fields as the expression names them, each once; headers with their name. */
function readFields(node: ExplanationNode, text: string): readonly string[] {
  const found = new Set<string>();
  const visit = (current: ExplanationNode): void => {
    if (current.state === "not-evaluated") return;
    const written = text.slice(current.start, current.end);
    if (current.kind === "index" && /^http\.(request|response)\.headers\[/.test(written))
      found.add(written.replace(/(\["[^"]+"\]).*$/s, "$1"));
    else if (current.kind === "field") found.add(written);
    else for (const child of current.children) visit(child);
  };
  visit(node);
  return [...found];
}

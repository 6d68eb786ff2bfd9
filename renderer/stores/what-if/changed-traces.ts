import type { Impact, WhatIfVerdict } from "../../../engine/contract/index";
import { WORDS } from "../../words/words";
import type { ComparisonState } from "../compare/comparison";
import { traceOf } from "../runs/runs";
import type { WhatIfState } from "./what-if";

/** What the edits on screen would change of each trace (`null`: there are none), else what the comparison on screen says of it, in a sentence. */
export function changedTraces(
  edited: Pick<WhatIfState, "verdicts"> | null,
  { status }: Pick<ComparisonState, "status">,
): ReadonlyMap<string, string> {
  if (edited !== null) {
    const changed = (edited.verdicts?.verdicts ?? []).filter(isChanged);
    return new Map(changed.map(({ traceId }) => [traceId, WORDS.library.changedByEdits]));
  }
  if (status.kind !== "ready") return new Map();
  const { before, after, cases, groups } = status.view.comparison;
  const rankOf = (impact: Impact): number => groups.findIndex((group) => group.impact === impact);
  const worst = new Map<string, Impact>();
  for (const { id, impact } of cases) {
    if (impact === "unchanged" || impact === "not-comparable") continue;
    const known = worst.get(traceOf(id));
    if (known === undefined || rankOf(impact) < rankOf(known)) worst.set(traceOf(id), impact);
  }
  return new Map([...worst].map(([traceId, impact]) => [traceId, WORDS.library.changedBetween(before, after, WORDS.impacts[impact])]));
}

/** Whether a trace comes to something else with the edits, or because of another rule. */
export function isChanged({ before, after }: WhatIfVerdict): boolean {
  return (
    before.outcome !== after.outcome ||
    before.status !== after.status ||
    before.location !== after.location ||
    before.by?.rule !== after.by?.rule
  );
}

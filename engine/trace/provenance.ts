import type { Json } from "../support/json";
import { flattenSteps } from "./flatten-steps";
import type { Effect, TraceResult } from "./result";

/** Where a value of the request, the response or the way to the origin comes from. */
export interface Provenance {
  /** As effects name it: `request.uri.path`, `response.headers.x-a`, `origin.host`. */
  readonly target: string;
  /** Before anything changed it; `null`: there was none. */
  readonly original: Json;
  /** As the last step left it; `null`: it was removed. */
  readonly value: Json;
  /** Who changed it, in order. */
  readonly changes: readonly { readonly step: string; readonly product: string; readonly effect: Effect }[];
}

/** What steps have changed, by target, in the order in which it was changed first. */
export function provenanceOf(result: Pick<TraceResult, "trace">): readonly Provenance[] {
  const byTarget = new Map<string, Provenance>();
  for (const { step } of flattenSteps(result)) {
    const { id, product, effects } = step.workbench;
    for (const effect of effects) {
      const known = byTarget.get(effect.target);
      const change = { step: id, product, effect };
      byTarget.set(effect.target, {
        target: effect.target,
        original: known === undefined ? effect.before : known.original,
        value: effect.after,
        changes: [...(known?.changes ?? []), change],
      });
    }
  }
  return [...byTarget.values()];
}

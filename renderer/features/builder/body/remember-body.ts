import type { SavedTrace } from "../../../../engine/contract/index";
import { type Change, type EditedKind, editedKind, kindChanges } from "./form-body";

/** A body that was there before its kind was switched, and what it became. */
export interface RememberedBody {
  readonly kind: EditedKind;
  readonly trace: Pick<SavedTrace["trace"], "body" | "headers">;
  /** The body it became, as JSON text: while that stands untouched, going back brings the old one. */
  readonly became: string;
}

export interface Switched {
  readonly changes: readonly Change[];
  readonly remembered: readonly RememberedBody[];
}

/** Switches the kind. Going back to a kind whose body nobody has touched since brings back exactly that body. */
export function switchKind(saved: SavedTrace, to: EditedKind, remembered: readonly RememberedBody[]): Switched {
  const now = JSON.stringify(saved.trace.body ?? null);
  const kept = remembered.findLast(({ kind, became }) => kind === to && became === now);
  const { body, headers } = saved.trace;
  const changes: readonly Change[] =
    kept === undefined
      ? kindChanges(saved, to)
      : [
          [["trace", "headers"], kept.trace.headers],
          [["trace", "body"], kept.trace.body === undefined ? undefined : { ...kept.trace.body }],
        ];
  const became = JSON.stringify(changes.find(([path]) => path[1] === "body")?.[1] ?? null);
  const others = remembered.filter((each) => each.became === now && each.kind !== to).map((each) => ({ ...each, became }));
  return {
    changes,
    remembered: [...others, { kind: editedKind(saved), trace: { ...(body && { body }), ...(headers && { headers }) }, became }],
  };
}

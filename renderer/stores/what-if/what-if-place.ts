import type { SourcePlace } from "../../../engine/contract/index";
import { editingAt } from "../workspace/show-rule";
import type { Editing } from "./what-if-draft";

/** Whether what is edited is what a place stands in. */
export function samePlace(place: SourcePlace, editing: Editing): boolean {
  const at = editingAt(place);
  if (at.kind === "rule" && editing.kind === "rule")
    return at.file === editing.file && at.list === editing.list && at.index === editing.index;
  return at.kind === "file" && editing.kind === "file" && at.file === editing.file;
}

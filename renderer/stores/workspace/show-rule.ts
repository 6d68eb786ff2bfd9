import type { SourcePlace } from "../../../engine/contract/index";
import type { Stores } from "../stores";
import type { Editing } from "../what-if/what-if-draft";

/** What is edited at a place of the configuration: the rule that holds it, else its whole file. */
export function editingAt({ file, pointer }: SourcePlace): Editing {
  const [, list, index] = /^(.*?\/rules|(?:\/result)?)\/(\d+)(?:\/|$)/.exec(pointer) ?? [];
  return list === undefined || index === undefined ? { kind: "file", file } : { kind: "rule", file, list, index: Number(index) };
}

/** Goes to the file of the active configuration that a place stands in, with the cursor at it. */
export async function openInConfiguration(
  { layout, whatIf }: Pick<Stores, "layout" | "whatIf">,
  { file, pointer }: SourcePlace,
): Promise<void> {
  layout.getState().put(null);
  layout.getState().goTo("trace");
  await whatIf.getState().open({ kind: "file", file, at: pointer });
}

/** Goes to a place of the active configuration: to its rule where it lies in one. */
export async function showPlace({ layout, whatIf }: Pick<Stores, "layout" | "whatIf">, place: SourcePlace): Promise<void> {
  layout.getState().put(null);
  // First what is edited: else the trace would be on screen in between, and be what “back” leads to.
  const opening = whatIf.getState().open(editingAt(place));
  layout.getState().goTo("trace");
  layout.getState().showPart("happens");
  await opening;
}

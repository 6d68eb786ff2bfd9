import { useMemo } from "react";
import type { JsonObject } from "../../../engine/contract/index";
import { useConfiguration, useWhatIf } from "../../stores/context";
import { type EditedFile, type OpenFile, rulesOf } from "../../stores/what-if/edit-list";
import { readableConfiguration } from "../../stores/workspace/configuration";
import { type ListPlace, listPlace } from "./lists/list-place";

const NO_RULES: readonly JsonObject[] = [];

/** A file with its edits, and as it is on disk; `null` while it is read. */
export function useEditedFile(file: string | null): { readonly open: OpenFile; readonly edited: EditedFile } | null {
  const open = useWhatIf((state) => (file === null ? undefined : state.files.get(file)));
  const edited = useWhatIf((state) => (file === null ? null : state.edited(file)));
  return useMemo(() => (open === undefined || edited === null ? null : { open, edited }), [open, edited]);
}

/** The rules of a list, as edited and as they are on disk. */
export function useRules(
  file: string,
  list: string,
): { readonly saved: readonly JsonObject[]; readonly now: readonly JsonObject[] } | null {
  const found = useEditedFile(file);
  return useMemo(
    () =>
      found === null ? null : { saved: found.open.json === null ? NO_RULES : rulesOf(found.open, list), now: rulesOf(found.edited, list) },
    [found, list],
  );
}

/** The list that a file holds, as edited; `null` for other files, and while it is read. */
export function useList(file: string): ListPlace | null {
  const view = useConfiguration(readableConfiguration);
  const found = useEditedFile(file);
  const json = found?.edited.json ?? null;
  return useMemo(() => (json === null ? null : listPlace(view, file, json)), [view, file, json]);
}

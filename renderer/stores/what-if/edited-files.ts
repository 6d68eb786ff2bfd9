import type { ConfigurationEdit } from "../../../engine/contract/index";
import { type EditedFile, editedFile, type OpenFile } from "./edit-list";

/** A file with those of the edits made that name it. */
export type EditedFiles = (open: OpenFile, edits: readonly ConfigurationEdit[]) => EditedFile;

interface Made {
  readonly open: OpenFile;
  /** The edits that name the file. */
  readonly edits: readonly ConfigurationEdit[];
  readonly edited: EditedFile;
}

/** Remembers of each file what was made of it last: the very same object until the file or an edit of it is another, whatever becomes of other files. */
export function createEditedFiles(): EditedFiles {
  const made = new Map<string, Made>();
  return (open, all) => {
    const edits = all.filter(({ file }) => file === open.file);
    const last = made.get(open.file);
    if (last?.open === open && last.edits.length === edits.length && edits.every((edit, index) => edit === last.edits[index]))
      return last.edited;
    const edited = editedFile(open, edits);
    made.set(open.file, { open, edits, edited });
    return edited;
  };
}

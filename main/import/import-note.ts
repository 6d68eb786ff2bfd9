/**
 * Something a person should know about an import. `error`: a part is missing or wrong; `warning`: it may be; `note`: nothing is lost.
 * `file` is the source as the user named it, with POSIX separators; `line` counts from 1.
 */
export interface ImportNote {
  readonly code: ImportNoteCode;
  readonly severity: "error" | "warning" | "note";
  readonly message: string;
  readonly file: string;
  readonly line?: number;
  readonly pointer?: string;
  /** The zone that it concerns; absent where it concerns the account, or nobody knows. */
  readonly zone?: string;
  /** What would be right, or how to get what is missing. */
  readonly fix?: string;
}

export type ImportNoteCode =
  | "unreadable"
  | "invalid-json"
  | "nested-too-deep"
  | "duplicate-key"
  | "unusual-key"
  | "encoding"
  | "failed-answer"
  | "cut-by-pagination"
  | "not-recognised"
  | "unassigned"
  | "duplicate"
  | "several-accounts"
  | "zone-name-guessed"
  | "list-named-after-file"
  | "invalid-hcl"
  | "not-evaluated"
  | "no-meaning"
  | "no-such-module"
  | "product-refused"
  | "nothing-found";

export type AddNote = (note: ImportNote) => void;

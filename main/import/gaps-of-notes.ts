import type { Gap } from "../../engine/config/completeness/index";
import type { ImportNote } from "./import-note";

/** Notes after which a part of the configuration is not there. */
const LEFT_OUT = new Set<ImportNote["code"]>([
  "unassigned",
  "failed-answer",
  "not-evaluated",
  "no-such-module",
  "product-refused",
  "invalid-hcl",
  "invalid-json",
  "nested-too-deep",
]);

/** What an import itself left open, as gaps of the configuration that it made. */
export function gapsOfNotes(notes: readonly ImportNote[]): readonly Gap[] {
  return notes.flatMap((note): readonly Gap[] => {
    const isCut = note.code === "cut-by-pagination";
    if (!isCut && !(note.severity === "error" && LEFT_OUT.has(note.code))) return [];
    const where = note.file === "" ? "" : `${note.file}${note.line === undefined ? "" : `:${note.line}`}: `;
    return [
      {
        code: isCut ? "cut-by-pagination" : "left-out",
        message: `${where}${note.message}`,
        ...(note.fix === undefined ? {} : { fix: note.fix }),
        zone: note.zone ?? null,
        places: [],
        fillable: true,
      },
    ];
  });
}

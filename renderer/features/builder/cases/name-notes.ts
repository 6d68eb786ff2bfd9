import type { CasesView } from "../../../../engine/contract/index";

export interface NameNotes {
  /** Names that the trace asks for and some row has no value for. */
  readonly missing: readonly string[];
  /** Columns that nothing asks for. */
  readonly unused: readonly string[];
}

/** What does not fit between a trace's placeholders and the columns of its cases. */
export function nameNotes(view: CasesView, columns: readonly string[], rows: CasesView["rows"]): NameNotes {
  const given = new Set([...view.variables, ...view.environment]);
  const missing = view.placeholders.filter(
    (name) => !given.has(name) && (rows.length === 0 || rows.some((row) => row[name] === undefined)),
  );
  return { missing, unused: columns.filter((name) => !view.placeholders.includes(name)) };
}

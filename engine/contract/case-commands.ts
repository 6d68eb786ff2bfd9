import type { ConfigurationEdit } from "../config/edit";
import type { CaseRun } from "../library/run/run-case";
import type { SavedTrace } from "../request/trace-definition";
import type { JsonObject } from "../support/json";
import type { Problem } from "../support/problem";

/** Rows that one `cases/run` may ask for: a long table comes in parts, so that it shows progress and can be stopped between them. */
export const MOST_CASES_AT_ONCE = 500;

export interface CaseCommands {
  /** The cases of a trace, tables and matrices written out; at most `first` rows of them, `count` counts all. */
  "cases/read": { request: { workspaceId: string; saved: SavedTrace; first: number }; reply: CasesView };
  /** A table as text (CSV, or as a spreadsheet copies it); its first line names the columns. */
  "cases/table": { request: { text: string }; reply: CasesTable };
  /** Rows as CSV, which `cases/table` reads back. A row without a value has an empty cell. */
  "cases/text": { request: { columns: readonly string[]; rows: readonly JsonObject[] }; reply: { text: string } };
  /** What `count` rows from `from` on come to, each held to the trace's expectations; unsaved edits count, and scripts run where they are allowed. */
  "cases/run": {
    request: {
      workspaceId: string;
      configuration: string;
      saved: SavedTrace;
      edits?: readonly ConfigurationEdit[];
      from: number;
      count: number;
    };
    reply: CasesRun;
  };
}

export interface CasesView {
  /** `null` where a table among the cases cannot be read. A matrix that is too large is counted, and a problem. */
  readonly count: number | null;
  readonly rows: readonly JsonObject[];
  readonly problems: readonly Problem[];
  /** Names that the trace asks for as `{{name}}`, in the order of their first mention. */
  readonly placeholders: readonly string[];
  /** Names in the trace's own `variables`. */
  readonly variables: readonly string[];
  /** Names in the environment that is chosen. */
  readonly environment: readonly string[];
}

export type CasesTable =
  | { readonly kind: "table"; readonly columns: readonly string[]; readonly rows: readonly JsonObject[] }
  | { readonly kind: "problem"; readonly message: string };

export interface CasesRun {
  readonly cases: readonly CaseRun[];
}

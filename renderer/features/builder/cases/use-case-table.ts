import { useMemo, useState } from "react";
import type { JsonObject } from "../../../../engine/contract/index";
import { useCases, useStores, useTrace } from "../../../stores/context";
import { messageOf } from "../../../stores/support/message-of";
import { WORDS } from "../../../words/words";
import { type CasesForm, type CaseTable, csvCases, formOf, MOST_ROWS, tableOf } from "./case-table";

export interface EditedTable {
  readonly table: CaseTable;
  readonly form: CasesForm;
  /** Writes the table into the trace, in the form in which the file has it. */
  readonly write: (table: CaseTable) => void;
  /** Writes the rows out one by one, whatever made them. */
  readonly writeOut: () => void;
}

const NO_CASES: readonly JsonObject[] = [];

interface Draft {
  readonly table: CaseTable;
  /** The trace's cases that the draft stands for; others make it old. */
  readonly of: readonly JsonObject[];
}

/** The cases of the trace on screen as a table. Columns without a value live only here until they have one. */
export function useCaseTable(): EditedTable {
  const stores = useStores();
  const cases = useTrace((state) => state.document?.saved.cases ?? NO_CASES);
  const known = useCases((state) => state.known);
  const [draft, setDraft] = useState<Draft | null>(null);
  const form = formOf(cases);
  const written = form === "rows" ? cases : known?.saved.cases === cases ? known.view.rows : NO_CASES;
  const read = useMemo(() => tableOf(written), [written]);
  const table = draft !== null && draft.of === cases ? draft.table : read;

  function keep(next: readonly JsonObject[], shown: CaseTable): void {
    stores.trace.getState().change([[["cases"], next.length === 0 ? undefined : [...next]]]);
    setDraft({ table: shown, of: stores.trace.getState().document?.saved.cases ?? NO_CASES });
  }

  async function keepAsCsv(next: CaseTable): Promise<void> {
    const key = stores.trace.getState().document?.key;
    try {
      const text = await stores.cases.getState().printTable(next.columns, next.rows);
      if (stores.trace.getState().document?.key === key) keep(csvCases(text), next);
    } catch (error) {
      stores.notices.getState().fail(WORDS.cases.notRead(messageOf(error)));
    }
  }

  return {
    table,
    form,
    write(next) {
      if (next.rows.length > MOST_ROWS) {
        stores.notices.getState().fail(WORDS.cases.tableTooLarge(MOST_ROWS));
        return;
      }
      setDraft({ table: next, of: cases });
      if (form === "csv") void keepAsCsv(next);
      else keep(next.rows, next);
    },
    writeOut: () => keep(table.rows, table),
  };
}

import { useState } from "react";
import { useStores } from "../../../stores/context";
import { messageOf } from "../../../stores/support/message-of";
import { Button } from "../../../ui/button";
import { Field } from "../../../ui/field";
import { TextArea } from "../../../ui/text-input";
import { WORDS } from "../../../words/words";
import { type CaseTable, withTable } from "./case-table";
import styles from "./cases.module.css";

const words = WORDS.cases;

export interface PasteTableProps {
  readonly table: CaseTable;
  /** What a file had in it; empty where nothing was chosen yet. */
  readonly text: string;
  readonly onTable: (table: CaseTable) => void;
  readonly onClose: () => void;
}

/** A table as text, put in place of the rows or below them. */
export function PasteTable({ table, text: given, onTable, onClose }: PasteTableProps) {
  const { cases } = useStores();
  const [text, setText] = useState(given);
  const [problem, setProblem] = useState<string | null>(null);

  async function take(how: "replace" | "append"): Promise<void> {
    try {
      const reading = await cases.getState().readTable(text);
      if (reading.kind === "problem") return setProblem(words.notRead(reading.message));
      onTable(how === "replace" ? { columns: reading.columns, rows: reading.rows } : withTable(table, reading));
      onClose();
    } catch (error) {
      setProblem(words.notRead(messageOf(error)));
    }
  }

  return (
    <div className={styles.editor}>
      <Field label={words.pasted} aside={words.pastedHint} problem={problem}>
        {(ids) => <TextArea {...ids} face="mono" rows={14} value={text} onText={setText} autoFocus />}
      </Field>
      <div className={styles.tools}>
        <span className={styles.spring} />
        <Button onClick={onClose}>{words.cancel}</Button>
        {table.rows.length === 0 ? null : (
          <Button disabled={text.trim() === ""} onClick={() => void take("append")}>
            {words.append}
          </Button>
        )}
        <Button look="primary" disabled={text.trim() === ""} onClick={() => void take("replace")}>
          {words.replace}
        </Button>
      </div>
    </div>
  );
}

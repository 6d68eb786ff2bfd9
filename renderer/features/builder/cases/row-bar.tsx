import type { JsonObject } from "../../../../engine/contract/index";
import { useCases, useStores, useTrace } from "../../../stores/context";
import { sendRow } from "../../../stores/result/send-row";
import { chosenRow } from "../../../stores/trace/trace";
import { IconButton } from "../../../ui/icon-button";
import text from "../../../ui/text.module.css";
import { WORDS } from "../../../words/words";
import styles from "./cases.module.css";
import { cellText } from "./cell-text";

const words = WORDS.cases;
const NO_ROWS: readonly JsonObject[] = [];

/** Which row Send trace takes, and the way to its neighbours; nothing where the trace has no cases. */
export function RowBar() {
  const stores = useStores();
  const key = useTrace((state) => state.document?.key);
  const row = useTrace(chosenRow);
  const rows = useCases((state) => (state.known?.key === key ? (state.known?.view.rows ?? NO_ROWS) : NO_ROWS));
  if (row === null || rows.length === 0) return null;
  return (
    <div className={styles.bar} role="group" aria-label={words.chosen}>
      <IconButton icon="up" iconSize={12} label={words.previous} disabled={row === 0} onClick={() => void sendRow(stores, row - 1)} />
      <IconButton
        icon="down"
        iconSize={12}
        label={words.next}
        disabled={row >= rows.length - 1}
        onClick={() => void sendRow(stores, row + 1)}
      />
      <b>{words.rowOf(row, rows.length)}</b>
      <span className={text.cut}>
        {Object.values(rows[row] ?? {})
          .map(cellText)
          .join(", ")}
      </span>
    </div>
  );
}

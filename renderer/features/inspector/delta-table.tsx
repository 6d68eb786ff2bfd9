import type { Effect } from "../../../engine/contract/index";
import { plainValueText } from "../../../engine/trace/value-text";
import text from "../../ui/text.module.css";
import { WORDS } from "../../words/words";
import styles from "./delta-table.module.css";

const words = WORDS.inspector.deltaTable;

/** What a step changed, before → after. */
export function DeltaTable({ effects }: { readonly effects: readonly Effect[] }) {
  return (
    <table className={styles.deltas}>
      <thead className={text.hidden}>
        <tr>
          <th>{words.what}</th>
          <th>{words.beforeAndAfter}</th>
        </tr>
      </thead>
      <tbody>
        {effects.map((effect) => (
          <tr key={effect.target}>
            <th scope="row" title={effect.target}>
              {effect.target.replace(/^(request|response)\.headers\./, "")}
              {/\.headers\./.test(effect.target) ? (
                <span className={styles.side}>{effect.target.startsWith("request") ? words.requestHeader : words.responseHeader}</span>
              ) : null}
            </th>
            <td>
              <del>{effect.before === null ? words.none : plainValueText(effect.before)}</del>
              <span className={styles.to} aria-hidden="true">
                →
              </span>
              <span className={text.hidden}>{words.becomes}</span>
              <ins>{effect.after === null ? words.removed : plainValueText(effect.after)}</ins>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

import type { JsonObject } from "../../../../engine/contract/index";
import { useCases, useTrace } from "../../../stores/context";
import { Icon } from "../../../ui/icon";
import text from "../../../ui/text.module.css";
import { WORDS } from "../../../words/words";
import styles from "./cases.module.css";
import { nameNotes } from "./name-notes";

/** Placeholders without a value, columns without a placeholder, and what is wrong with the cases. */
export function NameNotesView({ columns, rows }: { readonly columns: readonly string[]; readonly rows: readonly JsonObject[] }) {
  const known = useCases((state) => state.known);
  const key = useTrace((state) => state.document?.key);
  if (known === null || known.key !== key) return null;
  const { missing, unused } = nameNotes(known.view, columns, rows);
  const notes = [
    ...known.view.problems.map(({ pointer, message }) => `${pointer}: ${message}`),
    ...(missing.length === 0 ? [] : [WORDS.cases.missing(missing)]),
    ...(unused.length === 0 ? [] : [WORDS.cases.unused(unused)]),
  ];
  return notes.map((note) => (
    <p key={note} className={styles.note} role="note">
      <Icon name="warning" size={12} className={text.warn} />
      {note}
    </p>
  ));
}

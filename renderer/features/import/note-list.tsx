import type { ImportNoteView } from "../../../engine/contract/index";
import { Icon } from "../../ui/icon";
import type { IconName } from "../../ui/icons";
import text from "../../ui/text.module.css";
import { WORDS } from "../../words/words";
import styles from "./import.module.css";

const words = WORDS.importing.notes;

/** As many notes are listed. */
const MOST = 100;

const MARKS: Readonly<Record<ImportNoteView["severity"], { readonly icon: IconName; readonly tone: string | undefined }>> = {
  error: { icon: "disc-x", tone: text.stop },
  warning: { icon: "warning", tone: text.warn },
  note: { icon: "ring", tone: text.dim },
};
const ORDER = ["error", "warning", "note"] as const;

/** What was met while reading, with file and line; the worst first. */
export function NoteList({ notes }: { readonly notes: readonly ImportNoteView[] }) {
  const sorted = ORDER.flatMap((severity) => notes.filter((note) => note.severity === severity));
  return (
    <ul>
      {sorted.slice(0, MOST).map((note, at) => (
        // Notes of a report never move.
        <li key={`${at} ${note.message}`}>
          <Icon name={MARKS[note.severity].icon} size={14} className={MARKS[note.severity].tone} label={words.severities[note.severity]} />
          <div>
            <p>{note.message}</p>
            {note.fix === undefined ? null : <p className={styles.hint}>{note.fix}</p>}
            {note.file === "" ? null : (
              <code>
                {note.file}
                {note.line === undefined ? "" : `:${note.line}`}
              </code>
            )}
          </div>
        </li>
      ))}
      {sorted.length > MOST ? <li>{words.andMore(sorted.length - MOST)}</li> : null}
    </ul>
  );
}

import type { ImportReport } from "../../../engine/contract/index";
import { Icon } from "../../ui/icon";
import text from "../../ui/text.module.css";
import { WORDS } from "../../words/words";
import styles from "./import.module.css";
import { NoteList } from "./note-list";

const words = WORDS.importing.reportView;

/** What an import made, and everything that is missing in it with what that makes less reliable. */
export function ReportView({ report }: { readonly report: ImportReport }) {
  const { configuration, trashed, gaps, notes, traces } = report;
  return (
    <section className={styles.report} aria-label={words.label(configuration)}>
      <h3>{configuration}</h3>
      <p className={styles.hint}>{words.made(report)}</p>
      {trashed === null ? null : <p className={styles.hint}>{words.replaced}</p>}
      {report.errors + report.warnings === 0 ? null : (
        <p className={styles.note}>
          <Icon name="warning" size={14} className={report.errors === 0 ? text.warn : text.stop} /> {words.found(report)}
        </p>
      )}
      <h4>{gaps.length === 0 ? words.nothingMissing : words.missing}</h4>
      <ul>
        {gaps.map((gap) => (
          <li key={`${gap.code} ${gap.zone ?? ""} ${gap.message}`}>
            <Icon name={gap.fillable ? "warning" : "ring-unknown"} size={14} className={gap.fillable ? text.warn : text.gap} />
            <div>
              <p>{gap.message}</p>
              {gap.fix === undefined ? null : <p className={styles.hint}>{gap.fix}</p>}
              {gap.traces.length === 0 ? null : (
                <p className={styles.hint} title={gap.traces.join("\n")}>
                  {words.lessReliable(gap.traces.length, traces)}
                </p>
              )}
            </div>
          </li>
        ))}
      </ul>
      {notes.length === 0 ? null : (
        <>
          <h4>{words.notes}</h4>
          <NoteList notes={notes} />
        </>
      )}
    </section>
  );
}

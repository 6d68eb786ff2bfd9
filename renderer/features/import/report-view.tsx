import type { ImportReport } from "../../../engine/contract/index";
import { Icon } from "../../ui/icon";
import text from "../../ui/text.module.css";
import { WORDS } from "../../words/words";
import styles from "./import.module.css";

const words = WORDS.importing.reportView;

/** As many notes are listed. */
const MOST = 100;

/** What an import made, and everything that is missing in it with what that makes less reliable. */
export function ReportView({ report }: { readonly report: ImportReport }) {
  const { configuration, zones, files, trashed, gaps, notes, traces } = report;
  const serious = notes.filter(({ severity }) => severity !== "note");
  return (
    <section className={styles.report} aria-label={words.label(configuration)}>
      <h3>{configuration}</h3>
      <p className={styles.hint}>
        {WORDS.counts.files(files)}, {zones.length === 0 ? words.noZone : zones.join(", ")}
        {trashed === null ? "" : words.replaced}
      </p>
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
                  {words.makes} {gap.traces.length} {words.of} {traces} {words.saved} {traces === 1 ? "trace" : "traces"}{" "}
                  {words.lessReliable}
                </p>
              )}
            </div>
          </li>
        ))}
      </ul>
      {serious.length === 0 ? null : (
        <>
          <h4>{words.notes}</h4>
          <ul>
            {serious.slice(0, MOST).map((note, at) => (
              // Notes of a report never move.
              <li key={`${at} ${note.message}`}>
                <Icon
                  name={note.severity === "error" ? "disc-x" : "warning"}
                  size={14}
                  className={note.severity === "error" ? text.stop : text.warn}
                  label={note.severity}
                />
                <div>
                  <p>{note.message}</p>
                  {note.fix === undefined ? null : <p className={styles.hint}>{note.fix}</p>}
                  <code>
                    {note.file}
                    {note.line === undefined ? "" : `:${note.line}`}
                  </code>
                </div>
              </li>
            ))}
            {serious.length > MOST ? (
              <li>
                {words.and} {serious.length - MOST} {words.more}
              </li>
            ) : null}
          </ul>
        </>
      )}
    </section>
  );
}

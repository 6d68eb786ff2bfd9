import type { ImportReport } from "../../../engine/contract/index";
import { Icon } from "../../ui/icon";
import text from "../../ui/text.module.css";
import styles from "./import.module.css";

/** As many notes are listed. */
const MOST = 100;

/** What an import made, and everything that is missing in it with what that makes less reliable. */
export function ReportView({ report }: { readonly report: ImportReport }) {
  const { configuration, zones, files, trashed, gaps, notes, traces } = report;
  const serious = notes.filter(({ severity }) => severity !== "note");
  return (
    <section className={styles.report} aria-label={`Import of ${configuration}`}>
      <h3>{configuration}</h3>
      <p className={styles.hint}>
        {files === 1 ? "1 file" : `${files} files`}, {zones.length === 0 ? "no zone" : zones.join(", ")}
        {trashed === null ? "" : "; the configuration that had this name is in the trash"}
      </p>
      <h4>{gaps.length === 0 ? "Nothing that it refers to is missing" : "What is missing"}</h4>
      <ul>
        {gaps.map((gap) => (
          <li key={`${gap.code} ${gap.zone ?? ""} ${gap.message}`}>
            <Icon name={gap.fillable ? "warning" : "ring-unknown"} size={14} className={gap.fillable ? text.warn : text.gap} />
            <div>
              <p>{gap.message}</p>
              {gap.fix === undefined ? null : <p className={styles.hint}>{gap.fix}</p>}
              {gap.traces.length === 0 ? null : (
                <p className={styles.hint} title={gap.traces.join("\n")}>
                  Makes {gap.traces.length} of {traces} saved {traces === 1 ? "trace" : "traces"} less reliable.
                </p>
              )}
            </div>
          </li>
        ))}
      </ul>
      {serious.length === 0 ? null : (
        <>
          <h4>What was met while reading</h4>
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
            {serious.length > MOST ? <li>and {serious.length - MOST} more</li> : null}
          </ul>
        </>
      )}
    </section>
  );
}

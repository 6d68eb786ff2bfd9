import type { Outcome } from "../../../engine/contract/index";
import { rootOf, type StepEntry, stepTitle } from "../../../engine/trace/step-index";
import { stateWord } from "../../../engine/trace/step-words";
import { classNames } from "../../ui/class-names";
import text from "../../ui/text.module.css";
import { EffectLine } from "./effect-line";
import styles from "./step-table.module.css";

export interface StepTableProps {
  /** In the order of evaluation. */
  readonly entries: readonly StepEntry[];
  readonly outcome: Outcome;
  readonly selected: string | null;
  readonly onSelect: (step: string) => void;
}

/** So many steps are put into the table; a filter finds the others. */
const MOST = 1000;

/** The timeline as a plain table, for screen readers, for reading in order and for copying. */
export function StepTable({ entries, outcome, selected, onSelect }: StepTableProps) {
  const shown = entries.slice(0, MOST);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the arrow keys must reach it
    <section className={classNames(styles.frame, text.scroll)} aria-label="Steps as a table" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">Step</th>
            <th scope="col">Result</th>
            <th scope="col">What it changed, or where it stopped</th>
            <th scope="col">Level</th>
            <th scope="col">Phase</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((entry) => {
            const { id, scope } = entry.step.workbench;
            return (
              <tr key={id} aria-selected={id === selected} className={id === selected ? styles.selected : undefined}>
                <th scope="row" className={text.cut} title={stepTitle(entry.step)}>
                  <button type="button" className={styles.step} onClick={() => onSelect(id)}>
                    {entry.number === null ? "" : `${entry.number}. `}
                    {stepTitle(entry.step)}
                  </button>
                </th>
                <td>{stateWord(entry, outcome)}</td>
                <td>
                  <EffectLine entry={entry} fold={null} className={undefined} assumed="said" />
                </td>
                <td className={text.soft}>{scope ?? ""}</td>
                <td className={classNames(text.soft, text.cut)}>{entry.parent === null ? "" : stepTitle(rootOf(entry).step)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {entries.length > MOST ? (
        <p className={styles.more}>
          The first {MOST.toLocaleString()} of {entries.length.toLocaleString()} steps; a filter narrows them down.
        </p>
      ) : null}
    </section>
  );
}

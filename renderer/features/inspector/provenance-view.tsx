import { plainValueText } from "../../../engine/trace/value-text";
import { classNames } from "../../ui/class-names";
import { WORDS } from "../../words/words";
import type { Provenance } from "./provenance";
import styles from "./provenance-view.module.css";

const words = WORDS.inspector.provenanceView;

export interface ProvenanceViewProps {
  readonly provenance: Provenance;
  /** Whether the field's name stands above its values. */
  readonly named: "yes" | "no";
  readonly onSelect: (step: string) => void;
}

/** The values of one field on its way here, oldest on top; the last is the one read. */
export function ProvenanceView({ provenance, named, onSelect }: ProvenanceViewProps) {
  const last = provenance.stages.length - 1;
  return (
    <>
      {named === "no" ? null : (
        <p className={styles.field}>
          <code>{provenance.short}</code>
        </p>
      )}
      <ol className={styles.stages} aria-label={words.valuesOf(provenance.field)}>
        {provenance.stages.map(({ value, step, source }, at) => (
          <li key={`${step ?? "sent"} ${plainValueText(value)}`} className={classNames(styles.stage, at === last && styles.now)}>
            <span className={styles.dot} />
            <code>{value === null ? words.none : plainValueText(value)}</code>
            <span className={styles.source}>
              {step === null ? (
                source
              ) : (
                <button type="button" onClick={() => onSelect(step)}>
                  {source}
                </button>
              )}
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}

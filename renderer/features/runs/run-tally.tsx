import type { CaseVerdict, Coverage, VerdictCounts } from "../../../engine/contract/index";
import { classNames } from "../../ui/class-names";
import { Icon } from "../../ui/icon";
import { type Share, ShareBar } from "../../ui/share-bar";
import { bold, Spoken } from "../../ui/spoken";
import text from "../../ui/text.module.css";
import { formatNumber } from "../../words/numbers";
import { WORDS } from "../../words/words";
import { countAll, VERDICT_ORDER, VERDICTS } from "./run-words";
import styles from "./runs.module.css";

const words = WORDS.runs.runTally;

const SHARE_TONES: Readonly<Record<CaseVerdict, Share["tone"]>> = { broken: "stop", failed: "stop", unchecked: "none", passed: "ok" };

export interface RunTallyProps {
  readonly counts: VerdictCounts;
  readonly facts: readonly string[];
  readonly coverage: Coverage | null;
  readonly chosen: CaseVerdict | null;
  readonly onChoose: (verdict: CaseVerdict | null) => void;
}

/** How a run came out in one figure, and its verdicts as filters. */
export function RunTally({ counts, facts, coverage, chosen, onChoose }: RunTallyProps) {
  const checked = counts.passed + counts.failed + counts.broken;
  const all = countAll(counts);
  return (
    <aside className={styles.tally} aria-label={words.label}>
      <p>
        <Spoken parts={checked === 0 ? words.unchecked(all, bold) : words.pass(counts.passed, checked, bold)} />
      </p>
      <ShareBar
        label={WORDS.runs.runWords.shares(VERDICT_ORDER.map((each) => ({ count: counts[each], verdict: VERDICTS[each].word })))}
        shares={VERDICT_ORDER.map((each) => ({ key: each, count: counts[each], tone: SHARE_TONES[each] }))}
      />
      <ul className={styles.facts}>
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
      <div className={styles.filters} role="group" aria-label={words.shown}>
        <Filter label={words.all} count={all} pressed={chosen === null} onPress={() => onChoose(null)} />
        {VERDICT_ORDER.map((each) => (
          <Filter
            key={each}
            label={VERDICTS[each].many}
            count={counts[each]}
            pressed={chosen === each}
            onPress={() => onChoose(chosen === each ? null : each)}
            mark={<Icon name={VERDICTS[each].icon} size={12} className={counts[each] === 0 ? text.dim : VERDICTS[each].colour} />}
          />
        ))}
      </div>
      {coverage === null ? null : (
        <div className={styles.coverage}>
          <h3>{words.coverage}</h3>
          <p>
            <Spoken parts={WORDS.coverage.tally(coverage.rules.matched, coverage.rules.total, (said) => said)} />
          </p>
          <p>{WORDS.coverage.conditions(coverage.conditions.both, coverage.conditions.total)}</p>
        </div>
      )}
    </aside>
  );
}

interface FilterProps {
  readonly label: string;
  readonly count: number;
  readonly pressed: boolean;
  readonly onPress: () => void;
  readonly mark?: React.ReactNode;
}

function Filter({ label, count, pressed, onPress, mark }: FilterProps) {
  return (
    <button type="button" className={classNames(styles.filter, count === 0 && styles.zero)} aria-pressed={pressed} onClick={onPress}>
      <span className={styles.filterMark}>{mark}</span>
      <span>{label}</span>
      <span className={styles.filterCount}>{formatNumber(count)}</span>
    </button>
  );
}

import type { ComparedTrace, JudgedComparison } from "../../../engine/contract/index";
import { sentenceParts } from "../../../engine/trace/sentence-parts";
import { outcomeMark } from "../../../engine/trace/step-mark";
import { useStores } from "../../stores/context";
import { classNames } from "../../ui/class-names";
import { Icon } from "../../ui/icon";
import { Mark } from "../../ui/mark";
import { Sentence } from "../../ui/sentence";
import { bold, Spoken } from "../../ui/spoken";
import text from "../../ui/text.module.css";
import { WORDS } from "../../words/words";
import { blamedEdits } from "./case-words";
import styles from "./compare.module.css";

const words = WORDS.compare.casePane;

/** What the case comes to, what it came to before, and which edits cause it. */
export function CaseAnswer({ each }: { readonly each: JudgedComparison }) {
  const { before, after, problem, divergence } = each;
  const { comparison } = useStores();
  if (after === null || before === null) {
    return (
      <div className={styles.answer}>
        <Icon name="ring-unknown" size={20} className={text.gap} />
        <p>{problem ?? words.notComparable}</p>
      </div>
    );
  }
  const mark = outcomeMark(after.outcome);
  const edits = blamedEdits(each);
  return (
    <div className={styles.answer}>
      <Mark kind={mark} size={20} />
      <div>
        <p>
          <Sentence
            parts={sentenceParts(after.sentence)}
            mark={mark}
            sayOutcome={(outcome) => (each.impact === "unchanged" ? outcome : words.wouldBe(lower(outcome)))}
          />
        </p>
        <div className={styles.facts}>
          <span>
            <Spoken parts={words.before(<b>{before.status ?? before.outcome}</b>)} />
          </span>
          <span className={text.dim} aria-hidden="true">
            →
          </span>
          <span className={classNames(before.status !== after.status && styles[mark])}>
            <Spoken parts={words.after(<b>{after.status ?? after.outcome}</b>)} />
          </span>
          {divergence === null ? null : <span>{words.divergence(divergence.step)}</span>}
          {edits === null ? null : (
            <button type="button" className={styles.link} onClick={() => comparison.getState().chooseEdit(edits[0] ?? null)}>
              {words.causedBy(edits)}
            </button>
          )}
        </div>
      </div>
    </div>
  );
}

/** What the trace would come to if one edit were not made. */
export function WithoutEdit({ edit, pair }: { readonly edit: number; readonly pair: ComparedTrace }) {
  const { comparison } = useStores();
  const sentence = pair.after?.workbench.sentence ?? "";
  const mark = outcomeMark(pair.after?.workbench.outcome ?? "untraceable");
  return (
    <div className={classNames(styles.answer, styles.tried)} role="status">
      <Mark kind={mark} size={20} />
      <div>
        <p>
          <Spoken parts={words.withoutThis(edit, <Sentence parts={sentenceParts(sentence)} mark={mark} />, bold)} />
        </p>
        <div className={styles.facts}>
          <span>{words.withoutHint}</span>
          <button type="button" className={styles.link} onClick={() => void comparison.getState().tryWithout(null)}>
            {words.showAllEdits}
          </button>
        </div>
      </div>
    </div>
  );
}

function lower(word: string): string {
  return word.charAt(0).toLowerCase() + word.slice(1);
}

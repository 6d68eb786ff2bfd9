import type { ServiceDiagnostic } from "../../../engine/language/service/index";
import { Button } from "../../ui/button";
import { Icon } from "../../ui/icon";
import { WORDS } from "../../words/words";
import styles from "./expression-editor.module.css";
import { problemSentence } from "./problems";

const words = WORDS.editor.problemList;

export interface ProblemListProps {
  readonly problems: readonly ServiceDiagnostic[];
  readonly onShow: (problem: ServiceDiagnostic) => void;
  readonly onFix: (fix: ServiceDiagnostic["fixes"][number]) => void;
}

/** What is wrong with an expression, one line each: place, sentence, and what would put it right. */
export function ProblemList({ problems, onShow, onFix }: ProblemListProps) {
  return (
    <ul className={styles.problems}>
      {problems.map((problem) => {
        const [fix] = problem.fixes;
        return (
          <li key={`${problem.code} ${problem.start} ${problem.end} ${problem.message}`} className={styles.problem}>
            <Icon
              name={problem.severity === "error" ? "disc-x" : "warning"}
              size={14}
              className={problem.severity === "error" ? styles.error : styles.warning}
              label={problem.severity === "error" ? words.error : words.warning}
            />
            <button type="button" className={styles.place} onClick={() => onShow(problem)}>
              {problem.line}:{problem.column}
            </button>
            <span className={styles.sentence}>{problemSentence(problem)}</span>
            {fix === undefined ? null : (
              <Button look="quiet" size="small" className={styles.fix} onClick={() => onFix(fix)}>
                {fix.title}
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}

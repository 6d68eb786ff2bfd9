import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { ExpressionUse } from "../../../engine/language/contexts/index";
import type { ServiceDiagnostic } from "../../../engine/language/service/index";
import { Button } from "../../ui/button";
import { classNames } from "../../ui/class-names";
import { ErrorState } from "../../ui/error-state";
import { WORDS } from "../../words/words";
import styles from "./expression-editor.module.css";
import { type EditorEnvironment, NOTHING_OPEN } from "./messages";
import type { OpenExpression } from "./open-expression-editor";
import { ProblemList } from "./problem-list";
import type { TextMark } from "./text-marks";

const words = WORDS.editor.expressionEditor;

export interface ExpressionEditorProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** What the expression is for: it decides whether it is a condition or a value, and what may be used in it. */
  readonly use: ExpressionUse;
  /** The phase of the ruleset; `null` where it is not known. */
  readonly phase: string | null;
  /** Hand in the same object while nothing in it changes. */
  readonly environment?: EditorEnvironment;
  /** Parts of the text that are marked. Hand in the same list while nothing in it changes. */
  readonly marks?: readonly TextMark[];
  readonly readOnly?: boolean;
  /** The name of the field, shown above it. */
  readonly label: string;
  /** Shown in place of the name, which it says in other words. */
  readonly heading?: string;
  /** Further controls at the right of the label. */
  readonly actions?: ReactNode;
  readonly onProblems?: (problems: readonly ServiceDiagnostic[]) => void;
}

/** The documented limit of a rule's expression. */
const LONGEST = 4096;
const NO_MARKS: readonly TextMark[] = [];

/** A field for an expression, with completion, help, marks and fixes. Its code is loaded when one is first shown; until then the text can be read. */
export function ExpressionEditor(props: ExpressionEditorProps) {
  const { value, use, phase, environment = NOTHING_OPEN, marks = NO_MARKS, readOnly = false, label, heading = label, actions } = props;
  const host = useRef<HTMLDivElement>(null);
  const opened = useRef<OpenExpression | null>(null);
  const latest = useRef(props);
  const [state, setState] = useState<"loading" | "ready" | "failed">("loading");
  const [problems, setProblems] = useState<readonly ServiceDiagnostic[]>([]);

  useLayoutEffect(() => {
    latest.current = props;
  });

  // With the drawing itself: later, a letter typed since would be taken away again.
  useLayoutEffect(() => {
    opened.current?.setText(value);
  }, [value]);

  useEffect(() => {
    opened.current?.setSettings({ phase, use, environment });
  }, [phase, use, environment]);

  useEffect(() => {
    if (state === "ready") opened.current?.setMarks(marks);
  }, [marks, state]);

  // Closed before the next text is set: another document is no edit of this one.
  useLayoutEffect(() => {
    const element = host.current;
    if (element === null) return undefined;
    const alive = new AbortController();
    Promise.all([import("./editor"), import("./open-expression-editor")])
      .then(([{ monaco, rulesService }, { openExpressionEditor }]) => {
        if (alive.signal.aborted) return;
        const now = latest.current;
        opened.current = openExpressionEditor(monaco, rulesService, {
          element,
          label,
          text: now.value,
          readOnly,
          settings: { phase: now.phase, use: now.use, environment: now.environment ?? NOTHING_OPEN },
          onText: (text) => latest.current.onChange(text),
          onProblems: (found) => {
            setProblems(found);
            latest.current.onProblems?.(found);
          },
        });
        setState("ready");
      })
      .catch(() => setState("failed"));
    return () => {
      alive.abort();
      opened.current?.close();
      opened.current = null;
    };
  }, [label, readOnly]);

  const length = Array.from(value).length;
  return (
    <div className={styles.editor}>
      <div className={styles.head}>
        <span className={styles.label} aria-hidden="true">
          {heading}
        </span>
        <span className={classNames(styles.count, length > LONGEST && styles.error)}>{words.length(length, LONGEST)}</span>
        <span className={styles.space} />
        {readOnly ? null : (
          <Button look="quiet" size="small" disabled={state !== "ready"} onClick={() => opened.current?.format()}>
            {words.format}
          </Button>
        )}
        {actions}
      </div>
      {state === "failed" ? (
        <ErrorState size="small" message={words.notLoaded} />
      ) : (
        <div className={classNames(styles.frame, readOnly && styles.readOnly)}>
          {state === "loading" ? <pre className={styles.waiting}>{value}</pre> : null}
          <div className={styles.host} ref={host} />
        </div>
      )}
      <ProblemList
        problems={problems}
        onShow={(problem) => opened.current?.show(problem)}
        onFix={(fix) => opened.current?.apply(fix.edits)}
      />
    </div>
  );
}

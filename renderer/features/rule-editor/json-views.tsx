import { useMemo, useState } from "react";
import { type EditorEnvironment, RulesetJsonEditor } from "../../editor/rules-language/index";
import { useConfiguration, useStores, useTrace, useWhatIf } from "../../stores/context";
import { isJsonObject } from "../../stores/support/json-kinds";
import { editedText, readJson } from "../../stores/what-if/edit-list";
import { readableConfiguration } from "../../stores/workspace/configuration";
import { Button } from "../../ui/button";
import { Problem } from "../../ui/field";
import { WORDS } from "../../words/words";
import styles from "./rule-editor.module.css";
import type { RuleAt } from "./rule-form";
import type { RuleFacts } from "./rule-view";
import { useEditedFile } from "./use-edited";

const words = WORDS.ruleEditor.jsonViews;

export interface RuleJsonProps {
  readonly rule: RuleFacts;
  readonly at: RuleAt;
  readonly phase: string | null;
  readonly environment: EditorEnvironment;
  readonly onShowForm: () => void;
}

/** One rule as JSON. A text with a mistake leaves the rule as it was. */
export function RuleJson({ rule, at, phase, environment, onShowForm }: RuleJsonProps) {
  const { whatIf } = useStores();
  const printed = JSON.stringify(rule.json, null, 2);
  const [typed, setTyped] = useState<{ readonly text: string; readonly over: string } | null>(null);
  const text = typed !== null && typed.over === printed ? typed.text : printed;
  const brokenRule = useMemo(() => readJson(text) === null, [text]);
  const { file, list, index } = at;

  function take(written: string): void {
    const value = readJson(written);
    if (value === null || !isJsonObject(value)) return setTyped({ text: written, over: printed });
    setTyped({ text: written, over: JSON.stringify(value, null, 2) });
    return whatIf.getState().change({ kind: "set", file, pointer: `${list}/${index}`, value }, `json ${index}`);
  }

  return (
    <div className={styles.json}>
      <div className={styles.jsonHead}>
        <h3>{words.rule}</h3>
        <span className={styles.quiet}>{words.ruleHint}</span>
        <Button size="small" look="quiet" icon="list" onClick={onShowForm}>
          {words.showForm}
        </Button>
      </div>
      <RulesetJsonEditor
        name={`${file}${list}/${index}`}
        label={words.rule}
        text={text}
        onText={take}
        phase={phase}
        environment={environment}
      />
      <Mistake of={brokenRule ? "rule" : "nothing"} />
    </div>
  );
}

/** A whole file as it would be saved. */
export function FileJson({ file, at, phase }: { readonly file: string; readonly at: string | null; readonly phase: string | null }) {
  const { whatIf } = useStores();
  const found = useEditedFile(file);
  const edits = useWhatIf((state) => state.edits);
  const view = useConfiguration(readableConfiguration);
  const saved = useTrace((state) => state.document?.saved ?? null);
  const environment = useMemo(() => ({ lists: view?.account.lists ?? null, trace: saved, ipv6: "on" as const }), [view, saved]);
  const text = useMemo(() => (found === null ? "" : editedText(found.open, edits)), [found, edits]);
  if (found === null) return null;
  const { edited } = found;
  return (
    <div className={styles.json}>
      <RulesetJsonEditor
        name={file}
        label={words.ruleset}
        at={at}
        text={text}
        onText={(written) => whatIf.getState().change({ kind: "text", file, text: written }, `text ${file}`)}
        phase={phase}
        environment={environment}
      />
      <Mistake of={edited.json === null || edited.broken === "yes" ? "file" : "nothing"} />
    </div>
  );
}

function Mistake({ of }: { readonly of: "rule" | "file" | "nothing" }) {
  return of === "nothing" ? null : (
    <div className={styles.mistake}>
      <Problem>{words.notJson[of]}</Problem>
    </div>
  );
}

import { useState } from "react";
import type { JsonObject } from "../../../engine/contract/index";
import { JsonEditor } from "../../editor/json-editor";
import { isJsonObject } from "../../stores/support/json-kinds";
import { readJson } from "../../stores/what-if/edit-list";
import { Problem } from "../../ui/field";
import { WORDS } from "../../words/words";
import styles from "./rule-editor.module.css";

const words = WORDS.ruleEditor.parametersEditor;

export interface ParametersEditorProps {
  /** Names the document. */
  readonly name: string;
  readonly action: string;
  readonly parameters: JsonObject | null;
  readonly onParameters: (parameters: JsonObject | null) => void;
}

/** What an action is told, as JSON. A text with a mistake leaves the parameters as they were. */
export function ParametersEditor({ name, action, parameters, onParameters }: ParametersEditorProps) {
  const printed = parameters === null ? "" : JSON.stringify(parameters, null, 2);
  const [typed, setTyped] = useState<{ readonly text: string; readonly over: string } | null>(null);
  const text = typed !== null && typed.over === printed ? typed.text : printed;
  const problem = problemOf(text);

  function take(written: string): void {
    const value = written.trim() === "" ? null : readJson(written);
    if (value !== null && !isJsonObject(value)) return setTyped({ text: written, over: printed });
    if (value === null && written.trim() !== "") return setTyped({ text: written, over: printed });
    setTyped({ text: written, over: value === null ? "" : JSON.stringify(value, null, 2) });
    return onParameters(isJsonObject(value ?? undefined) ? value : null);
  }

  return (
    <section className={styles.parameters} aria-label={words.actionParameters}>
      <div className={styles.groupHead}>
        <h4>{words.actionParameters}</h4>
        <span className={styles.quiet}>{words.hint}</span>
      </div>
      <div className={styles.parametersEditor} style={{ height: heightOf(text) }}>
        <JsonEditor
          name={name}
          folder={`action-parameters/${action}`}
          label={words.actionParameters}
          text={text}
          onText={take}
          problem={null}
        />
      </div>
      {problem === null ? null : <Problem>{problem}</Problem>}
    </section>
  );
}

function problemOf(text: string): string | null {
  if (text.trim() === "") return null;
  const value = readJson(text);
  if (value === null) return words.notJson;
  return isJsonObject(value) ? null : words.notObject;
}

const LINE = 20;

/** From three lines to twelve. */
function heightOf(text: string): number {
  return Math.min(12, Math.max(3, text.split("\n").length)) * LINE + 18;
}

import { JsonEditor } from "../../editor/json-editor";
import { useStores } from "../../stores/context";
import type { TraceDocument } from "../../stores/trace-document";
import { formatTraceText } from "../../stores/trace-text";
import { Button } from "../../ui/button";
import styles from "./builder.module.css";

const WORDS = {
  same: "The file behind the form",
  format: "Format document",
  formatHint: "One member a line, two spaces a level",
  already: "It is formatted already",
  mistaken: "JSON with a mistake cannot be formatted",
} as const;

/** The whole file as JSON: the same state as the form, seen as text. */
export function JsonView({ document }: { readonly document: TraceDocument }) {
  const { trace } = useStores();
  const formatted = formatTraceText(document.text);
  return (
    <div className={styles.json}>
      <div className={styles.jsonBar}>
        <span>{WORDS.same}</span>
        <Button
          size="small"
          look="quiet"
          disabled={document.problem !== null || formatted === document.text}
          title={document.problem !== null ? WORDS.mistaken : formatted === document.text ? WORDS.already : WORDS.formatHint}
          onClick={() => trace.getState().setText(formatted)}
        >
          {WORDS.format}
        </Button>
      </div>
      <JsonEditor
        name={document.key}
        label="Saved trace as JSON"
        text={document.text}
        onText={(text) => trace.getState().setText(text)}
        problem={document.problem}
      />
    </div>
  );
}

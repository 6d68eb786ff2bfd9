import { JsonEditor } from "../../editor/json-editor";
import { useStores, useTrace } from "../../stores/context";
import { formatTraceText } from "../../stores/trace/trace-text";
import { Button } from "../../ui/button";
import { WORDS } from "../../words/words";
import styles from "./builder.module.css";

const words = WORDS.builder.jsonView;

/** The whole file as JSON: the same state as the form, seen as text. */
export function JsonView() {
  const { trace, scrolls } = useStores();
  const document = useTrace((state) => state.document);
  if (document === null) return null;
  const formatted = formatTraceText(document.text);
  return (
    <div className={styles.json}>
      <div className={styles.jsonBar}>
        <span>{words.title}</span>
        <Button
          size="small"
          look="quiet"
          disabled={document.problem !== null || formatted === document.text}
          title={document.problem !== null ? words.mistake : formatted === document.text ? words.formatted : words.formatHint}
          onClick={() => trace.getState().setText(formatted)}
        >
          {words.format}
        </Button>
      </div>
      <JsonEditor
        name={document.key}
        label={words.label}
        text={document.text}
        onText={(text) => trace.getState().setText(text)}
        problem={document.problem}
        cursor={{ place: scrolls.cursor(document.key), keep: (place) => scrolls.keepCursor(document.key, place) }}
      />
    </div>
  );
}

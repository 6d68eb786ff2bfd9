import { JsonEditor } from "../../editor/json-editor";
import { useStores } from "../../stores/context";
import type { TraceDocument } from "../../stores/trace-document";
import styles from "./builder.module.css";

/** The whole file as JSON: the same state as the form, seen as text. */
export function JsonView({ document }: { readonly document: TraceDocument }) {
  const { trace } = useStores();
  return (
    <div className={styles.json}>
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

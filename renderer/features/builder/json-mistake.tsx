import { useLayout, useTrace } from "../../stores/context";
import { Button } from "../../ui/button";
import { Icon } from "../../ui/icon";
import styles from "./builder.module.css";

/** Says where the JSON is wrong; the form below it shows the newest version without a mistake. */
export function JsonMistake({ view }: { readonly view: "form" | "json" }) {
  const problem = useTrace((state) => state.document?.problem ?? null);
  const setView = useLayout((state) => state.setBuilderView);
  if (problem === null) return null;
  return (
    <div className={styles.mistake} role="alert">
      <Icon name="disc-x" size={14} />
      <p>
        <b>
          Line {problem.line}, column {problem.column}:
        </b>{" "}
        {problem.message}{" "}
        {view === "form" ? "The form shows the last version without a mistake." : "The form keeps the last version without a mistake."}
      </p>
      {view === "form" ? (
        <Button size="small" look="quiet" onClick={() => setView("json")}>
          Show
        </Button>
      ) : null}
    </div>
  );
}

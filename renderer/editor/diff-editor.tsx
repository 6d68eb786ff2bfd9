import { useEffect, useRef, useState } from "react";
import { ErrorState } from "../ui/error-state";
import { WORDS } from "../words/words";
import styles from "./code.module.css";
import { openDiffEditor } from "./open-diff-editor";

const words = WORDS.editor.diffEditor;

export interface DiffEditorProps {
  readonly label: string;
  readonly language: "json" | "text";
  readonly before: string;
  readonly after: string;
}

/** Two texts compared. The editor's code is loaded when it is first shown; until then the later text can be read. */
export function DiffEditor({ label, language, before, after }: DiffEditorProps) {
  const host = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<"loading" | "ready" | "failed">("loading");

  useEffect(() => {
    const element = host.current;
    if (element === null) return undefined;
    const alive = new AbortController();
    let close = (): void => undefined;
    import("./monaco")
      .then(({ monaco }) => {
        if (alive.signal.aborted) return;
        close = openDiffEditor(monaco, { element, label, language, before, after });
        setState("ready");
      })
      .catch(() => setState("failed"));
    return () => {
      alive.abort();
      close();
    };
  }, [label, language, before, after]);

  if (state === "failed") return <ErrorState message={words.notLoaded} />;
  return (
    <div className={styles.editor}>
      {state === "loading" ? <pre className={styles.waiting}>{after === "" ? before : after}</pre> : null}
      <div className={styles.host} ref={host} />
    </div>
  );
}

import { useLayoutEffect, useRef, useState } from "react";
import { ErrorState } from "../ui/error-state";
import { WORDS } from "../words/words";
import styles from "./code.module.css";
import { type OpenEditor, openJsonEditor, type TextPlace } from "./open-json-editor";

const words = WORDS.editor.jsonEditor;

export interface JsonEditorProps {
  /** What kind of document it is, which decides the schema it is held to: `saved-trace` unless said, or `action-parameters/<action>`. */
  readonly folder?: string;
  /** Names the document; another name is another document. */
  readonly name: string;
  readonly label: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  /** Where the cursor goes when the editor opens. */
  readonly problem: TextPlace | null;
  /** Where the cursor was when this document was last open, and what keeps that. */
  readonly cursor?: { readonly place: TextPlace | null; readonly keep: (place: TextPlace) => void };
}

/** The JSON editor. Its code is loaded when it is first shown; until then the text can be read. */
export function JsonEditor({ folder = "saved-trace", name, label, text, onText, problem, cursor }: JsonEditorProps) {
  const host = useRef<HTMLDivElement>(null);
  const opened = useRef<OpenEditor | null>(null);
  const latest = useRef({ text, onText, problem, cursor });
  const [state, setState] = useState<"loading" | "ready" | "failed">("loading");

  useLayoutEffect(() => {
    latest.current = { text, onText, problem, cursor };
    opened.current?.setText(text);
  }, [text, onText, problem, cursor]);

  // Closed before the next text is set: another document is no edit of this one.
  useLayoutEffect(() => {
    const element = host.current;
    if (element === null) return undefined;
    const alive = new AbortController();
    import("./monaco")
      .then(({ monaco }) => {
        if (alive.signal.aborted) return;
        const { text: first, problem: mistake, cursor: before } = latest.current;
        opened.current = openJsonEditor(monaco, {
          element,
          uri: `inmemory://model/${folder}/${encodeURIComponent(name)}.json`,
          label,
          text: first,
          place: mistake ?? before?.place ?? null,
          onText: (written) => latest.current.onText(written),
          onPlace: (place) => latest.current.cursor?.keep(place),
        });
        setState("ready");
      })
      .catch(() => setState("failed"));
    return () => {
      alive.abort();
      opened.current?.close();
      opened.current = null;
    };
  }, [folder, name, label]);

  if (state === "failed") return <ErrorState message={words.notLoaded} />;
  return (
    <div className={styles.editor}>
      {state === "loading" ? <pre className={styles.waiting}>{text}</pre> : null}
      <div className={styles.host} ref={host} />
    </div>
  );
}

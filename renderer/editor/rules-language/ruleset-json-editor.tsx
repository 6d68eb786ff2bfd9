import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { ErrorState } from "../../ui/error-state";
import { WORDS } from "../../words/words";
import styles from "../code.module.css";
import { type OpenEditor, openJsonEditor } from "../open-json-editor";
import { placeOfPointer } from "../pointer-place";
import { type EditorEnvironment, NOTHING_OPEN } from "./messages";
import type { AttachedText, TextSettings } from "./rules-service";

const words = WORDS.editor.rulesetJsonEditor;

export interface RulesetJsonEditorProps {
  /** Names the document; another name is another document. */
  readonly name: string;
  readonly label: string;
  readonly text: string;
  /** Pointer of the value that the cursor goes to, at first and when it changes. */
  readonly at?: string | null;
  readonly onText: (text: string) => void;
  /** The phase of the rules, for JSON that does not name it itself (a single rule); `null` where it is not known. */
  readonly phase: string | null;
  /** Hand in the same object while nothing in it changes. */
  readonly environment?: EditorEnvironment;
}

const RULESET_FOLDER = "inmemory://model/ruleset/";

/** The JSON of a ruleset or a rule. Its expressions are completed, explained and marked as in a field of their own. */
export function RulesetJsonEditor(props: RulesetJsonEditorProps) {
  const { name, label, text, at = null, phase, environment = NOTHING_OPEN } = props;
  const host = useRef<HTMLDivElement>(null);
  const opened = useRef<{ readonly editor: OpenEditor; readonly attached: AttachedText | null } | null>(null);
  const latest = useRef(props);
  const [state, setState] = useState<"loading" | "ready" | "failed">("loading");

  useLayoutEffect(() => {
    latest.current = props;
  });

  // With the drawing itself: later, a letter typed since would be taken away again.
  useLayoutEffect(() => {
    opened.current?.editor.setText(text);
  }, [text]);

  useEffect(() => {
    const place = placeOfPointer(latest.current.text, at);
    if (place !== null) opened.current?.editor.goTo(place);
  }, [at]);

  useEffect(() => {
    opened.current?.attached?.setSettings(settingsOf({ phase, environment }));
  }, [phase, environment]);

  // Closed before the next text is set: another document is no edit of this one.
  useLayoutEffect(() => {
    const element = host.current;
    if (element === null) return undefined;
    const alive = new AbortController();
    import("./editor")
      .then(({ monaco, rulesService }) => {
        if (alive.signal.aborted) return;
        const now = latest.current;
        const uri = `${RULESET_FOLDER}${encodeURIComponent(name)}.json`;
        const editor = openJsonEditor(monaco, {
          element,
          uri,
          label,
          text: now.text,
          place: placeOfPointer(now.text, now.at ?? null),
          onText: (written) => latest.current.onText(written),
        });
        const model = monaco.editor.getModel(monaco.Uri.parse(uri));
        opened.current = { editor, attached: model === null ? null : rulesService.attach(model, settingsOf(now)) };
        setState("ready");
      })
      .catch(() => setState("failed"));
    return () => {
      alive.abort();
      opened.current?.attached?.detach();
      opened.current?.editor.close();
      opened.current = null;
    };
  }, [name, label]);

  if (state === "failed") return <ErrorState message={words.notLoaded} />;
  return (
    <div className={styles.editor}>
      {state === "loading" ? <pre className={styles.waiting}>{text}</pre> : null}
      <div className={styles.host} ref={host} />
    </div>
  );
}

/** What an expression in JSON is for is told by the keys around it. */
function settingsOf({ phase, environment = NOTHING_OPEN }: Pick<RulesetJsonEditorProps, "phase" | "environment">): TextSettings {
  return { phase, use: "filter", environment };
}

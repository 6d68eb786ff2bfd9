import { useState } from "react";
import { useLayout, useStores } from "../../stores/context";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { Field } from "../../ui/field";
import { TextArea } from "../../ui/text-input";
import styles from "./builder.module.css";
import { isCommand } from "./is-command";

const WORDS = {
  title: "Paste JSON",
  cancel: "Cancel",
  use: "Use this trace",
  label: "Trace as JSON",
  aside: "as the dashboard copies it, or a saved trace",
  command: "This is no JSON but a command that sends a request. It can be imported as traces of their own.",
  importIt: "Import as cURL",
  done: "Pasted. Undo brings back what was there.",
  place: (line: number, column: number, message: string) => `Line ${line}, column ${column}: ${message}`,
} as const;

/** Where the clipboard cannot be read, or what it holds is not a trace. */
export function PasteDialog({ message, pasted }: { readonly message: string | null; readonly pasted: string }) {
  const { trace, notices, imports } = useStores();
  const put = useLayout((state) => state.put);
  const [text, setText] = useState(pasted);
  const [problem, setProblem] = useState(message);
  const command = isCommand(text);

  function take(): void {
    const wrong = trace.getState().paste(text);
    if (wrong === null) {
      put(null);
      notices.getState().say(WORDS.done);
    } else setProblem(WORDS.place(wrong.line, wrong.column, wrong.message));
  }

  function importIt(): void {
    void imports.getState().readRequests(text, "replace");
    put({ kind: "import" });
  }

  return (
    <Dialog
      title={WORDS.title}
      onClose={() => put(null)}
      footer={
        <>
          <Button onClick={() => put(null)}>{WORDS.cancel}</Button>
          {command ? (
            <Button look="primary" onClick={importIt}>
              {WORDS.importIt}
            </Button>
          ) : (
            <Button look="primary" disabled={text.trim() === ""} onClick={take}>
              {WORDS.use}
            </Button>
          )}
        </>
      }
    >
      <div className={styles.dialogForm}>
        {command ? <p role="status">{WORDS.command}</p> : null}
        <Field label={WORDS.label} aside={WORDS.aside} problem={command ? null : problem}>
          {(ids) => (
            <TextArea
              {...ids}
              face="mono"
              rows={14}
              value={text}
              onText={(written) => {
                setText(written);
                setProblem(null);
              }}
              autoFocus
            />
          )}
        </Field>
      </div>
    </Dialog>
  );
}

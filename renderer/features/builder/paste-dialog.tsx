import { useState } from "react";
import { useLayout, useStores } from "../../stores/context";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { Field } from "../../ui/field";
import { TextArea } from "../../ui/text-input";
import { WORDS } from "../../words/words";
import styles from "./builder.module.css";
import { isCommand } from "./is-command";

const words = WORDS.builder.pasteDialog;

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
      notices.getState().say(words.pasted);
    } else setProblem(words.place(wrong.line, wrong.column, wrong.message));
  }

  function importIt(): void {
    void imports.getState().readRequests(text, "replace");
    put({ kind: "import" });
  }

  return (
    <Dialog
      title={words.title}
      onClose={() => put(null)}
      footer={
        <>
          <Button onClick={() => put(null)}>{words.cancel}</Button>
          {command ? (
            <Button look="primary" onClick={importIt}>
              {words.importCommand}
            </Button>
          ) : (
            <Button look="primary" disabled={text.trim() === ""} onClick={take}>
              {words.take}
            </Button>
          )}
        </>
      }
    >
      <div className={styles.dialogForm}>
        {command ? <p role="status">{words.isCommand}</p> : null}
        <Field label={words.field} aside={words.fieldHint} problem={command ? null : problem}>
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

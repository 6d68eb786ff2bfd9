import { useState } from "react";
import { useLayout, useStores } from "../../stores/context";
import { messageOf } from "../../stores/support/message-of";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { Field } from "../../ui/field";
import { TextInput } from "../../ui/text-input";
import { WORDS } from "../../words/words";
import styles from "./shell.module.css";

const words = WORDS.shell.openWorkspaceDialog;

/** For hosts without a folder dialog: the folder's path, typed or pasted. */
export function OpenWorkspaceDialog() {
  const { workspace } = useStores();
  const put = useLayout((state) => state.put);
  const [path, setPath] = useState("");
  const [problem, setProblem] = useState<string | null>(null);

  async function open(): Promise<void> {
    try {
      await workspace.getState().open(path.trim());
      put(null);
    } catch (error) {
      setProblem(messageOf(error));
    }
  }

  return (
    <Dialog
      title={words.title}
      width="narrow"
      onClose={() => put(null)}
      footer={
        <>
          <Button onClick={() => put(null)}>{words.cancel}</Button>
          <Button look="primary" type="submit" form="open-workspace" disabled={path.trim() === ""}>
            {words.open}
          </Button>
        </>
      }
    >
      <form
        id="open-workspace"
        className={styles.openFolder}
        onSubmit={(event) => {
          event.preventDefault();
          void open();
        }}
      >
        <Field label={words.folder} problem={problem}>
          {(ids) => <TextInput {...ids} face="mono" value={path} onText={setPath} placeholder={words.folderPlaceholder} />}
        </Field>
        <p>{words.hint}</p>
      </form>
    </Dialog>
  );
}

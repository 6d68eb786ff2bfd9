import { useState } from "react";
import { useLayout, useStores } from "../../stores/context";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { Field } from "../../ui/field";
import { TextInput } from "../../ui/text-input";
import styles from "./shell.module.css";

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
      setProblem(error instanceof Error ? error.message : String(error));
    }
  }

  return (
    <Dialog
      title="Open another workspace"
      width="narrow"
      onClose={() => put(null)}
      footer={
        <>
          <Button onClick={() => put(null)}>Cancel</Button>
          <Button look="primary" type="submit" form="open-workspace" disabled={path.trim() === ""}>
            Open workspace
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
        <Field label="Folder" problem={problem}>
          {(ids) => <TextInput {...ids} face="mono" value={path} onText={setPath} placeholder="/home/you/edge-workspace" />}
        </Field>
        <p>A workspace is a folder with a workspace.json in it. Everything stays in that folder.</p>
      </form>
    </Dialog>
  );
}

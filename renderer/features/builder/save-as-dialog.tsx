import { useState } from "react";
import { useLayout, useLibrary, useStores, useTrace } from "../../stores/context";
import { saveTrace } from "../../stores/trace/save-trace";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { Field } from "../../ui/field";
import { TextInput } from "../../ui/text-input";
import { WORDS } from "../../words/words";
import styles from "./builder.module.css";
import { folderProblem, nameProblem } from "./name-problem";

const words = WORDS.builder.saveAsDialog;

/** A trace without a file needs a name and a folder. */
export function SaveAsDialog() {
  const stores = useStores();
  const put = useLayout((state) => state.put);
  const document = useTrace((state) => state.document);
  const library = useLibrary((state) => state.status);
  const [name, setName] = useState(document?.saved.name ?? "");
  const [folder, setFolder] = useState(document?.folder ?? "");
  const [failure, setFailure] = useState<string | null>(null);
  const wrong = nameProblem(name) ?? folderProblem(folder);
  const folders = library.kind === "ready" ? [...new Set(library.entries.map((entry) => entry.folder))].filter((path) => path !== "") : [];

  async function save(): Promise<void> {
    setFailure(null);
    await saveTrace(stores, { conflict: "refuse", target: { name: name.trim(), folder: folder.trim().replace(/^\/+|\/+$/g, "") } });
    const { saving } = stores.trace.getState();
    if (saving.kind === "failed") setFailure(saving.message);
  }

  return (
    <Dialog
      title={words.title}
      width="narrow"
      onClose={() => put(null)}
      footer={
        <>
          <Button onClick={() => put(null)}>{words.cancel}</Button>
          <Button look="primary" type="submit" form="save-as" disabled={name.trim() === "" || wrong !== null}>
            {words.save}
          </Button>
        </>
      }
    >
      <form
        id="save-as"
        className={styles.dialogForm}
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== "" && wrong === null) void save();
        }}
      >
        <Field label={words.traceName} problem={nameProblem(name) ?? failure}>
          {(ids) => <TextInput {...ids} value={name} onText={setName} autoFocus onFocus={(event) => event.currentTarget.select()} />}
        </Field>
        <Field label={words.folder} aside={words.folderHint} problem={folderProblem(folder)}>
          {(ids) => <TextInput {...ids} value={folder} onText={setFolder} list="library-folders" />}
        </Field>
        <datalist id="library-folders">
          {folders.map((path) => (
            <option key={path} value={path} />
          ))}
        </datalist>
      </form>
    </Dialog>
  );
}

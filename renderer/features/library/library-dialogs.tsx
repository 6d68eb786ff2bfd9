import { useState } from "react";
import { useLayout, useLibrary, useStores } from "../../stores/context";
import { addFolder, joined, moveThings, renameFolder, renameTrace } from "../../stores/library/arrange-library";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { Field } from "../../ui/field";
import { Select } from "../../ui/select";
import { TextInput } from "../../ui/text-input";
import { WORDS } from "../../words/words";
import styles from "./library.module.css";

const words = WORDS.libraryPane.libraryDialogs;

/** The questions that arranging the library asks. */
export function LibraryDialogs() {
  const over = useLayout((state) => state.over);
  if (over?.kind === "rename") return <RenameDialog key={over.id} {...over} />;
  if (over?.kind === "move") return <MoveDialog traceIds={over.traceIds} folders={over.folders} />;
  if (over?.kind === "new-folder") return <NewFolderDialog above={over.above} />;
  return null;
}

function RenameDialog({ what, id, name }: { readonly what: "trace" | "folder"; readonly id: string; readonly name: string }) {
  const stores = useStores();
  return (
    <NameDialog
      title={what === "trace" ? words.renameTrace : words.renameFolder}
      label={what === "trace" ? words.traceName : words.folderName}
      verb={words.rename}
      name={name}
      hint={what === "trace" ? words.renameHint : null}
      onName={(next) => (what === "trace" ? renameTrace(stores, id, next) : renameFolder(stores, id, next))}
    />
  );
}

function NewFolderDialog({ above }: { readonly above: string }) {
  const stores = useStores();
  return (
    <NameDialog
      title={above === "" ? words.newFolder : words.newFolderIn(above)}
      label={words.folderName}
      verb={words.makeFolder}
      name=""
      hint={null}
      onName={(name) => addFolder(stores, joined(above, name))}
    />
  );
}

interface NameDialogProps {
  readonly title: string;
  readonly label: string;
  readonly verb: string;
  readonly name: string;
  readonly hint: string | null;
  readonly onName: (name: string) => Promise<void>;
}

function NameDialog({ title, label, verb, name, hint, onName }: NameDialogProps) {
  const put = useLayout((state) => state.put);
  const [text, setText] = useState(name);
  return (
    <Dialog
      title={title}
      width="narrow"
      onClose={() => put(null)}
      footer={
        <>
          <Button onClick={() => put(null)}>{words.cancel}</Button>
          <Button look="primary" type="submit" form="library-name" disabled={text.trim() === ""}>
            {verb}
          </Button>
        </>
      }
    >
      <form
        id="library-name"
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          put(null);
          if (text.trim() !== name) void onName(text.trim());
        }}
      >
        <Field label={label}>
          {(ids) => <TextInput {...ids} value={text} onText={setText} autoFocus onFocus={(event) => event.currentTarget.select()} />}
        </Field>
        {hint === null ? null : <p className={styles.hint}>{hint}</p>}
      </form>
    </Dialog>
  );
}

function MoveDialog({ traceIds, folders }: { readonly traceIds: readonly string[]; readonly folders: readonly string[] }) {
  const stores = useStores();
  const put = useLayout((state) => state.put);
  const status = useLibrary((state) => state.status);
  const all = status.kind === "ready" ? status.folders : [];
  const possible = all.filter((path) => !folders.some((moved) => path === moved || path.startsWith(`${moved}/`)));
  const [folder, setFolder] = useState("");
  const count = traceIds.length + folders.length;
  return (
    <Dialog
      title={count === 1 ? words.moveToAFolder : WORDS.counts.moveToFolder(count)}
      width="narrow"
      onClose={() => put(null)}
      footer={
        <>
          <Button onClick={() => put(null)}>{words.cancel}</Button>
          <Button look="primary" type="submit" form="library-move">
            {words.move}
          </Button>
        </>
      }
    >
      <form
        id="library-move"
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          put(null);
          void moveThings(stores, { traceIds, folders }, folder);
        }}
      >
        <Field label={words.moveTo}>
          {(ids) => (
            <Select
              {...ids}
              autoFocus
              value={folder}
              onChoose={setFolder}
              choices={[{ value: "", label: words.top }, ...possible.map((path) => ({ value: path, label: path }))]}
            />
          )}
        </Field>
      </form>
    </Dialog>
  );
}

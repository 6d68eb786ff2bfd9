import { useState } from "react";
import { useLayout, useLibrary, useStores, useTrace } from "../../stores/context";
import { saveTrace } from "../../stores/save-trace";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { Field } from "../../ui/field";
import { TextArea, TextInput } from "../../ui/text-input";
import styles from "./builder.module.css";
import { settleVersions } from "./settle-versions";
import { VersionsDialog } from "./versions-dialog";

/** The questions that saving and pasting may ask. */
export function BuilderDialogs() {
  const over = useLayout((state) => state.over);
  if (over?.kind === "save-as") return <SaveAsDialog />;
  if (over?.kind === "conflict") return <ConflictDialog message={over.message} />;
  if (over?.kind === "versions") return <VersionsDialog of={over.of} />;
  if (over?.kind === "paste") return <PasteDialog message={over.message} />;
  return null;
}

/** A trace without a file needs a name and a folder. */
function SaveAsDialog() {
  const stores = useStores();
  const put = useLayout((state) => state.put);
  const document = useTrace((state) => state.document);
  const library = useLibrary((state) => state.status);
  const [name, setName] = useState(document?.saved.name ?? "");
  const [folder, setFolder] = useState(document?.folder ?? "");
  const folders = library.kind === "ready" ? [...new Set(library.entries.map((entry) => entry.folder))].filter((path) => path !== "") : [];
  return (
    <Dialog
      title="Save trace in the library"
      width="narrow"
      onClose={() => put(null)}
      footer={
        <>
          <Button onClick={() => put(null)}>Cancel</Button>
          <Button look="primary" type="submit" form="save-as" disabled={name.trim() === ""}>
            Save
          </Button>
        </>
      }
    >
      <form
        id="save-as"
        className={styles.dialogForm}
        onSubmit={(event) => {
          event.preventDefault();
          void saveTrace(stores, { conflict: "refuse", target: { name: name.trim(), folder: folder.trim().replace(/^\/+|\/+$/g, "") } });
        }}
      >
        <Field label="Trace name">
          {(ids) => <TextInput {...ids} value={name} onText={setName} autoFocus onFocus={(event) => event.currentTarget.select()} />}
        </Field>
        <Field label="Folder" aside="empty: at the top">
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

/** The file changed on disk meanwhile: neither version is lost without being asked. */
function ConflictDialog({ message }: { readonly message: string }) {
  const stores = useStores();
  const put = useLayout((state) => state.put);
  const file = useTrace((state) => state.document?.file.kind ?? "same");

  async function keepMine(): Promise<void> {
    settleVersions(stores, "file", "mine");
    await saveTrace(stores, { conflict: file === "changed" ? "refuse" : "overwrite" });
  }

  return (
    <Dialog
      title="The file changed on disk"
      width="narrow"
      onClose={() => put(null)}
      footer={
        <>
          <Button onClick={() => put(null)}>Decide later</Button>
          <Button disabled={file !== "changed"} onClick={() => put({ kind: "versions", of: "file" })}>
            See the difference
          </Button>
          <Button disabled={file !== "changed"} onClick={() => settleVersions(stores, "file", "theirs")}>
            Take theirs
          </Button>
          <Button look="primary" onClick={() => void keepMine()}>
            Keep mine
          </Button>
        </>
      }
    >
      <div className={styles.dialogForm}>
        <p>{message}</p>
      </div>
    </Dialog>
  );
}

/** Where the clipboard cannot be read, or what it holds is not a trace. */
function PasteDialog({ message }: { readonly message: string | null }) {
  const { trace, notices } = useStores();
  const put = useLayout((state) => state.put);
  const [text, setText] = useState("");
  const [problem, setProblem] = useState(message);

  function take(): void {
    const wrong = trace.getState().paste(text);
    if (wrong === null) {
      put(null);
      notices.getState().say("Pasted. Undo brings back what was there.");
    } else setProblem(`Line ${wrong.line}, column ${wrong.column}: ${wrong.message}`);
  }

  return (
    <Dialog
      title="Paste JSON"
      onClose={() => put(null)}
      footer={
        <>
          <Button onClick={() => put(null)}>Cancel</Button>
          <Button look="primary" disabled={text.trim() === ""} onClick={take}>
            Use this trace
          </Button>
        </>
      }
    >
      <Field label="Trace as JSON" aside="as the dashboard copies it, or a saved trace" problem={problem}>
        {(ids) => <TextArea {...ids} face="mono" rows={14} value={text} onText={setText} autoFocus />}
      </Field>
    </Dialog>
  );
}

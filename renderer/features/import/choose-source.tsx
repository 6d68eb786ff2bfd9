import { useRef, useState } from "react";
import { useStores } from "../../stores/context";
import { Button } from "../../ui/button";
import { Field } from "../../ui/field";
import { TextArea, TextInput } from "../../ui/text-input";
import { WORDS } from "../../words/words";
import { chosenFiles } from "./dropped-files";
import styles from "./import.module.css";
import { CancelButton, ImportFrame } from "./import-frame";

const words = WORDS.importing.importDialog;

/** Where it comes from: files, a path, or text. */
export function ChooseSource({ path: typed }: { readonly path: string }) {
  const { imports } = useStores();
  const [path, setPath] = useState(typed);
  const [text, setText] = useState("");
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const take = (list: FileList | null): void => {
    if (list === null || list.length === 0) return;
    const chosen = chosenFiles(list);
    void imports.getState().readFiles(() => Promise.resolve(chosen));
  };
  return (
    <ImportFrame
      title={words.import}
      footer={
        <>
          <CancelButton />
          <Button look="primary" disabled={text.trim() === "" && path.trim() === ""} onClick={go}>
            {words.read}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <p className={styles.hint}>{words.what}</p>
        <div className={styles.row}>
          <Button icon="folder" onClick={() => folder.current?.click()}>
            {words.chooseFolder}
          </Button>
          <Button icon="open" onClick={() => files.current?.click()}>
            {words.chooseFiles}
          </Button>
          <Button icon="down" onClick={() => void imports.getState().openPull()}>
            {words.openPull}
          </Button>
        </div>
        <input
          ref={files}
          type="file"
          multiple
          hidden
          aria-label={words.filesToImport}
          onChange={(event) => take(event.currentTarget.files)}
        />
        <input
          ref={(element) => {
            folder.current = element;
            element?.setAttribute("webkitdirectory", "");
          }}
          type="file"
          hidden
          aria-label={words.folderToImport}
          onChange={(event) => take(event.currentTarget.files)}
        />
        <Field label={words.path} aside={words.pathHint}>
          {(ids) => <TextInput {...ids} face="mono" value={path} onText={setPath} placeholder={words.pathPlaceholder} />}
        </Field>
        <Field label={words.text} aside={words.textHint}>
          {(ids) => <TextArea {...ids} face="mono" rows={7} value={text} onText={setText} placeholder={words.textPlaceholder} />}
        </Field>
      </div>
    </ImportFrame>
  );

  function go(): void {
    if (text.trim() === "") void imports.getState().readPath(path.trim());
    else void imports.getState().readRequests(text, "replace");
  }
}

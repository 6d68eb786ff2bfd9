import { useRef, useState } from "react";
import { useStores } from "../../stores/context";
import type { ImportStatus } from "../../stores/workspace/import";
import { Button } from "../../ui/button";
import { ErrorState } from "../../ui/error-state";
import { Field } from "../../ui/field";
import { TextArea, TextInput } from "../../ui/text-input";
import { WORDS } from "../../words/words";
import { chosenFiles } from "./dropped-files";
import styles from "./import.module.css";
import { CancelButton, ImportFrame } from "./import-frame";

const words = WORDS.importing.importDialog;

/** Where it comes from: files, a path, or text. */
export function ChooseSource({ status }: { readonly status: Extract<ImportStatus, { readonly kind: "nothing" }> }) {
  const { imports } = useStores();
  const [path, setPath] = useState(status.path);
  const [text, setText] = useState(status.text);
  const problemOf = (of: "path" | "text" | "files"): string | null => (status.problem?.of === of ? status.problem.message : null);
  const filesProblem = problemOf("files");
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
          <Button look="primary" type="submit" form="import-choose" disabled={text.trim() === "" && path.trim() === ""}>
            {words.read}
          </Button>
        </>
      }
    >
      <form
        id="import-choose"
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          go();
        }}
      >
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
        {filesProblem === null ? null : <ErrorState size="small" message={filesProblem} />}
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
        <Field label={words.path} aside={words.pathHint} problem={problemOf("path")}>
          {(ids) => <TextInput {...ids} face="mono" value={path} onText={setPath} placeholder={words.pathPlaceholder} />}
        </Field>
        <Field label={words.text} aside={words.textHint} problem={problemOf("text")}>
          {(ids) => <TextArea {...ids} face="mono" rows={7} value={text} onText={setText} placeholder={words.textPlaceholder} />}
        </Field>
      </form>
    </ImportFrame>
  );

  function go(): void {
    if (text.trim() === "" && path.trim() === "") return;
    if (text.trim() === "") void imports.getState().readPath(path.trim());
    else void imports.getState().readRequests(text, "replace");
  }
}

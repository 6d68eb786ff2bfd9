import { useState } from "react";
import type { CallWork, ImportNoteView } from "../../../engine/contract/index";
import { useStores } from "../../stores/context";
import type { ImportStatus } from "../../stores/workspace/import";
import { openWorkspace } from "../../stores/workspace/workspace";
import { Button } from "../../ui/button";
import { Field } from "../../ui/field";
import { ProgressBar } from "../../ui/progress-bar";
import { Select } from "../../ui/select";
import { TextInput } from "../../ui/text-input";
import { WORDS } from "../../words/words";
import styles from "./import.module.css";
import { AgainButton, ImportFrame } from "./import-frame";
import { LeftOutFiles } from "./left-out-files";
import { NoteList } from "./note-list";

const words = WORDS.importing.importDialog;

const FORMS = [
  { value: "api", label: words.apiAnswers },
  { value: "terraform", label: words.terraform },
] as const;

/** What was read becomes a configuration, once it has a name. */
export function NameConfiguration({ status }: { readonly status: Extract<ImportStatus, { readonly kind: "read" | "importing" }> }) {
  const { imports, workspace } = useStores();
  const { source } = status;
  const busy = status.kind === "importing";
  const problem = status.kind === "read" ? status.problem : null;
  const [name, setName] = useState(source.name);
  const [form, setForm] = useState<"api" | "terraform">(source.form === "terraform" ? "terraform" : "api");
  const [zone, setZone] = useState("");
  const found = status.kind === "read" ? status.found : null;
  const names = openWorkspace(workspace.getState())?.configurations.map((each) => each.name) ?? [];
  const taken = names.includes(name.trim());
  return (
    <ImportFrame
      title={words.importOne}
      footer={
        <>
          {busy ? <StopImportButton /> : <AgainButton />}
          <Button look="primary" type="submit" form="import-name" aria-busy={busy} disabled={busy || name.trim() === ""}>
            {taken ? words.replace : words.import}
          </Button>
        </>
      }
    >
      {status.kind === "importing" ? <Importing progress={status.progress} /> : null}
      <form
        id="import-name"
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void imports.getState().importConfiguration({
            name: name.trim(),
            form,
            zone: form === "api" && zone.trim() !== "" ? zone.trim() : null,
            taken: taken ? "trash" : "refuse",
          });
        }}
      >
        <p className={styles.hint}>
          {words.source({ files: source.files, kilobytes: Math.ceil(source.bytes / 1000), passedOver: source.leftOut.passedOver })}
        </p>
        <LeftOutFiles leftOut={source.leftOut} />
        {found === null ? null : <NothingFound notes={found} />}
        <Field label={words.readAs}>{(ids) => <Select {...ids} choices={FORMS} value={form} onChoose={setForm} />}</Field>
        <Field label={words.configurationName} aside={taken ? words.nameTaken : words.nameOfPlan} problem={problem}>
          {(ids) => <TextInput {...ids} value={name} onText={setName} autoFocus onFocus={(event) => event.currentTarget.select()} />}
        </Field>
        {form === "api" ? (
          <Field label={words.zone} aside={words.zoneHint}>
            {(ids) => <TextInput {...ids} value={zone} onText={setZone} placeholder={words.zonePlaceholder} />}
          </Field>
        ) : null}
      </form>
    </ImportFrame>
  );
}

/** Nothing of a configuration is in the files, and why. */
function NothingFound({ notes }: { readonly notes: readonly ImportNoteView[] }) {
  return (
    <section className={styles.report} role="alert">
      <h3>{words.nothingFound}</h3>
      <p className={styles.hint}>{words.nothingFoundHint}</p>
      <NoteList notes={notes} />
    </section>
  );
}

function StopImportButton() {
  const { imports } = useStores();
  return <Button onClick={() => imports.getState().cancelImport()}>{words.cancel}</Button>;
}

function Importing({ progress }: { readonly progress: CallWork | null }) {
  return (
    <div className={styles.reading}>
      <ProgressBar label={words.importing} part={progress} />
      <p role="status">{progress === null ? words.importingNow : WORDS.progress.said(progress)}</p>
    </div>
  );
}

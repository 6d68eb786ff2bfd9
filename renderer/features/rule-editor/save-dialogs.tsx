import { useState } from "react";
import { useStores, useWhatIf, useWorkspace } from "../../stores/context";
import { saveEdits } from "../../stores/what-if/save-what-if";
import type { SaveAs } from "../../stores/what-if/what-if";
import { openWorkspace } from "../../stores/workspace/workspace";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { Field } from "../../ui/field";
import { TextInput } from "../../ui/text-input";
import { WORDS } from "../../words/words";
import styles from "./rule-editor.module.css";

const words = WORDS.ruleEditor.saveDialogs;

/** The questions that saving a configuration may ask. */
export function RuleEditorDialogs() {
  const saving = useWhatIf((state) => state.saving);
  if (saving.kind === "naming") return <NameDialog problem={saving.problem} />;
  if (saving.kind === "conflict") return <ConflictDialog message={saving.message} as={saving.as} />;
  return null;
}

function NameDialog({ problem }: { readonly problem: string | null }) {
  const stores = useStores();
  const of = useWhatIf((state) => state.of);
  const names = useWorkspace((state) => openWorkspace(state)?.configurations ?? NO_CONFIGURATIONS);
  const [name, setName] = useState(() => freeName(`${of?.configuration ?? "configuration"}-edited`, names));
  const cancel = (): void => stores.whatIf.getState().setSaving({ kind: "idle" });
  return (
    <Dialog
      title={words.title}
      width="narrow"
      onClose={cancel}
      footer={
        <>
          <Button onClick={cancel}>{words.cancel}</Button>
          <Button look="primary" type="submit" form="save-configuration-as" disabled={name.trim() === ""}>
            {words.save}
          </Button>
        </>
      }
    >
      <form
        id="save-configuration-as"
        className={styles.dialogForm}
        onSubmit={(event) => {
          event.preventDefault();
          void saveEdits(stores, { kind: "new", name: name.trim() }, "refuse");
        }}
      >
        <Field label={words.configurationName} problem={problem}>
          {(ids) => <TextInput {...ids} value={name} onText={setName} autoFocus onFocus={(event) => event.currentTarget.select()} />}
        </Field>
        <p className={styles.quiet}>{words.hint(of?.configuration ?? "")}</p>
      </form>
    </Dialog>
  );
}

const NO_CONFIGURATIONS: readonly { readonly name: string }[] = [];

function freeName(wanted: string, taken: readonly { readonly name: string }[]): string {
  const isTaken = (name: string): boolean => taken.some((other) => other.name.toLowerCase() === name.toLowerCase());
  let number = 1;
  while (isTaken(number === 1 ? wanted : `${wanted}-${number}`)) number += 1;
  return number === 1 ? wanted : `${wanted}-${number}`;
}

/** The file changed on disk meanwhile: neither version is lost without being asked. */
function ConflictDialog({ message, as }: { readonly message: string; readonly as: SaveAs }) {
  const stores = useStores();
  const cancel = (): void => stores.whatIf.getState().setSaving({ kind: "idle" });
  return (
    <Dialog
      title={words.changed}
      width="narrow"
      onClose={cancel}
      footer={
        <>
          <Button onClick={cancel}>{words.cancel}</Button>
          <Button look="danger" onClick={() => void saveEdits(stores, as, "overwrite")}>
            {words.remake}
          </Button>
        </>
      }
    >
      <div className={styles.dialogForm}>
        <p>{message}</p>
        <p className={styles.quiet}>{words.remakeHint}</p>
      </div>
    </Dialog>
  );
}

import { useState } from "react";
import { useLayout, useRuns, useStores } from "../../stores/context";
import { messageOf } from "../../stores/support/message-of";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { Field } from "../../ui/field";
import { TextInput } from "../../ui/text-input";
import { WORDS } from "../../words/words";
import styles from "./runs.module.css";

const words = WORDS.runs.runDialogs;

/** The question that keeping a run asks. */
export function RunDialogs() {
  const over = useLayout((state) => state.over);
  return over?.kind === "keep-baseline" ? <KeepDialog runId={over.runId} proposal={over.name} /> : null;
}

function KeepDialog({ runId, proposal }: { readonly runId: string; readonly proposal: string }) {
  const stores = useStores();
  const put = useLayout((state) => state.put);
  const history = useRuns((state) => state.history);
  const [name, setName] = useState(proposal);
  const [problem, setProblem] = useState<string | null>(null);
  const taken = history.kind === "ready" && history.baselines.includes(name.trim());

  async function keep(): Promise<void> {
    try {
      await stores.runs.getState().keep(runId, name.trim(), taken ? "overwrite" : "refuse");
      put(null);
      stores.notices.getState().say(words.kept(name.trim()));
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
          <Button look="primary" type="submit" form="keep-baseline" disabled={name.trim() === ""}>
            {taken ? words.replace : words.keep}
          </Button>
        </>
      }
    >
      <form
        id="keep-baseline"
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void keep();
        }}
      >
        <Field label={words.baselineName} aside={taken ? words.taken : undefined} problem={problem}>
          {(ids) => <TextInput {...ids} value={name} onText={setName} autoFocus onFocus={(event) => event.currentTarget.select()} />}
        </Field>
        <p className={styles.hint}>{words.hint}</p>
      </form>
    </Dialog>
  );
}

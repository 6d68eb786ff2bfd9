import { useState } from "react";
import { useLayout, useStores } from "../../stores/context";
import { messageOf } from "../../stores/support/message-of";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { Field } from "../../ui/field";
import { TextArea, TextInput } from "../../ui/text-input";
import { WORDS } from "../../words/words";
import styles from "./compare.module.css";

const words = WORDS.compare.compareDialogs;

/** The question that acknowledging asks: why, and until when. */
export function CompareDialogs() {
  const over = useLayout((state) => state.over);
  return over?.kind === "acknowledge" ? <AcknowledgeDialog caseIds={over.caseIds} /> : null;
}

const DAYS = 90;

function AcknowledgeDialog({ caseIds }: { readonly caseIds: readonly string[] }) {
  const stores = useStores();
  const put = useLayout((state) => state.put);
  const [reason, setReason] = useState("");
  const [until, setUntil] = useState(() => new Date(Date.now() + DAYS * 86_400_000).toISOString().slice(0, 10));
  const [problem, setProblem] = useState<string | null>(null);

  async function acknowledge(): Promise<void> {
    try {
      await stores.comparison.getState().acknowledge(caseIds, reason.trim(), until);
      put(null);
      stores.notices.getState().say(words.acknowledged);
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
          <Button look="primary" type="submit" form="acknowledge" disabled={reason.trim() === "" || until === ""}>
            {words.acknowledge}
          </Button>
        </>
      }
    >
      <form
        id="acknowledge"
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void acknowledge();
        }}
      >
        <Field label={words.reason} problem={problem}>
          {(ids) => <TextArea {...ids} rows={3} value={reason} onText={setReason} autoFocus placeholder={words.reasonPlaceholder} />}
        </Field>
        <Field label={words.until} aside={words.untilHint}>
          {(ids) => <TextInput {...ids} type="date" value={until} onText={setUntil} />}
        </Field>
        <p className={styles.hint}>{words.hint}</p>
      </form>
    </Dialog>
  );
}

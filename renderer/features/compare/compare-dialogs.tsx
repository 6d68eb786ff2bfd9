import { useState } from "react";
import { useLayout, useStores } from "../../stores/context";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { Field } from "../../ui/field";
import { TextArea, TextInput } from "../../ui/text-input";
import styles from "./compare.module.css";

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
      stores.notices.getState().say("Acknowledged in acknowledged.json: exactly this difference counts as intended.");
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
  }

  return (
    <Dialog
      title="Acknowledge as intended"
      width="narrow"
      onClose={() => put(null)}
      footer={
        <>
          <Button onClick={() => put(null)}>Cancel</Button>
          <Button look="primary" type="submit" form="acknowledge" disabled={reason.trim() === "" || until === ""}>
            Acknowledge
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
        <Field label="Reason" problem={problem}>
          {(ids) => <TextArea {...ids} rows={3} value={reason} onText={setReason} autoFocus placeholder="Agreed with the shop team" />}
        </Field>
        <Field label="Until" aside="the last day on which it counts">
          {(ids) => <TextInput {...ids} type="date" value={until} onText={setUntil} />}
        </Field>
        <p className={styles.hint}>Exactly this difference counts as intended; another one in the same trace does not.</p>
      </form>
    </Dialog>
  );
}

import { useState } from "react";
import type { ScriptPermission } from "../../../engine/contract/index";
import { useStores, useWorkspace } from "../../stores/context";
import { sendTrace } from "../../stores/result/send-trace";
import { messageOf } from "../../stores/support/message-of";
import { openWorkspace } from "../../stores/workspace/workspace";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { Icon } from "../../ui/icon";
import { WORDS } from "../../words/words";
import styles from "./shell.module.css";

const words = WORDS.shell.scriptsItem;

/** Whether Workers and Snippets of this workspace run, and the door to change it. */
export function ScriptsItem() {
  const stores = useStores();
  const scripts = useWorkspace((state) => openWorkspace(state)?.scripts ?? null);
  const [asked, setAsked] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  if (scripts === null) return null;

  async function decide(decision: ScriptPermission): Promise<void> {
    try {
      await stores.workspace.getState().allowScripts(decision);
      setAsked(false);
      setProblem(null);
      stores.result.getState().outdate();
      await sendTrace(stores);
    } catch (error) {
      setProblem(messageOf(error));
    }
  }

  return (
    <>
      <button type="button" className={styles.item} onClick={() => setAsked(true)}>
        <Icon name="code" size={12} />
        {scripts === "allowed" ? words.allowed : words.notAllowed}
      </button>
      {asked ? (
        <Dialog
          title={words.title}
          width="narrow"
          onClose={() => setAsked(false)}
          footer={
            <>
              <Button onClick={() => setAsked(false)}>{words.cancel}</Button>
              {scripts === "allowed" ? (
                <Button look="primary" onClick={() => void decide("not-allowed")}>
                  {words.forbid}
                </Button>
              ) : (
                <Button look="primary" onClick={() => void decide("allowed")}>
                  {words.allow}
                </Button>
              )}
            </>
          }
        >
          <div className={styles.openFolder}>
            <p>{words.what}</p>
            <p>{words.how}</p>
            <p>{words.kept}</p>
            {problem === null ? null : <p role="alert">{problem}</p>}
          </div>
        </Dialog>
      ) : null}
    </>
  );
}

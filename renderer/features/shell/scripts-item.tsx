import { useState } from "react";
import type { ScriptPermission } from "../../../engine/contract/index";
import { useStores, useWorkspace } from "../../stores/context";
import { sendTrace } from "../../stores/send-trace";
import { openWorkspace } from "../../stores/workspace";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { Icon } from "../../ui/icon";
import styles from "./shell.module.css";

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
      await sendTrace(stores);
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
  }

  return (
    <>
      <button type="button" className={styles.item} onClick={() => setAsked(true)}>
        <Icon name="code" size={12} />
        {scripts === "allowed" ? "Scripts allowed" : "Scripts not allowed"}
      </button>
      {asked ? (
        <Dialog
          title="Workers and Snippets of this workspace"
          width="narrow"
          onClose={() => setAsked(false)}
          footer={
            <>
              <Button onClick={() => setAsked(false)}>Cancel</Button>
              {scripts === "allowed" ? (
                <Button look="primary" onClick={() => void decide("not-allowed")}>
                  Do not run scripts
                </Button>
              ) : (
                <Button look="primary" onClick={() => void decide("allowed")}>
                  Allow scripts in this workspace
                </Button>
              )}
            </>
          }
        >
          <div className={styles.openFolder}>
            <p>
              A trace can run the code of Workers and Snippets, and show what it does. The code comes from the workspace, so allow it only
              where you trust who wrote it.
            </p>
            <p>
              It runs in the Workers runtime on this machine, without files and without network: a fetch gets the trace's origin response or
              an answer that the trace holds, anything else is refused. A script that takes too long is stopped.
            </p>
            <p>The decision is kept with your settings, not in the workspace.</p>
            {problem === null ? null : <p role="alert">{problem}</p>}
          </div>
        </Dialog>
      ) : null}
    </>
  );
}

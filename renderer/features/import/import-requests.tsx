import { useState } from "react";
import { useLibrary, useStores } from "../../stores/context";
import { showTrace } from "../../stores/trace/show-trace";
import type { ImportStatus } from "../../stores/workspace/import";
import { Button } from "../../ui/button";
import { Field } from "../../ui/field";
import { Icon } from "../../ui/icon";
import { ProgressBar } from "../../ui/progress-bar";
import { Spoken } from "../../ui/spoken";
import { TextInput } from "../../ui/text-input";
import { Switch } from "../../ui/toggle";
import { WORDS } from "../../words/words";
import styles from "./import.module.css";
import { AgainButton, ImportFrame } from "./import-frame";

const words = WORDS.importing.importDialog;

/** Requests that were read become traces: one to look at, or all in the library. */
export function ImportRequests({ status }: { readonly status: Extract<ImportStatus, { readonly kind: "requests" }> }) {
  const stores = useStores();
  const { read, text, saved, saving } = status;
  const folders = useLibrary((state) => (state.status.kind === "ready" ? state.status.folders : []));
  const [folder, setFolder] = useState("");
  const [secrets, setSecrets] = useState<"replace" | "keep">("replace");
  const [only] = read.traces;
  const busy = saving.kind === "saving";
  const rest = saved.length === 0 ? "" : words.partSaved(saved.length, read.traces.length);
  const problem = saving.kind === "failed" ? `${saving.message} ${rest}`.trim() : null;

  async function save(): Promise<void> {
    const traceIds = await stores.imports.getState().saveRequests(folder.trim().replace(/^\/+|\/+$/g, ""));
    if (traceIds === null) {
      await stores.library.getState().refresh();
      return;
    }
    stores.layout.getState().put(null);
    stores.imports.getState().clear();
    await stores.library.getState().refresh();
    stores.notices.getState().say(traceIds.length === 1 ? words.savedOne : words.savedMany(traceIds.length));
    const [first] = traceIds;
    if (first !== undefined) await showTrace(stores, first);
  }

  function openOnly(): void {
    if (only === undefined) return;
    stores.layout.getState().put(null);
    stores.imports.getState().clear();
    stores.layout.getState().goTo("trace");
    stores.trace.getState().startNew(only, folder);
  }

  return (
    <ImportFrame
      title={WORDS.counts.requestsToImport(read.traces.length)}
      footer={
        <>
          {busy ? <Button onClick={() => stores.imports.getState().stopSaving()}>{words.cancel}</Button> : <AgainButton />}
          {read.traces.length === 1 ? (
            <Button disabled={busy} onClick={openOnly}>
              {words.openOnly}
            </Button>
          ) : null}
          <Button look="primary" aria-busy={busy} disabled={busy || read.traces.length === 0} onClick={() => void save()}>
            {words.save}
          </Button>
        </>
      }
    >
      {busy ? (
        <div className={styles.reading}>
          <ProgressBar label={words.saving} part={{ done: saved.length, total: read.traces.length }} />
          <p role="status">{words.requestsSaved(saved.length, read.traces.length)}</p>
        </div>
      ) : null}
      {saving.kind === "idle" && rest !== "" ? (
        <p role="status" className={styles.hint}>
          {rest}
        </p>
      ) : null}
      <div className={styles.form}>
        <ul className={styles.requests} aria-label={words.requests}>
          {read.traces.slice(0, 200).map(({ trace }, at) => (
            // Requests of a text never move.
            <li key={`${at} ${trace.url}`}>
              <b>{trace.method}</b> <code title={trace.url}>{trace.url}</code>
            </li>
          ))}
          {read.traces.length > 200 ? <li>{words.moreRequests(read.traces.length - 200)}</li> : null}
        </ul>
        <Field label={words.folder} aside={words.folderHint} problem={problem}>
          {(ids) => <TextInput {...ids} value={folder} onText={setFolder} list="import-folders" />}
        </Field>
        <datalist id="import-folders">
          {folders.map((path) => (
            <option key={path} value={path} />
          ))}
        </datalist>
        {read.secrets.length === 0 ? null : (
          <div className={styles.secrets}>
            <Switch
              value={secrets === "replace" ? "on" : "off"}
              disabled={busy || saved.length > 0}
              onToggle={(state) => {
                const next = state === "on" ? "replace" : "keep";
                setSecrets(next);
                void stores.imports.getState().readRequests(text, next);
              }}
            >
              {words.replaceSecrets}
            </Switch>
            <ul>
              {read.secrets.map(({ pseudonym, places }) => (
                <li key={pseudonym}>
                  <Icon name="shield" size={12} />{" "}
                  {secrets === "replace" ? (
                    <Spoken parts={words.secretBecomes(places, <code>{pseudonym}</code>)} />
                  ) : (
                    words.secretKept(places)
                  )}
                </li>
              ))}
            </ul>
          </div>
        )}
        {read.remarks.map((remark) => (
          <p key={remark} className={styles.hint}>
            {remark}
          </p>
        ))}
      </div>
    </ImportFrame>
  );
}

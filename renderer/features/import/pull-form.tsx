import { useState } from "react";
import { useStores, useWorkspace } from "../../stores/context";
import type { ImportStatus } from "../../stores/workspace/import";
import { openWorkspace } from "../../stores/workspace/workspace";
import { Button } from "../../ui/button";
import { Field } from "../../ui/field";
import { Icon } from "../../ui/icon";
import { ProgressBar } from "../../ui/progress-bar";
import text from "../../ui/text.module.css";
import { TextInput } from "../../ui/text-input";
import { WORDS } from "../../words/words";
import styles from "./import.module.css";
import { AgainButton, ImportFrame } from "./import-frame";

const words = WORDS.importing.pullForm;

export interface PullFormProps {
  readonly status: Extract<ImportStatus, { readonly kind: "pull" }>;
}

/** Which zones to pull, under which name, and with which token. */
export function PullForm({ status: { description, problem, request } }: PullFormProps) {
  const { imports } = useStores();
  const [zones, setZones] = useState(request?.zones.join(" ") ?? "");
  const [name, setName] = useState(request?.name ?? "");
  const names = useWorkspace((state) => openWorkspace(state)?.configurations) ?? [];
  const wanted = zones.split(/[\s,;]+/).filter((zone) => zone !== "");
  const called = name.trim() === "" ? (wanted[0] ?? "") : name.trim();
  const taken = names.some((each) => each.name === called);
  return (
    <ImportFrame
      title={words.title}
      footer={
        <>
          <AgainButton />
          <Button look="primary" type="submit" form="pull" disabled={wanted.length === 0 || description.token === "none"}>
            {taken ? words.pullAndReplace : words.pull}
          </Button>
        </>
      }
    >
      <form
        id="pull"
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void imports.getState().startPull({ zones: wanted, name: called, taken: taken ? "trash" : "refuse" });
        }}
      >
        <p className={styles.hint}>{words.what}</p>
        <Field label={words.zones} aside={words.zonesHint} problem={problem}>
          {(ids) => <TextInput {...ids} face="mono" value={zones} onText={setZones} placeholder="example.com" autoFocus />}
        </Field>
        <Field label={words.configurationName} aside={taken ? words.nameTaken : words.nameHint}>
          {(ids) => <TextInput {...ids} value={name} onText={setName} placeholder={called} />}
        </Field>
      </form>
      <div className={styles.part}>
        <TokenPart token={description.token} />
      </div>
      <details className={`${styles.hint} ${styles.part}`}>
        <summary>{words.permissions}</summary>
        <p>{words.ofTheAccount(description.permissions.account)}</p>
        <p>{words.ofTheZones(description.permissions.zone)}</p>
      </details>
    </ImportFrame>
  );
}

/** Where the token comes from. It is typed once, goes to the host, and never comes back. */
function TokenPart({ token }: { readonly token: "kept" | "environment" | "none" }) {
  const { imports } = useStores();
  const secrets = useWorkspace((state) => state.host?.capabilities.secrets);
  const [typed, setTyped] = useState("");
  if (secrets === undefined || secrets.kind === "no") {
    return (
      <p className={`${styles.hint} ${styles.note}`} role="note">
        <Icon name={token === "environment" ? "check" : "warning"} size={14} className={token === "environment" ? text.ok : text.warn} />
        {token === "environment" ? words.tokenOfEnvironment : words.noToken(secrets?.reason ?? words.noKeeper)}
      </p>
    );
  }
  if (token === "kept") {
    return (
      <div className={styles.row}>
        <p className={styles.hint}>{words.tokenKept}</p>
        <Button onClick={() => void imports.getState().forgetToken()}>{words.forgetToken}</Button>
      </div>
    );
  }
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void imports.getState().keepToken(typed);
        setTyped("");
      }}
    >
      <Field label={words.apiToken} aside={token === "environment" ? words.tokenInPlace : words.tokenAside}>
        {(ids) => <TextInput {...ids} type="password" value={typed} onText={setTyped} />}
      </Field>
      <div className={styles.row}>
        <Button type="submit" disabled={typed.trim() === ""}>
          {words.keepToken}
        </Button>
      </div>
    </form>
  );
}

/** What is asked for now. How many answers there will be, nobody knows. */
export function Pulling({ status: { done, what } }: { readonly status: Extract<ImportStatus, { readonly kind: "pulling" }> }) {
  return (
    <div className={styles.reading}>
      <ProgressBar label={words.pulling} />
      <p role="status">{done === 0 ? words.asking : words.asked(done, what)}</p>
    </div>
  );
}

import { type ComponentType, type ReactNode, useState } from "react";
import { useStores, useWorkspace } from "../../stores/context";
import type { ImportStatus } from "../../stores/import";
import { openWorkspace } from "../../stores/workspace";
import { Button } from "../../ui/button";
import { Field } from "../../ui/field";
import { ProgressBar } from "../../ui/progress-bar";
import { TextInput } from "../../ui/text-input";
import styles from "./import.module.css";

interface FrameProps {
  readonly title: string;
  readonly footer: ReactNode;
  readonly children: ReactNode;
}

export interface PullFormProps {
  readonly status: Extract<ImportStatus, { readonly kind: "pull" }>;
  readonly frame: ComponentType<FrameProps>;
}

/** Which zones to pull, under which name, and with which token. */
export function PullForm({ status: { description, problem, request }, frame: Frame }: PullFormProps) {
  const { imports } = useStores();
  const [zones, setZones] = useState(request?.zones.join(" ") ?? "");
  const [name, setName] = useState(request?.name ?? "");
  const names = useWorkspace((state) => openWorkspace(state)?.configurations) ?? [];
  const wanted = zones.split(/[\s,;]+/).filter((zone) => zone !== "");
  const called = name.trim() === "" ? (wanted[0] ?? "") : name.trim();
  const taken = names.some((each) => each.name === called);
  return (
    <Frame
      title="Pull from Cloudflare"
      footer={
        <>
          <Button onClick={() => imports.getState().clear()}>Choose something else</Button>
          <Button look="primary" type="submit" form="pull" disabled={wanted.length === 0 || description.token === "none"}>
            {taken ? "Pull and replace" : "Pull"}
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
        <p className={styles.hint}>
          Asks the official API for the zones and their account, and for nothing else. It only reads. What the token may not read is left
          out and told.
        </p>
        <Field label="Zones" aside="names, with spaces or commas between them" problem={problem}>
          {(ids) => <TextInput {...ids} face="mono" value={zones} onText={setZones} placeholder="example.com" autoFocus />}
        </Field>
        <Field label="Configuration name" aside={taken ? "the one of that name goes to the trash" : "empty: called like the first zone"}>
          {(ids) => <TextInput {...ids} value={name} onText={setName} placeholder={called} />}
        </Field>
      </form>
      <TokenPart token={description.token} />
      <details className={styles.hint}>
        <summary>What the token must be allowed to read</summary>
        <p>Of the account: {description.permissions.account.join(", ")}.</p>
        <p>Of the zones: {description.permissions.zone.join(", ")}.</p>
      </details>
    </Frame>
  );
}

/** Where the token comes from. It is typed once, goes to the host, and never comes back. */
function TokenPart({ token }: { readonly token: "kept" | "environment" | "none" }) {
  const { imports } = useStores();
  const secrets = useWorkspace((state) => state.host?.capabilities.secrets);
  const [typed, setTyped] = useState("");
  if (secrets === undefined || secrets.kind === "no") {
    return (
      <p className={styles.hint} role="note">
        {token === "environment"
          ? "The token is the one in the environment variable CLOUDFLARE_API_TOKEN."
          : `There is no token: ${secrets?.reason ?? "the host cannot keep one"}.`}
      </p>
    );
  }
  if (token === "kept") {
    return (
      <div className={styles.row}>
        <p className={styles.hint}>The token is in the system&apos;s keychain.</p>
        <Button onClick={() => void imports.getState().forgetToken()}>Forget the token</Button>
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
      <Field label="API token" aside={token === "environment" ? "in place of CLOUDFLARE_API_TOKEN" : "kept in the system's keychain"}>
        {(ids) => <TextInput {...ids} type="password" value={typed} onText={setTyped} />}
      </Field>
      <div className={styles.row}>
        <Button type="submit" disabled={typed.trim() === ""}>
          Keep the token
        </Button>
      </div>
    </form>
  );
}

/** What is asked for now. How many answers there will be, nobody knows. */
export function Pulling({ status: { done, what } }: { readonly status: Extract<ImportStatus, { readonly kind: "pulling" }> }) {
  return (
    <div className={styles.reading}>
      <ProgressBar label="Pulling" />
      <p role="status">{done === 0 ? "Asking…" : `${done} answers asked for: ${what}`}</p>
    </div>
  );
}

import { type ReactNode, useEffect, useState } from "react";
import { useLayout, useLive, useStores, useWorkspace } from "../../stores/context";
import type { LiveStatus } from "../../stores/result/live";
import { currentRun } from "../../stores/result/send-trace";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { EmptyState } from "../../ui/empty-state";
import { ErrorState } from "../../ui/error-state";
import { Field, Problem } from "../../ui/field";
import { ProgressBar } from "../../ui/progress-bar";
import { TextInput } from "../../ui/text-input";
import { WORDS } from "../../words/words";
import styles from "./live.module.css";
import { LiveDifferences } from "./live-differences";

const words = WORDS.live;

/** Asks Cloudflare's own Trace the same; before that it says what leaves the machine. */
export function LiveDialog() {
  const open = useLayout((state) => state.over?.kind === "live");
  return open ? <Asking /> : null;
}

function Asking() {
  const stores = useStores();
  const { live, layout } = stores;
  const status = useLive((state) => state.status);
  useEffect(() => {
    const run = currentRun(stores);
    if (run !== null) void live.getState().describe(run);
    return () => live.getState().clear();
  }, [stores, live]);
  const close = (): void => layout.getState().put(null);
  return (
    <Dialog title={words.title} onClose={close} footer={<Footer status={status} onClose={close} />}>
      <div className={styles.body}>{bodyOf(status)}</div>
    </Dialog>
  );
}

function bodyOf(status: LiveStatus): ReactNode {
  switch (status.kind) {
    case "none":
      return <EmptyState size="small" title={WORDS.shell.commands.openTraceFirst} />;
    case "describing":
      return <ProgressBar label={words.describing} />;
    case "failed":
      return <ErrorState message={status.message} />;
    case "described":
      return <Described status={status} />;
    case "asking":
      return (
        <p role="status" className={styles.asking}>
          <ProgressBar label={words.asking} />
          {words.asking}
        </p>
      );
    case "answered":
      return <LiveDifferences answer={status.answer} />;
    default:
      return status satisfies never;
  }
}

function Footer({ status, onClose }: { readonly status: LiveStatus; readonly onClose: () => void }) {
  const { live } = useStores();
  const { ask, cancel, describe } = live.getState();
  switch (status.kind) {
    case "asking":
      return <Button onClick={() => void cancel()}>{words.cancel}</Button>;
    case "failed":
      return <Button onClick={() => void describe(status.of)}>{words.tryAgain}</Button>;
    case "described":
      return (
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button
            look="primary"
            disabled={status.description.token === "none" || status.description.account === null}
            onClick={() => void ask()}
          >
            {words.ask}
          </Button>
        </>
      );
    case "answered":
      return (
        <>
          <Button onClick={() => void ask()}>{words.askAgain}</Button>
          <Button look="primary" onClick={onClose}>
            {words.close}
          </Button>
        </>
      );
    case "none":
    case "describing":
      return <Button onClick={onClose}>{words.close}</Button>;
    default:
      return status satisfies never;
  }
}

function Described({ status }: { readonly status: Extract<LiveStatus, { readonly kind: "described" }> }) {
  const {
    of,
    problem,
    description: { account, origin, unsent, permission },
  } = status;
  return (
    <>
      {account === null ? <Problem>{words.noAccount}</Problem> : <p>{words.sends(of.name, account)}</p>}
      <p>{origin === "reached" ? words.originReached : words.originSpared}</p>
      <p>{words.savedOnly}</p>
      {unsent.length === 0 ? null : (
        <div>
          <p>{words.unsent}</p>
          <ul className={styles.unsent}>
            {unsent.map((part) => (
              <li key={part}>{part}</li>
            ))}
          </ul>
        </div>
      )}
      <TokenPart status={status} />
      <p className={styles.hint}>{words.permission(permission)}</p>
      {problem === null ? null : <ErrorState size="small" message={problem} />}
    </>
  );
}

/** Where the token comes from. It is typed once, goes to the host, and never comes back. */
function TokenPart({ status }: { readonly status: Extract<LiveStatus, { readonly kind: "described" }> }) {
  const { live } = useStores();
  const secrets = useWorkspace((state) => state.host?.capabilities.secrets);
  const [typed, setTyped] = useState("");
  const { token } = status.description;
  if (token === "kept") return <p className={styles.hint}>{words.tokenKept}</p>;
  if (token === "environment") return <p className={styles.hint}>{words.tokenOfEnvironment}</p>;
  if (secrets?.kind !== "yes") return <p className={styles.hint}>{words.noToken(secrets?.reason ?? words.noKeeper)}</p>;
  return (
    <form
      className={styles.token}
      onSubmit={(event) => {
        event.preventDefault();
        void live.getState().keepToken(typed);
        setTyped("");
      }}
    >
      <Field label={words.tokenField} aside={words.tokenAside}>
        {(ids) => <TextInput {...ids} type="password" value={typed} onText={setTyped} />}
      </Field>
      <Button type="submit" disabled={typed.trim() === ""}>
        {words.keepToken}
      </Button>
    </form>
  );
}

import { useEffect, useState } from "react";
import { useLayout, useStores, useWorkspace } from "../../stores/context";
import { messageOf } from "../../stores/support/message-of";
import { openWorkspace } from "../../stores/workspace/workspace";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { ErrorState } from "../../ui/error-state";
import { ProgressBar } from "../../ui/progress-bar";
import { WORDS } from "../../words/words";
import styles from "./about.module.css";

const words = WORDS.program;

/** Which program this is, and what it is built on; what a report of a fault should have. */
export function AboutDialog() {
  const { workspace, notices } = useStores();
  const put = useLayout((state) => state.put);
  const host = useWorkspace((state) => state.host);
  const open = useWorkspace(openWorkspace);
  const [update, setUpdate] = useState<string | null>(null);
  const [page, setPage] = useState<"about" | "notices">("about");
  if (page === "notices") return <Notices onBack={() => setPage("about")} />;

  const version = host?.version ?? "";
  const rows: readonly (readonly [name: string, value: string])[] = [
    [words.name, version],
    [words.engine, version],
    [words.host, host === null ? "" : words.hostOn(words.hosts[host.carrier], host.platform)],
    ...(host?.versions ?? []).map((part) => [part.name, part.version] as const),
    ...(host?.carrier === "electron" ? [] : [[words.browser, browserName(navigator.userAgent)] as const]),
    ...(open === null ? [] : [[words.place, open.path] as const]),
  ];

  async function copy(): Promise<void> {
    try {
      const details = await workspace.getState().diagnostics();
      await navigator.clipboard.writeText(details);
      notices.getState().say(words.copied);
    } catch {
      notices.getState().fail(words.notCopied);
    }
  }

  async function look(): Promise<void> {
    const answer = await workspace
      .getState()
      .lookForUpdate()
      .catch((error: unknown) => ({ kind: "unknown" as const, reason: messageOf(error) }));
    if (answer.kind === "newer") setUpdate(words.updates.newer(answer.release.version));
    else if (answer.kind === "unknown") setUpdate(words.updates.unknown(answer.reason));
    else setUpdate(words.updates[answer.kind]);
  }

  return (
    <Dialog
      title={words.title}
      width="narrow"
      onClose={() => put(null)}
      footer={
        <>
          <Button onClick={() => void copy()}>{words.copy}</Button>
          <Button onClick={() => setPage("notices")}>{words.notices}</Button>
          <Button look="primary" onClick={() => put(null)}>
            {words.close}
          </Button>
        </>
      }
    >
      <div className={styles.about}>
        <p className={styles.what}>{words.what}</p>
        <dl aria-label={words.versions}>
          {rows.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <p className={styles.update}>
          <Button size="small" onClick={() => void look()}>
            {words.update}
          </Button>
          <span role="status">{update}</span>
        </p>
        <p>{words.licenceAndApart}</p>
      </div>
    </Dialog>
  );
}

function Notices({ onBack }: { readonly onBack: () => void }) {
  const { workspace } = useStores();
  const put = useLayout((state) => state.put);
  const [text, setText] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    workspace
      .getState()
      .licences()
      .then(setText, (error: unknown) => setProblem(messageOf(error)));
  }, [workspace]);
  return (
    <Dialog title={words.notices} onClose={() => put(null)} footer={<Button onClick={onBack}>{words.back}</Button>}>
      {text === null && problem === null ? <ProgressBar label={words.readingNotices} /> : null}
      {problem === null ? null : <ErrorState size="small" message={problem} />}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the arrow keys must reach it */}
      <pre className={styles.notices} tabIndex={0}>
        {text}
      </pre>
    </Dialog>
  );
}

const BROWSERS = [/Edg\/[\d.]+/, /Firefox\/[\d.]+/, /Chrome\/[\d.]+/, /Version\/[\d.]+.*Safari/] as const;

/** `Chrome 140.0.0.0`: the part of a user agent that names the browser; the whole where none is known. */
function browserName(userAgent: string): string {
  const found = BROWSERS.map((pattern) => pattern.exec(userAgent)?.[0]).find((name) => name !== undefined);
  return (found ?? userAgent).replace("/", " ");
}

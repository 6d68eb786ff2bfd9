import { useImports, useLayout, useStores } from "../../stores/context";
import type { ImportStatus } from "../../stores/workspace/import";
import { Button } from "../../ui/button";
import { ProgressBar } from "../../ui/progress-bar";
import { WORDS } from "../../words/words";
import { ChooseSource } from "./choose-source";
import styles from "./import.module.css";
import { ImportFrame } from "./import-frame";
import { ImportRequests } from "./import-requests";
import { ImportedView } from "./imported-view";
import { NameConfiguration } from "./name-configuration";
import { PullForm, Pulling } from "./pull-form";

const words = WORDS.importing.importDialog;

/** Brings configurations and requests into the workspace: read first, shown, then written. */
export function ImportDialog() {
  const over = useLayout((state) => state.over);
  const status = useImports((state) => state.status);
  if (over?.kind !== "import") return null;
  switch (status.kind) {
    case "nothing":
      return <ChooseSource status={status} />;
    case "reading":
      return (
        <ImportFrame title={words.import} footer={<StopReadingButton />}>
          <Reading work={status.work} />
        </ImportFrame>
      );
    case "read":
    case "importing":
      return <NameConfiguration key={status.source.importId} status={status} />;
    case "imported":
      return <ImportedView reports={status.reports} />;
    case "requests":
      return <ImportRequests status={status} />;
    case "pull":
      return <PullForm status={status} />;
    case "pulling":
      return (
        <ImportFrame title={words.pullFromCloudflare} footer={<StopButton />}>
          <Pulling status={status} />
        </ImportFrame>
      );
    default:
      return status satisfies never;
  }
}

function StopButton() {
  const { imports } = useStores();
  return <Button onClick={() => void imports.getState().cancelPull()}>{words.cancel}</Button>;
}

function StopReadingButton() {
  const { imports } = useStores();
  return <Button onClick={() => imports.getState().chooseAgain()}>{words.cancel}</Button>;
}

function Reading({ work: { stage, done, total } }: Pick<Extract<ImportStatus, { readonly kind: "reading" }>, "work">) {
  return (
    <div className={styles.reading}>
      <ProgressBar label={words.reading} part={{ done, total }} />
      <p role="status">{WORDS.progress.said({ stage, what: "", done, total })}</p>
    </div>
  );
}

import { type ReactNode, useRef, useState } from "react";
import type { ImportProgress, ImportReport } from "../../../engine/contract/index";
import { compareNow } from "../../stores/compare-now";
import { useImports, useLayout, useLibrary, useStores } from "../../stores/context";
import type { ImportStatus } from "../../stores/import";
import { showTrace } from "../../stores/show-trace";
import { openWorkspace } from "../../stores/workspace";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { ErrorState } from "../../ui/error-state";
import { Field } from "../../ui/field";
import { Icon } from "../../ui/icon";
import { ProgressBar } from "../../ui/progress-bar";
import { Select } from "../../ui/select";
import { TextArea, TextInput } from "../../ui/text-input";
import { Switch } from "../../ui/toggle";
import { formatNumber } from "../../words/numbers";
import { WORDS } from "../../words/words";
import { chosenFiles } from "./dropped-files";
import styles from "./import.module.css";
import { PullForm, Pulling } from "./pull-form";
import { ReportView } from "./report-view";

const words = WORDS.importing.importDialog;

/** Brings configurations and requests into the workspace: read first, shown, then written. */
export function ImportDialog() {
  const over = useLayout((state) => state.over);
  const status = useImports((state) => state.status);
  if (over?.kind !== "import") return null;
  switch (status.kind) {
    case "nothing":
      return <Choose />;
    case "reading":
      return (
        <Frame title={words.import} footer={<CancelButton />}>
          <Reading status={status} />
        </Frame>
      );
    case "failed":
      return (
        <Frame title={words.import} footer={<AgainButton />}>
          <ErrorState message={status.message} />
        </Frame>
      );
    case "read":
    case "importing":
      return <NameIt key={status.source.importId} status={status} />;
    case "imported":
      return <Done reports={status.reports} />;
    case "requests":
      return <Requests status={status} />;
    case "pull":
      return <PullForm status={status} frame={Frame} />;
    case "pulling":
      return (
        <Frame title={words.pullFromCloudflare} footer={<StopButton />}>
          <Pulling status={status} />
        </Frame>
      );
    default:
      return status satisfies never;
  }
}

function Frame({ title, footer, children }: { readonly title: string; readonly footer: ReactNode; readonly children: ReactNode }) {
  const { imports, layout } = useStores();
  return (
    <Dialog
      title={title}
      onClose={() => {
        layout.getState().put(null);
        imports.getState().clear();
      }}
      footer={footer}
    >
      {children}
    </Dialog>
  );
}

function CancelButton() {
  const { imports, layout } = useStores();
  return (
    <Button
      onClick={() => {
        layout.getState().put(null);
        imports.getState().clear();
      }}
    >
      {words.cancel}
    </Button>
  );
}

function StopButton() {
  const { imports } = useStores();
  return <Button onClick={() => void imports.getState().cancelPull()}>{words.cancel}</Button>;
}

function StopImportButton() {
  const { imports } = useStores();
  return <Button onClick={() => void imports.getState().cancelImport()}>{words.cancel}</Button>;
}

const STAGES: Readonly<Record<ImportProgress["stage"], string>> = {
  recognising: words.recognisingWhatTheFilesHold,
  writing: words.writing,
  "looking for what is missing": words.lookingForWhatIsMissing,
};

function Importing({ progress }: { readonly progress: ImportProgress | null }) {
  const counted = progress !== null && progress.total > 0 ? WORDS.counts.filesDone(progress.done, progress.total) : "";
  return (
    <div className={styles.reading}>
      <ProgressBar label={words.importing} />
      <p role="status">{progress === null ? words.importing2 : `${STAGES[progress.stage]}${counted}`}</p>
    </div>
  );
}

function AgainButton() {
  const { imports } = useStores();
  return <Button onClick={() => imports.getState().clear()}>{words.chooseSomethingElse}</Button>;
}

/** Where it comes from: files, a path, or text. */
function Choose() {
  const { imports } = useStores();
  const [path, setPath] = useState("");
  const [text, setText] = useState("");
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const take = (list: FileList | null): void => {
    if (list !== null && list.length > 0) void imports.getState().readFiles(chosenFiles(list));
  };
  return (
    <Frame
      title={words.import}
      footer={
        <>
          <CancelButton />
          <Button look="primary" disabled={text.trim() === "" && path.trim() === ""} onClick={go}>
            {words.read}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <p className={styles.hint}>{words.aConfigurationFromFilesWith}</p>
        <div className={styles.row}>
          <Button icon="folder" onClick={() => folder.current?.click()}>
            {words.chooseAFolder}
          </Button>
          <Button icon="open" onClick={() => files.current?.click()}>
            {words.chooseFiles}
          </Button>
          <Button icon="down" onClick={() => void imports.getState().openPull()}>
            {words.pullFromCloudflare2}
          </Button>
        </div>
        <input
          ref={files}
          type="file"
          multiple
          hidden
          aria-label={words.filesToImport}
          onChange={(event) => take(event.currentTarget.files)}
        />
        <input
          ref={(element) => {
            folder.current = element;
            element?.setAttribute("webkitdirectory", "");
          }}
          type="file"
          hidden
          aria-label={words.folderToImport}
          onChange={(event) => take(event.currentTarget.files)}
        />
        <Field label={words.path} aside={words.aFileOrFolderOf}>
          {(ids) => <TextInput {...ids} face="mono" value={path} onText={setPath} placeholder={words.homeYouTerraform} />}
        </Field>
        <Field label={words.requestAsText} aside={words.aCurlCommandARaw}>
          {(ids) => <TextArea {...ids} face="mono" rows={7} value={text} onText={setText} placeholder={words.curlHttpsShopExampleCom} />}
        </Field>
      </div>
    </Frame>
  );

  function go(): void {
    if (text.trim() === "") void imports.getState().readPath(path.trim());
    else void imports.getState().readRequests(text, "replace");
  }
}

function Reading({ status: { done, total } }: { readonly status: Extract<ImportStatus, { readonly kind: "reading" }> }) {
  return (
    <div className={styles.reading}>
      <ProgressBar label={words.reading} />
      <p>{total === 0 ? words.reading2 : words.ofFilesRead(done, total)}</p>
    </div>
  );
}

const FORMS = [
  { value: "api", label: words.apiAnswers },
  { value: "terraform", label: words.terraform },
] as const;

function NameIt({ status }: { readonly status: Extract<ImportStatus, { readonly kind: "read" | "importing" }> }) {
  const { imports, workspace } = useStores();
  const { source } = status;
  const busy = status.kind === "importing";
  const problem = status.kind === "read" ? status.problem : null;
  const [name, setName] = useState(source.name);
  const [form, setForm] = useState<"api" | "terraform">(source.form === "terraform" ? "terraform" : "api");
  const names = openWorkspace(workspace.getState())?.configurations.map((each) => each.name) ?? [];
  const taken = names.includes(name.trim());
  return (
    <Frame
      title={words.importAConfiguration}
      footer={
        <>
          {busy ? <StopImportButton /> : <AgainButton />}
          <Button look="primary" type="submit" form="import-name" aria-busy={busy} disabled={busy || name.trim() === ""}>
            {taken ? words.importAndReplace : words.import}
          </Button>
        </>
      }
    >
      {status.kind === "importing" ? <Importing progress={status.progress} /> : null}
      <form
        id="import-name"
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void imports.getState().importConfiguration(name.trim(), form, taken ? "trash" : "refuse");
        }}
      >
        <p className={styles.hint}>
          {WORDS.counts.files(source.files)}, {formatNumber(Math.ceil(source.bytes / 1000))} {words.kb}
        </p>
        <Field label={words.readAs}>{(ids) => <Select {...ids} choices={FORMS} value={form} onChoose={setForm} />}</Field>
        <Field label={words.configurationName} aside={taken ? words.theOneOfThatName : words.aPlanGivesTwoBefore} problem={problem}>
          {(ids) => <TextInput {...ids} value={name} onText={setName} autoFocus onFocus={(event) => event.currentTarget.select()} />}
        </Field>
      </form>
    </Frame>
  );
}

function Done({ reports }: { readonly reports: readonly ImportReport[] }) {
  const stores = useStores();
  const [first, second] = reports;
  const close = (): void => {
    stores.layout.getState().put(null);
    stores.imports.getState().clear();
  };

  async function use(configuration: string, other: string | undefined): Promise<void> {
    close();
    const { workspace, layout, notices } = stores;
    try {
      await workspace.getState().activate(configuration);
      const open = openWorkspace(workspace.getState());
      if (other !== undefined && open !== null) {
        layout.getState().compareWith(open.path, other);
        await compareNow(stores);
      }
    } catch (error) {
      notices.getState().fail(error instanceof Error ? error.message : String(error));
    }
  }

  return (
    <Frame
      title={words.imported}
      footer={
        <>
          <Button onClick={close}>{words.close}</Button>
          {first === undefined ? null : (
            <Button look="primary" onClick={() => void use(first.configuration, second?.configuration)}>
              {second === undefined ? words.takeThisConfiguration : words.compareTheTwo}
            </Button>
          )}
        </>
      }
    >
      {reports.map((report) => (
        <ReportView key={report.configuration} report={report} />
      ))}
    </Frame>
  );
}

function Requests({ status }: { readonly status: Extract<ImportStatus, { readonly kind: "requests" }> }) {
  const stores = useStores();
  const { read, text, saved, saving } = status;
  const folders = useLibrary((state) => (state.status.kind === "ready" ? state.status.folders : []));
  const [folder, setFolder] = useState("");
  const [secrets, setSecrets] = useState<"replace" | "keep">("replace");
  const [only] = read.traces;
  const busy = saving.kind === "saving";
  const problem =
    saving.kind === "failed" ? `${saving.message}${saved.length === 0 ? "" : words.theRestIsLeft(saved.length, read.traces.length)}` : null;

  async function save(): Promise<void> {
    const traceIds = await stores.imports.getState().saveRequests(folder.trim().replace(/^\/+|\/+$/g, ""));
    if (traceIds === null) return;
    stores.layout.getState().put(null);
    stores.imports.getState().clear();
    await stores.library.getState().refresh();
    stores.notices.getState().say(traceIds.length === 1 ? words.savedInTheLibrary : words.tracesAreInTheLibrary(traceIds.length));
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
    <Frame
      title={WORDS.counts.requestsToImport(read.traces.length)}
      footer={
        <>
          <AgainButton />
          {read.traces.length === 1 ? (
            <Button disabled={busy} onClick={openOnly}>
              {words.openWithoutSaving}
            </Button>
          ) : null}
          <Button look="primary" aria-busy={busy} disabled={busy || read.traces.length === 0} onClick={() => void save()}>
            {words.saveInTheLibrary}
          </Button>
        </>
      }
    >
      {busy ? (
        <div className={styles.reading}>
          <ProgressBar label={words.saving} />
          <p role="status">{words.ofRequestsSaved(saved.length, read.traces.length)}</p>
        </div>
      ) : null}
      <div className={styles.form}>
        <ul className={styles.requests} aria-label={words.requests}>
          {read.traces.slice(0, 200).map(({ trace }, at) => (
            // Requests of a text never move.
            <li key={`${at} ${trace.url}`}>
              <b>{trace.method}</b> <code title={trace.url}>{trace.url}</code>
            </li>
          ))}
          {read.traces.length > 200 ? (
            <li>
              {words.and} {read.traces.length - 200} {words.more}
            </li>
          ) : null}
        </ul>
        <Field label={words.folder} aside={words.emptyAtTheTop} problem={problem}>
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
                  <Icon name="shield" size={12} /> {places.join(", ")}
                  {secrets === "replace" ? (
                    <>
                      {" "}
                      {words.becomes} <code>{pseudonym}</code>
                    </>
                  ) : (
                    words.isKeptAsItIs
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
    </Frame>
  );
}

import { type RefObject, useEffect, useRef } from "react";
import { useLayout, useResult, useStores, useTrace, useWorkspace } from "../../stores/context";
import { sendAsked } from "../../stores/result/send-asked";
import { traceName } from "../../stores/result/send-trace";
import { closeTabs } from "../../stores/trace/close-tabs";
import { saveTrace, startNewTrace } from "../../stores/trace/save-trace";
import { isDirty } from "../../stores/trace/trace-document";
import type { TraceState } from "../../stores/trace/trace-state";
import { printBareTrace } from "../../stores/trace/trace-text";
import { useTracePart } from "../../stores/trace/use-trace-part";
import { Button } from "../../ui/button";
import { EmptyState } from "../../ui/empty-state";
import { ErrorState } from "../../ui/error-state";
import { IconButton } from "../../ui/icon-button";
import { keyHint } from "../../ui/key-hint";
import { PaneHead, UnsavedDot } from "../../ui/pane";
import { focusPane } from "../../ui/panes";
import { ProgressBar } from "../../ui/progress-bar";
import { TabContent, TabList, Tabs } from "../../ui/tabs";
import { WORDS } from "../../words/words";
import styles from "./builder.module.css";
import { RowBar } from "./cases/row-bar";
import { isCommand } from "./is-command";
import { JsonMistake } from "./json-mistake";
import { JsonView } from "./json-view";
import { OtherVersion } from "./other-version";
import { TraceForm } from "./trace-form";

const words = WORDS.builder.builderPane;

const VIEWS = [
  { value: "form", label: words.form },
  { value: "json", label: words.json },
] as const;

/** The request that is simulated, as a form or as the JSON behind it. */
export function BuilderPane() {
  const stores = useStores();
  const shown = useTracePart(shownOf);
  const opening = useTrace((state) => state.opening);
  const active = useTrace((state) => state.active);
  const loading = useWorkspace((state) => state.status.kind === "loading");
  const view = useLayout((state) => state.builderView);
  const setView = useLayout((state) => state.setBuilderView);
  const pane = useWantedFocus();

  if (opening.kind === "failed") {
    return (
      <section className={styles.pane} data-pane="" aria-label={words.label}>
        <PaneHead>
          <h1 className={styles.title}>{opening.traceId}</h1>
        </PaneHead>
        <ErrorState message={opening.message} place={opening.place ?? undefined}>
          <Button onClick={() => void stores.trace.getState().open(opening.traceId)}>{words.readAgain}</Button>
          <Button onClick={() => void closeTabs(stores, active === null ? [] : [active])}>{words.close}</Button>
        </ErrorState>
      </section>
    );
  }
  if (shown === null) {
    return (
      <section className={styles.pane} data-pane="" aria-label={words.label}>
        <PaneHead>
          <h1 className={styles.title}>{words.trace}</h1>
        </PaneHead>
        {opening.kind === "opening" ? (
          <ProgressBar label={words.opening} />
        ) : loading ? null : (
          <EmptyState title={words.none} hint={words.noneHint}>
            <Button icon="plus" onClick={() => startNewTrace(stores, "")}>
              {words.newTrace}
            </Button>
          </EmptyState>
        )}
      </section>
    );
  }
  return (
    <section ref={pane} className={styles.pane} data-pane="" aria-label={words.label} data-undo="trace">
      <Tabs value={view} tabs={VIEWS} onChoose={setView}>
        <PaneHead>
          <h1 className={styles.title} title={shown.traceId ?? undefined}>
            {shown.name}
          </h1>
          {shown.dirty ? <UnsavedDot /> : null}
          <span className={styles.spring} />
          <TabList label={words.view} tabs={VIEWS} />
        </PaneHead>
        {opening.kind === "opening" ? <ProgressBar label={words.opening} /> : null}
        <OtherVersion />
        <JsonMistake view={view} />
        <TabContent value="form">
          <TraceForm name={shown.key} />
        </TabContent>
        <TabContent value="json">
          <JsonView />
        </TabContent>
      </Tabs>
      <RowBar />
      <Footer />
    </section>
  );
}

/** Takes the focus when the trace on screen is to have it; what a new one begins with is chosen, so that typing replaces it. */
function useWantedFocus(): RefObject<HTMLElement | null> {
  const pane = useRef<HTMLElement>(null);
  const wanted = useLayout((state) => state.focusWanted);
  const wantFocus = useLayout((state) => state.wantFocus);
  useEffect(() => {
    if (wanted === null) return;
    if (pane.current !== null) focusPane(pane.current);
    const { activeElement } = document;
    if (activeElement instanceof HTMLInputElement) {
      if (wanted === "begun") activeElement.select();
      else activeElement.setSelectionRange(0, 0);
    }
    wantFocus(null);
  }, [wanted, wantFocus]);
  return pane;
}

/** What the pane itself shows of the trace; the form and the text look at the rest themselves. */
function shownOf({ document }: TraceState) {
  if (document === null) return null;
  const { key, traceId, saved } = document;
  return { key, traceId, name: traceName(saved), dirty: isDirty(document) };
}

function Footer() {
  const stores = useStores();
  const saving = useTrace((state) => state.saving);
  const running = useResult((state) => state.run.kind === "running");
  const put = useLayout((state) => state.put);

  async function copy(): Promise<void> {
    const { document } = stores.trace.getState();
    if (document === null) return;
    try {
      await navigator.clipboard.writeText(printBareTrace(document.saved));
      stores.notices.getState().say(words.copied);
    } catch {
      stores.notices.getState().fail(words.notCopied);
    }
  }

  async function paste(): Promise<void> {
    try {
      const text = await navigator.clipboard.readText();
      if (isCommand(text)) return put({ kind: "paste", message: null, text });
      const problem = stores.trace.getState().paste(text);
      if (problem === null) stores.notices.getState().say(words.pasted);
      else put({ kind: "paste", message: words.pasteMistake(problem.line, problem.column, problem.message), text });
    } catch {
      put({ kind: "paste", message: null });
    }
  }

  return (
    <footer className={styles.foot}>
      <Button
        look="primary"
        keys={keyHint("$mod+Enter")}
        aria-keyshortcuts={["Control+Enter", "Meta+Enter"].join(" ")}
        aria-busy={running}
        onClick={() => void sendAsked(stores)}
      >
        {words.sendTrace}
      </Button>
      <Button aria-keyshortcuts="Control+S Meta+S" aria-busy={saving.kind === "saving"} onClick={() => void saveTrace(stores)}>
        {words.saveTrace}
      </Button>
      <span className={styles.spring} />
      <IconButton icon="copy" iconSize={16} label={words.copyJson} onClick={() => void copy()} />
      <IconButton icon="paste" iconSize={16} label={words.pasteJson} onClick={() => void paste()} />
    </footer>
  );
}

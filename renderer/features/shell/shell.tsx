import { type ReactNode, useEffect, useRef } from "react";
import { useLayout, useTrace, useWorkspace } from "../../stores/context";
import { traceName } from "../../stores/result/send-trace";
import { Button } from "../../ui/button";
import { DensityProvider } from "../../ui/density";
import { ErrorState } from "../../ui/error-state";
import { FocusKeeper } from "../../ui/focus-keeper";
import { Icon } from "../../ui/icon";
import { ProgressBar } from "../../ui/progress-bar";
import { SplitGroup, SplitHandle, SplitPane } from "../../ui/splitter";
import { TabContent, TabList, Tabs } from "../../ui/tabs";
import text from "../../ui/text.module.css";
import { TooltipProvider } from "../../ui/tooltip";
import { useLate } from "../../ui/use-late";
import { useMedia } from "../../ui/use-media";
import { NARROW, SIDEBAR, SMALL, WIDE } from "../../ui/window-sizes";
import { WORDS } from "../../words/words";
import { AboutDialog } from "./about-dialog";
import { Guide } from "./guide";
import { HelpDialog } from "./help/help-dialog";
import { OpenWorkspaceDialog } from "./open-workspace-dialog";
import { Palette } from "./palette";
import styles from "./shell.module.css";
import { StatusBar } from "./status-bar";
import { TitleBar } from "./title-bar";
import { useKeyboard } from "./use-keyboard";
import { usePaneKeys } from "./use-pane-keys";

const words = WORDS.shell.shell;

export interface ShellProps {
  readonly library: ReactNode;
  readonly configuration: ReactNode;
  readonly runs: ReactNode;
  /** Above builder and results. */
  readonly tabs: ReactNode;
  readonly builder: ReactNode;
  readonly results: ReactNode;
  /** What stands in the place of builder and results on the other screens. */
  readonly findings: ReactNode;
  readonly run: ReactNode;
  readonly comparison: ReactNode;
  readonly beside: ReactNode;
  readonly coverage: ReactNode;
  /** Dialogs of the features. */
  readonly children?: ReactNode;
}

/** The window: where things are, what is asked, what happens. */
export function Shell({ children, ...parts }: ShellProps) {
  const ready = useLayout((state) => state.ready);
  const over = useLayout((state) => state.over);
  const density = useLayout((state) => state.density);
  const status = useWorkspace((state) => state.status);
  const late = useLate(useWorkspace((state) => (state.pending === "no" ? "at-rest" : "going-on")));
  const load = useWorkspace((state) => state.load);
  useTheme();
  useTitle();
  useKeyboard();
  usePaneKeys();

  if (status.kind === "failed") {
    return (
      <div className={styles.center}>
        <ErrorState message={status.message}>
          <Button onClick={() => void load()}>{words.tryAgain}</Button>
        </ErrorState>
      </div>
    );
  }
  return (
    <DensityProvider density={density}>
      <TooltipProvider>
        <FocusKeeper>
          <div className={styles.window}>
            <TitleBar />
            {ready ? <Columns {...parts} /> : <div className={styles.columns} />}
            <StatusBar />
            {status.kind === "loading" || late === "yes" ? <ProgressBar label={words.opening} /> : null}
          </div>
          {over?.kind === "palette" ? <Palette /> : null}
          {over?.kind === "about" ? <AboutDialog /> : null}
          {over?.kind === "help" ? <HelpDialog page={over.page} query={over.query ?? ""} /> : null}
          {over?.kind === "open-workspace" ? <OpenWorkspaceDialog /> : null}
          {children}
        </FocusKeeper>
      </TooltipProvider>
    </DensityProvider>
  );
}

function Columns(parts: Omit<ShellProps, "children">) {
  const { library, configuration, runs, tabs, builder, results, run, comparison, beside, coverage, findings } = parts;
  const screen = useLayout((state) => state.screen);
  const narrow = useMedia(NARROW);
  const small = useMedia(SMALL);
  const wide = useMedia(WIDE);
  const sidebar = useLayout((state) => state.sidebar);
  const sizes = useLayout((state) => state.sizes);
  const setSize = useLayout((state) => state.setSize);
  // What it says is about the trace that is open.
  const traced = useTrace((state) => state.document !== null);
  const guided = useLayout((state) => state.guide === "new") && traced;
  const covered = useLayout((state) => narrow && state.flyout !== null);
  const withSidebar = !narrow && sidebar === "shown";
  return (
    <div className={styles.columns}>
      {narrow ? <Rail library={library} configuration={configuration} runs={runs} /> : null}
      <SplitGroup direction="row" covered={covered ? "yes" : "no"}>
        {withSidebar ? (
          <SplitPane
            id="sidebar"
            size={sizes["sidebar"] ?? (wide ? SIDEBAR.wide : SIDEBAR.usual)}
            smallest={176}
            largest={400}
            onSize={(pixels) => setSize("sidebar", pixels)}
          >
            <aside className={styles.sidebar} aria-label={words.workspace}>
              {library}
              {configuration}
              {runs}
            </aside>
          </SplitPane>
        ) : null}
        {withSidebar ? <SplitHandle label={words.sidebarWidth} /> : null}
        <SplitPane id="page">
          {screen === "run" || screen === "compare" ? <div className={styles.page}>{screen === "run" ? run : comparison}</div> : null}
          {screen === "beside" || screen === "coverage" ? (
            <div className={styles.page}>{screen === "beside" ? beside : coverage}</div>
          ) : null}
          {screen === "findings" ? <div className={styles.page}>{findings}</div> : null}
          {screen === "trace" ? (
            <div className={styles.traces}>
              {tabs}
              {small ? (
                <div className={styles.results}>
                  <OnePart builder={builder} results={results} />
                  {guided ? <Guide /> : null}
                </div>
              ) : (
                <SplitGroup direction="row">
                  <SplitPane
                    id="builder"
                    size={sizes["builder"] ?? (wide ? 440 : 328)}
                    smallest={304}
                    largest={640}
                    onSize={(pixels) => setSize("builder", pixels)}
                  >
                    {builder}
                  </SplitPane>
                  <SplitHandle label={words.builderWidth} />
                  <SplitPane id="results" smallest={400}>
                    <div className={styles.results}>
                      {results}
                      {guided ? <Guide /> : null}
                    </div>
                  </SplitPane>
                </SplitGroup>
              )}
            </div>
          ) : null}
        </SplitPane>
      </SplitGroup>
    </div>
  );
}

const PARTS = [
  { value: "asked", label: WORDS.window.asked },
  { value: "happens", label: WORDS.window.happens },
] as const;

/** Where there is room for one column: what is asked, or what happens, and the way between them. */
function OnePart({ builder, results }: Pick<ShellProps, "builder" | "results">) {
  const part = useLayout((state) => state.part);
  const showPart = useLayout((state) => state.showPart);
  return (
    <Tabs value={part} tabs={PARTS} onChoose={showPart}>
      <div className={styles.parts}>
        <TabList label={WORDS.window.parts} tabs={PARTS} />
      </div>
      <TabContent value="asked" keep="yes">
        {builder}
      </TabContent>
      <TabContent value="happens" keep="yes">
        {results}
      </TabContent>
    </Tabs>
  );
}

const SECTIONS = [
  { section: "library", label: words.library, icon: "folder" },
  { section: "configuration", label: words.configuration, icon: "tree" },
  { section: "runs", label: words.runs, icon: "runs" },
] as const;

function Rail({ library, configuration, runs }: Pick<ShellProps, "library" | "configuration" | "runs">) {
  const open = useLayout((state) => state.flyout);
  const setFlyout = useLayout((state) => state.setFlyout);
  const rail = useRef<HTMLElement | null>(null);
  const flyout = useRef<HTMLElement | null>(null);
  useEffect(() => {
    const inside = flyout.current;
    const first = inside?.querySelector<HTMLElement>('[role="tree"]') ?? inside?.querySelector<HTMLElement>("button");
    if (open !== null) first?.focus();
  }, [open]);

  function close(): void {
    rail.current?.querySelector<HTMLElement>('[aria-expanded="true"]')?.focus();
    setFlyout(null);
  }

  return (
    <>
      <nav ref={rail} className={styles.rail} data-pane="" aria-label={words.sections}>
        {SECTIONS.map(({ section, label, icon }) => (
          <button
            key={section}
            type="button"
            className={styles.railButton}
            title={label}
            aria-expanded={open === section}
            onClick={() => (open === section ? close() : setFlyout(section))}
          >
            <Icon name={icon} />
            <span className={text.hidden}>{label}</span>
          </button>
        ))}
      </nav>
      {open === null ? null : (
        <>
          <div className={styles.shade} role="presentation" onPointerDown={close} />
          <aside
            ref={flyout}
            className={styles.flyout}
            aria-label={words.workspace}
            onKeyDown={(event) => {
              if (event.key === "Escape" && !event.defaultPrevented) close();
            }}
          >
            <div className={styles.sidebar}>{{ library, configuration, runs }[open]}</div>
          </aside>
        </>
      )}
    </>
  );
}

/** Other windows and tabs are told apart by what they show. */
function useTitle(): void {
  const name = useTrace((state) => (state.document === null ? null : traceName(state.document.saved)));
  useEffect(() => {
    document.title = name === null ? words.product : words.windowTitle(name);
  }, [name]);
}

function useTheme(): void {
  const theme = useLayout((state) => state.theme);
  const density = useLayout((state) => state.density);
  const contrast = useLayout((state) => state.contrast);
  const asked = useMedia("(prefers-contrast:more)");
  useEffect(() => {
    if (theme === "system") delete document.documentElement.dataset["theme"];
    else document.documentElement.dataset["theme"] = theme;
  }, [theme]);
  useEffect(() => {
    if (contrast === "more" || asked) document.documentElement.dataset["contrast"] = "more";
    else delete document.documentElement.dataset["contrast"];
  }, [contrast, asked]);
  useEffect(() => {
    document.documentElement.dataset["density"] = density;
  }, [density]);
}

import { useId } from "react";
import { comparedConfiguration, compareNow } from "../../stores/compare/compare-now";
import { useLayout, useStores, useWorkspace } from "../../stores/context";
import { messageOf } from "../../stores/support/message-of";
import { openWorkspace } from "../../stores/workspace/workspace";
import { Button } from "../../ui/button";
import { classNames } from "../../ui/class-names";
import { Icon } from "../../ui/icon";
import { IconButton } from "../../ui/icon-button";
import { Kbd } from "../../ui/kbd";
import { keyHint } from "../../ui/key-hint";
import { Menu, type MenuEntry } from "../../ui/menu";
import text from "../../ui/text.module.css";
import { useMedia } from "../../ui/use-media";
import { NARROW } from "../../ui/window-sizes";
import { WORDS } from "../../words/words";
import { chooseWorkspace, reasonAgainst, toggleSidebar } from "./commands";
import styles from "./shell.module.css";

const words = WORDS.shell.titleBar;

/** Which workspace, which configuration, and the way to everything else. */
export function TitleBar() {
  const put = useLayout((state) => state.put);
  const sidebar = useLayout((state) => state.sidebar);
  const narrow = useMedia(NARROW);
  const stores = useStores();
  return (
    <header className={styles.titlebar} data-pane="">
      <div className={styles.left}>
        <WorkspaceMenu />
        <i className={styles.slash} aria-hidden="true" />
        <ConfigurationPicker showLabel={narrow ? "no" : "yes"} />
        <ComparePicker showLabel={narrow ? "no" : "yes"} />
      </div>
      <button
        type="button"
        className={styles.command}
        aria-label={words.search}
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => put({ kind: "palette" })}
      >
        <Icon name="search" size={14} />
        <span>{words.search}</span>
        <Kbd>{keyHint("$mod+k")}</Kbd>
      </button>
      <div className={styles.right}>
        {narrow ? null : (
          <IconButton
            icon="sidebar"
            iconSize={16}
            label={words.toggleSidebar}
            aria-expanded={sidebar === "shown"}
            onClick={() => toggleSidebar(stores)}
          />
        )}
        <SettingsMenu />
      </div>
    </header>
  );
}

function WorkspaceMenu() {
  const stores = useStores();
  const workspace = useWorkspace(openWorkspace);
  const none = useWorkspace((state) => (state.status.kind === "loading" ? "" : words.noWorkspace));
  const recent = useWorkspace((state) => state.recent);
  const host = useWorkspace((state) => state.host);
  const others = recent.filter(({ path }) => path !== workspace?.path);
  const entries: readonly MenuEntry[] = [
    ...(workspace === null
      ? []
      : [{ kind: "choice", label: workspace.name, note: workspace.path, chosen: "yes", run: () => undefined } as const]),
    ...others.map(
      (other) => ({ kind: "choice", label: other.name, note: other.path, chosen: "no", run: () => void openPath(other.path) }) as const,
    ),
    { kind: "rule" },
    { kind: "action", label: words.import, icon: "down", run: () => stores.layout.getState().put({ kind: "import" }) },
    { kind: "action", label: words.otherWorkspace, icon: "folder", run: () => void chooseWorkspace(stores) },
    {
      kind: "action",
      label: words.reveal,
      icon: "open",
      unavailable: reasonAgainst(host?.capabilities.revealInFolder),
      run: () =>
        void stores.workspace
          .getState()
          .reveal()
          .catch((error: unknown) => stores.notices.getState().fail(messageOf(error))),
    },
  ];

  async function openPath(path: string): Promise<void> {
    try {
      await stores.workspace.getState().open(path);
    } catch (error) {
      stores.notices.getState().fail(messageOf(error));
    }
  }

  return (
    <Menu
      label={words.workspace}
      entries={entries}
      trigger={
        <button type="button" className={styles.crumb} aria-label={words.workspaceNamed(workspace?.name ?? "")} title={workspace?.path}>
          <span>{workspace?.name ?? none}</span>
          <Icon name="chevron-down" size={12} />
        </button>
      }
    />
  );
}

function ConfigurationPicker({ showLabel }: { readonly showLabel: "yes" | "no" }) {
  const id = useId();
  const stores = useStores();
  const workspace = useWorkspace(openWorkspace);
  const none = useWorkspace((state) => (state.status.kind === "loading" ? "" : words.noneYet));
  const configurations = workspace?.configurations ?? [];
  const active = workspace?.activeConfiguration ?? "";
  return (
    <span className={`${styles.crumb} ${styles.configuration}`}>
      {showLabel === "yes" ? <label htmlFor={id}>{words.configuration}</label> : null}
      <select
        id={id}
        aria-label={showLabel === "yes" ? undefined : words.configuration}
        style={showLabel === "yes" ? undefined : { paddingLeft: 8 }}
        value={active}
        disabled={configurations.length === 0}
        onChange={(event) => {
          stores.workspace
            .getState()
            .activate(event.currentTarget.value)
            .catch((error: unknown) => stores.notices.getState().fail(messageOf(error)));
        }}
      >
        {active === "" ? <option value="">{configurations.length === 0 ? none : words.chooseOne}</option> : null}
        {configurations.map(({ name }) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
      <Icon name="chevron-down" size={12} />
    </span>
  );
}

/** The configuration to compare with, and the way to the comparison and back. */
function ComparePicker({ showLabel }: { readonly showLabel: "yes" | "no" }) {
  const id = useId();
  const stores = useStores();
  const workspace = useWorkspace(openWorkspace);
  const screen = useLayout((state) => state.screen);
  const goTo = useLayout((state) => state.goTo);
  const remembered = useLayout((state) => (workspace === null ? undefined : state.comparedWith[workspace.path]));
  if (workspace === null) return null;
  const others = workspace.configurations.filter(({ name }) => name !== workspace.activeConfiguration);
  const chosen = comparedConfiguration(workspace, remembered);
  return (
    <>
      <span className={classNames(styles.crumb, styles.configuration, styles.compared)}>
        <Icon name="swap" size={14} />
        <label htmlFor={id} className={showLabel === "yes" ? undefined : text.hidden}>
          {words.compareWith}
        </label>
        <select
          id={id}
          value={chosen ?? ""}
          disabled={others.length === 0}
          title={others.length === 0 ? words.onlyOne : undefined}
          onChange={(event) => {
            stores.layout.getState().compareWith(workspace.path, event.currentTarget.value);
            if (screen === "compare") void compareNow(stores);
          }}
        >
          {chosen === null ? <option value="">{words.nothingYet}</option> : null}
          {others.map(({ name }) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
        <Icon name="chevron-down" size={12} />
      </span>
      <Button
        size="small"
        className={styles.compareButton}
        aria-pressed={screen === "compare"}
        disabled={chosen === null}
        title={chosen === null ? words.compareHint : undefined}
        onClick={() => (screen === "compare" ? goTo("trace") : void compareNow(stores))}
      >
        {words.compare}
      </Button>
    </>
  );
}

const THEMES = [
  { theme: "system", label: words.themeSystem },
  { theme: "light", label: words.light },
  { theme: "dark", label: words.dark },
] as const;

const DENSITIES = [
  { density: "comfortable", label: words.comfortable },
  { density: "compact", label: words.compact },
] as const;

const CONTRASTS = [
  { contrast: "system", label: words.contrastSystem },
  { contrast: "more", label: words.highContrast },
] as const;

function SettingsMenu() {
  const theme = useLayout((state) => state.theme);
  const setTheme = useLayout((state) => state.setTheme);
  const contrast = useLayout((state) => state.contrast);
  const setContrast = useLayout((state) => state.setContrast);
  const density = useLayout((state) => state.density);
  const setDensity = useLayout((state) => state.setDensity);
  const put = useLayout((state) => state.put);
  const setGuide = useLayout((state) => state.setGuide);
  const entries: readonly MenuEntry[] = [
    { kind: "heading", label: words.theme },
    ...THEMES.map(
      (choice) =>
        ({
          kind: "choice",
          label: choice.label,
          chosen: choice.theme === theme ? "yes" : "no",
          run: () => setTheme(choice.theme),
        }) as const,
    ),
    { kind: "heading", label: words.contrast },
    ...CONTRASTS.map(
      (choice) =>
        ({
          kind: "choice",
          label: choice.label,
          chosen: choice.contrast === contrast ? "yes" : "no",
          run: () => setContrast(choice.contrast),
        }) as const,
    ),
    { kind: "heading", label: words.density },
    ...DENSITIES.map(
      (choice) =>
        ({
          kind: "choice",
          label: choice.label,
          chosen: choice.density === density ? "yes" : "no",
          run: () => setDensity(choice.density),
        }) as const,
    ),
    { kind: "rule" },
    { kind: "action", label: words.languageReference, icon: "code", run: () => put({ kind: "help", page: "language" }) },
    { kind: "action", label: words.keyboardShortcuts, icon: "list", run: () => put({ kind: "help", page: "shortcuts" }) },
    { kind: "action", label: words.simulated, icon: "wave", run: () => put({ kind: "help", page: "simulated" }) },
    { kind: "action", label: words.guidedStart, icon: "play", run: () => setGuide("new") },
    { kind: "rule" },
    { kind: "action", label: words.about, icon: "ring-unknown", run: () => put({ kind: "about" }) },
  ];
  return <Menu label={words.settings} entries={entries} trigger={<IconButton icon="sliders" iconSize={16} label={words.settings} />} />;
}

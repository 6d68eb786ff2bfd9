import type { Capability } from "../../../engine/contract/index";
import { compareNow } from "../../stores/compare/compare-now";
import { deleteThings, redoFiles, undoFiles } from "../../stores/library/arrange-library";
import { sendAsked } from "../../stores/result/send-asked";
import { runWholeLibrary } from "../../stores/runs/run-library";
import type { Stores } from "../../stores/stores";
import { messageOf } from "../../stores/support/message-of";
import { saveTrace, startNewTrace } from "../../stores/trace/save-trace";
import { discardEdits, saveEdits } from "../../stores/what-if/save-what-if";
import { showNextFinding } from "../../stores/workspace/next-finding";
import { openWorkspace } from "../../stores/workspace/workspace";
import type { IconName } from "../../ui/icons";
import { WORDS } from "../../words/words";
import { tabCommands } from "./tab-commands";
import { downloadTrace, openTraceFile } from "./trace-files";

const words = WORDS.shell.commands;

export interface Command {
  /** Also the key under which the words hold what else it is looked for as. */
  readonly id: string;
  readonly label: string;
  readonly icon: IconName;
  /** Key binding, as tinykeys writes it. */
  readonly keys?: string;
  /** Further ones in the desktop program; a browser keeps these to itself. */
  readonly desktopKeys?: readonly string[];
  /** Why it cannot be done now. */
  readonly unavailable?: string | undefined;
  readonly run: () => void;
}

/** What a command is looked for as: its label, and everyday words for it. */
export function soughtText({ id, label }: Command): string {
  return `${label} ${alsoCalled.get(id) ?? ""}`;
}

const alsoCalled: ReadonlyMap<string, string> = new Map(Object.entries(WORDS.shell.alsoCalled));

/** The open trace as the library has it; `null` while none is open, or one that is not saved. */
function filedTrace({ trace }: Stores): { readonly id: string; readonly name: string } | null {
  const { document } = trace.getState();
  if (document === null || document.traceId === null) return null;
  return { id: document.traceId, name: document.saved.name ?? document.traceId };
}

/** Everything that can be done from anywhere: what the palette lists and the keyboard runs. */
export function listCommands(stores: Stores): readonly Command[] {
  const { trace, layout, result, workspace, whatIf, fileHistory, notices } = stores;
  // Nothing changes behind what is on screen.
  const unseen = layout.getState().screen === "trace" ? undefined : words.showTraceFirst;
  const noTrace = trace.getState().document === null ? words.openTraceFirst : undefined;
  const filed = filedTrace(stores);
  const { host } = workspace.getState();
  const noEdits = whatIf.getState().edits.length === 0 ? words.noEdits : undefined;
  const editing = whatIf.getState().editing !== null;
  return [
    {
      id: "send",
      label: words.sendTrace,
      icon: "play",
      keys: "$mod+Enter",
      unavailable: unseen ?? noTrace,
      run: () => void sendAsked(stores),
    },
    {
      id: "save",
      label: editing ? words.saveEdits : words.saveTrace,
      icon: "save",
      keys: "$mod+s",
      unavailable: unseen ?? (editing ? noEdits : noTrace),
      run: () => void (editing ? saveEdits(stores, { kind: "same" }, "refuse") : saveTrace(stores)),
    },
    {
      id: "save-edits-as",
      label: words.saveEditsAs,
      icon: "save",
      unavailable: noEdits,
      run: () => whatIf.getState().setSaving({ kind: "naming", problem: null }),
    },
    {
      id: "discard-edits",
      label: words.discardEdits,
      icon: "trash",
      unavailable: noEdits,
      run: () => discardEdits(stores),
    },
    { id: "new", label: words.newTrace, icon: "plus", run: () => startNewTrace(stores, trace.getState().document?.folder ?? "") },
    {
      id: "undo",
      label: words.undo,
      icon: "undo",
      keys: "$mod+z",
      unavailable: unseen ?? (editing ? undefined : noTrace),
      run: () => (editing ? whatIf : trace).getState().undo(),
    },
    {
      id: "redo",
      label: words.redo,
      icon: "undo",
      keys: "$mod+Shift+z",
      unavailable: unseen ?? (editing ? undefined : noTrace),
      run: () => (editing ? whatIf : trace).getState().redo(),
    },
    {
      id: "undo-files",
      label: words.libraryUndo,
      icon: "undo",
      unavailable: fileHistory.getState().past.length === 0 ? words.nothingDone : undefined,
      run: () => void undoFiles(stores),
    },
    {
      id: "redo-files",
      label: words.libraryRedo,
      icon: "undo",
      unavailable: fileHistory.getState().future.length === 0 ? words.nothingTakenBack : undefined,
      run: () => void redoFiles(stores),
    },
    { id: "revert", label: words.discardChanges, icon: "undo", unavailable: noTrace, run: () => void trace.getState().revert() },
    {
      id: "rename-trace",
      label: words.renameTrace,
      icon: "pencil",
      unavailable: filed === null ? words.openSavedFirst : undefined,
      run() {
        if (filed !== null) layout.getState().put({ kind: "rename", what: "trace", ...filed });
      },
    },
    {
      id: "delete-trace",
      label: words.deleteTrace,
      icon: "trash",
      unavailable: filed === null ? words.openSavedFirst : undefined,
      run() {
        if (filed !== null) void deleteThings(stores, { traceIds: [filed.id], folders: [] });
      },
    },
    ...tabCommands(stores),
    { id: "form", label: words.showForm, icon: "list", run: () => layout.getState().setBuilderView("form") },
    { id: "json", label: words.showJson, icon: "code", run: () => layout.getState().setBuilderView("json") },
    { id: "matched", label: words.showMatched, icon: "check", run: () => result.getState().show("matched") },
    { id: "all", label: words.showAll, icon: "list", run: () => result.getState().show("all") },
    {
      id: "findings",
      label: words.showFindings,
      icon: "warning",
      run: () => layout.getState().goTo("findings"),
    },
    { id: "next-finding", label: words.nextFinding, icon: "warning", keys: "F8", run: () => showNextFinding(stores) },
    { id: "run-library", label: words.runLibrary, icon: "runs", run: () => void runWholeLibrary(stores) },
    {
      id: "compare",
      label: words.compareConfigurations,
      icon: "swap",
      unavailable: hasTwoConfigurations(stores) ? undefined : words.onlyOne,
      run: () => void compareNow(stores),
    },
    { id: "show-trace", label: words.showTrace, icon: "request", run: () => layout.getState().goTo("trace") },
    { id: "coverage", label: words.showCoverage, icon: "list", run: () => layout.getState().goTo("coverage") },
    { id: "show-run", label: words.showRun, icon: "runs", run: () => showLastRun(stores) },
    {
      id: "new-folder",
      label: words.newFolder,
      icon: "folder",
      run: () => layout.getState().put({ kind: "new-folder", above: "" }),
    },
    { id: "sidebar", label: words.toggleSidebar, icon: "sidebar", keys: "$mod+b", run: () => toggleSidebar(stores) },
    { id: "import", label: words.import, icon: "down", run: () => layout.getState().put({ kind: "import" }) },
    { id: "pull", label: words.pullFromCloudflare, icon: "down", run: () => startPull(stores) },
    {
      id: "live",
      label: WORDS.live.open,
      icon: "globe",
      unavailable: unseen ?? noTrace,
      run: () => layout.getState().put({ kind: "live" }),
    },
    { id: "open-trace-file", label: words.openTraceFile, icon: "open", run: () => void openTraceFile(stores) },
    {
      id: "download-trace",
      label: words.saveCopy,
      icon: "save",
      unavailable: noTrace,
      run: () => downloadTrace(stores),
    },
    { id: "open-workspace", label: words.otherWorkspace, icon: "folder", run: () => void chooseWorkspace(stores) },
    {
      id: "reveal",
      label: words.revealWorkspace,
      icon: "open",
      unavailable: reasonAgainst(host?.capabilities.revealInFolder),
      run: () => {
        workspace
          .getState()
          .reveal()
          .catch((error: unknown) => notices.getState().fail(messageOf(error)));
      },
    },
    { id: "density-comfortable", label: words.densityComfortable, icon: "list", run: () => layout.getState().setDensity("comfortable") },
    { id: "density-compact", label: words.densityCompact, icon: "list", run: () => layout.getState().setDensity("compact") },
    { id: "theme-system", label: words.themeSystem, icon: "theme", run: () => layout.getState().setTheme("system") },
    { id: "theme-light", label: words.themeLight, icon: "theme", run: () => layout.getState().setTheme("light") },
    { id: "theme-dark", label: words.themeDark, icon: "theme", run: () => layout.getState().setTheme("dark") },
    {
      id: "contrast",
      label: layout.getState().contrast === "more" ? words.contrastSystem : words.contrastHigh,
      icon: "theme",
      run: () => layout.getState().setContrast(layout.getState().contrast === "more" ? "system" : "more"),
    },
    {
      id: "help",
      label: words.languageReference,
      icon: "code",
      keys: "F1",
      run: () => layout.getState().put({ kind: "help", page: "language" }),
    },
    {
      id: "shortcuts",
      label: words.keyboardShortcuts,
      icon: "list",
      run: () => layout.getState().put({ kind: "help", page: "shortcuts" }),
    },
    {
      id: "simulated",
      label: words.simulated,
      icon: "wave",
      run: () => layout.getState().put({ kind: "help", page: "simulated" }),
    },
    { id: "about", label: words.about, icon: "ring-unknown", run: () => layout.getState().put({ kind: "about" }) },
    { id: "guide", label: words.guidedStart, icon: "play", run: () => layout.getState().setGuide("new") },
    ...configurationCommands(stores),
    ...recentCommands(stores),
  ];
}

/** Does a command by its id where it can be done now; `palette` is the one that finds all others. */
export function runCommand(stores: Stores, id: string): void {
  if (isDialogOpen(stores)) {
    stores.notices.getState().say(words.closeDialogFirst);
    return;
  }
  if (id === "palette") {
    stores.layout.getState().put({ kind: "palette" });
    return;
  }
  const command = listCommands(stores).find((candidate) => candidate.id === id);
  if (command?.unavailable === undefined) command?.run();
  else stores.notices.getState().say(command.unavailable);
}

/** Whether something stands over the window that has to be answered or closed first; what was typed there would be lost. */
export function isDialogOpen({ layout, whatIf }: Pick<Stores, "layout" | "whatIf">): boolean {
  const { over } = layout.getState();
  const { saving } = whatIf.getState();
  return (over !== null && over.kind !== "palette") || saving.kind === "naming" || saving.kind === "conflict";
}

function hasTwoConfigurations({ workspace }: Pick<Stores, "workspace">): boolean {
  const open = openWorkspace(workspace.getState());
  return open !== null && open.activeConfiguration !== null && open.configurations.length > 1;
}

function startPull({ layout, imports }: Pick<Stores, "layout" | "imports">): void {
  layout.getState().put({ kind: "import" });
  void imports.getState().openPull();
}

/** Workspaces that were opened before. */
function recentCommands({ workspace, notices }: Stores): readonly Command[] {
  const here = openWorkspace(workspace.getState())?.path;
  return workspace
    .getState()
    .recent.filter(({ path }) => path !== here)
    .map(({ name, path }) => ({
      id: `workspace ${path}`,
      label: words.openWorkspace(name),
      icon: "folder",
      run: () => {
        workspace
          .getState()
          .open(path)
          .catch((error: unknown) => notices.getState().fail(messageOf(error)));
      },
    }));
}

function configurationCommands({ workspace, notices }: Stores): readonly Command[] {
  const open = openWorkspace(workspace.getState());
  return (open?.configurations ?? []).map(({ name }) => ({
    id: `configuration ${name}`,
    label: words.takeConfiguration(name),
    icon: "tree",
    unavailable: name === open?.activeConfiguration ? words.inUse : undefined,
    run: () => {
      workspace
        .getState()
        .activate(name)
        .catch((error: unknown) => notices.getState().fail(messageOf(error)));
    },
  }));
}

function showLastRun({ layout, runs }: Pick<Stores, "layout" | "runs">): void {
  const { latest, shown, open } = runs.getState();
  layout.getState().goTo("run");
  if (shown.kind === "none" && latest !== null) void open(latest.runId);
}

/** Asks for a folder: with the system's dialog where the host has one, else by its path. */
export async function chooseWorkspace({ workspace, layout, notices }: Stores): Promise<void> {
  if (workspace.getState().host?.capabilities.openFolderDialog.kind !== "yes") {
    layout.getState().put({ kind: "open-workspace" });
    return;
  }
  try {
    await workspace.getState().open();
  } catch (error) {
    notices.getState().fail(messageOf(error));
  }
}

export function toggleSidebar({ layout }: Pick<Stores, "layout">): void {
  const { sidebar, setSidebar } = layout.getState();
  setSidebar(sidebar === "shown" ? "hidden" : "shown");
}

export function reasonAgainst(capability: Capability | undefined): string | undefined {
  return capability?.kind === "no" ? capability.reason : undefined;
}

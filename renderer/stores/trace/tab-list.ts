import type { Json, LibraryMove } from "../../../engine/contract/index";

/** An open trace. Its document is read when the tab is chosen; a tab without changes holds no more than this. */
export interface Tab {
  /** The key of its document: stays when the file gets another name. */
  readonly key: string;
  /** `null`: it has no file yet. */
  readonly traceId: string | null;
  /** `preview`: the next trace that is only looked at takes its place. */
  readonly hold: "preview" | "pinned";
}

export interface TabList {
  readonly tabs: readonly Tab[];
  /** Key of the tab on screen. */
  readonly active: string | null;
  /** Newest first, with the place each had. */
  readonly closed: readonly ClosedTab[];
}

interface ClosedTab {
  readonly tab: Tab;
  readonly at: number;
}

/** What is remembered of a window's tabs: a trace's id, or the key of one without a file. */
export interface RememberedTabs {
  readonly open: readonly { readonly id: string; readonly hold: Tab["hold"] }[];
  readonly active: string | null;
}

export const NO_TABS: TabList = { tabs: [], active: null, closed: [] };

/** So many closed tabs can be opened again; those that are closed together all can, however many they are. */
const MOST_CLOSED = 500;

/** More tabs than these are not remembered; nobody reads so many names. */
const MOST_REMEMBERED = 500;

/** The trace on screen: in the tab it has, else in place of the preview, else in a new tab beside the active one. A pinned tab stays pinned. */
export function withShown(list: TabList, tab: Tab): TabList {
  const { tabs, active, closed } = list;
  const known = tabs.find(({ key }) => key === tab.key);
  if (known !== undefined) {
    const kept = known.hold === "pinned" || tab.hold === "preview" ? tabs : replaced(tabs, known, { ...known, hold: "pinned" });
    return kept === tabs && active === tab.key ? list : { ...list, tabs: kept, active: tab.key };
  }
  const preview = tabs.find(({ hold }) => hold === "preview");
  const left = closed.filter((each) => each.tab.key !== tab.key);
  if (preview !== undefined && tab.hold === "preview") return { tabs: replaced(tabs, preview, tab), active: tab.key, closed: left };
  const at = tabs.findIndex(({ key }) => key === active) + 1;
  return { tabs: tabs.toSpliced(at === 0 ? tabs.length : at, 0, tab), active: tab.key, closed: left };
}

export function withPinned(list: TabList, key: string): TabList {
  const tab = list.tabs.find((each) => each.key === key);
  return tab?.hold === "preview" ? { ...list, tabs: replaced(list.tabs, tab, { ...tab, hold: "pinned" }) } : list;
}

/** Without these tabs. Where the active one is among them, the next that is left becomes active, else the one before. */
export function withoutTabs(list: TabList, keys: ReadonlySet<string>): TabList {
  const { tabs, active, closed } = list;
  const gone = tabs.flatMap((tab, at) => (keys.has(tab.key) ? [{ tab, at }] : []));
  if (gone.length === 0) return list;
  const from = tabs.findIndex(({ key }) => key === active);
  const stays = ({ key }: Tab): boolean => !keys.has(key);
  const next =
    active !== null && !keys.has(active) ? active : (tabs.slice(from).find(stays) ?? tabs.slice(0, Math.max(0, from)).findLast(stays))?.key;
  return {
    tabs: tabs.filter(stays),
    active: next ?? null,
    closed: [...gone.toReversed(), ...closed].slice(0, Math.max(MOST_CLOSED, gone.length)),
  };
}

/** The tab that was closed last stands again where it was, pinned; `null`: none was closed. */
export function withReopened(list: TabList): { readonly list: TabList; readonly tab: Tab } | null {
  const [last, ...closed] = list.closed;
  if (last === undefined) return null;
  const tab: Tab = { ...last.tab, hold: "pinned" };
  if (list.tabs.some(({ key }) => key === tab.key)) return { list: { ...list, closed }, tab };
  return { list: { ...list, tabs: list.tabs.toSpliced(last.at, 0, tab), closed }, tab };
}

/** Those of these tabs that were closed stand again where they were, pinned; whatever else was closed stays so. */
export function withAllReopened(list: TabList, keys: ReadonlySet<string>): TabList {
  const back = list.closed.filter(({ tab }) => keys.has(tab.key)).sort((one, other) => one.at - other.at);
  const open = new Set(list.tabs.map(({ key }) => key));
  const tabs = back
    .filter(({ tab }) => !open.has(tab.key))
    .reduce<readonly Tab[]>((all, { tab, at }) => all.toSpliced(at, 0, { ...tab, hold: "pinned" }), list.tabs);
  return { ...list, tabs, closed: list.closed.filter(({ tab }) => !keys.has(tab.key)) };
}

/** The tab at another place, counted from 0 among the others. Whoever arranges a preview means to keep it. */
export function withMoved(list: TabList, key: string, to: number): TabList {
  const tab = list.tabs.find((each) => each.key === key);
  if (tab === undefined) return list;
  const others = list.tabs.filter((each) => each !== tab);
  const at = Math.max(0, Math.min(to, others.length));
  return { ...list, tabs: others.toSpliced(at, 0, { ...tab, hold: "pinned" }) };
}

/** Files got other names. */
export function withRefiled(list: TabList, moved: LibraryMove["moved"]): TabList {
  const to = new Map(moved.map((each) => [each.from, each.to]));
  const refiled = (tab: Tab): Tab => ({ ...tab, traceId: tab.traceId === null ? null : (to.get(tab.traceId) ?? tab.traceId) });
  return { ...list, tabs: list.tabs.map(refiled), closed: list.closed.map(({ tab, at }) => ({ tab: refiled(tab), at })) };
}

/** A trace without a file got one. */
export function withFile(list: TabList, key: string, traceId: string): TabList {
  const tab = list.tabs.find((each) => each.key === key);
  return tab === undefined || tab.traceId === traceId ? list : { ...list, tabs: replaced(list.tabs, tab, { ...tab, traceId }) };
}

/** The key of the tab before or after the active one; from an end it goes on at the other. */
export function neighbour({ tabs, active }: TabList, step: 1 | -1): string | null {
  const at = tabs.findIndex(({ key }) => key === active);
  return tabs.at(at < 0 ? 0 : (at + step) % tabs.length)?.key ?? null;
}

export function rememberedTabs({ tabs, active }: TabList): RememberedTabs {
  const idOf = ({ key, traceId }: Tab): string => traceId ?? key;
  const shown = tabs.find(({ key }) => key === active);
  return {
    open: tabs.slice(-MOST_REMEMBERED).map((tab) => ({ id: idOf(tab), hold: tab.hold })),
    active: shown === undefined ? null : idOf(shown),
  };
}

/** Reads remembered tabs and forgives what is none; `null`: nothing was remembered. */
export function readRememberedTabs(value: Json | undefined): RememberedTabs | null {
  if (typeof value !== "object" || value === null || !("open" in value)) return null;
  const { open, active } = value;
  if (!Array.isArray(open)) return null;
  const seen = new Set<string>();
  const tabs = open.flatMap((member): RememberedTabs["open"] => {
    if (typeof member !== "object" || member === null || !("id" in member)) return [];
    const { id, hold } = member;
    if (typeof id !== "string" || id === "" || seen.has(id)) return [];
    seen.add(id);
    return [{ id, hold: hold === "preview" ? "preview" : "pinned" }];
  });
  return { open: tabs, active: typeof active === "string" && seen.has(active) ? active : null };
}

function replaced(tabs: readonly Tab[], old: Tab, by: Tab): readonly Tab[] {
  return tabs.map((tab) => (tab === old ? by : tab));
}

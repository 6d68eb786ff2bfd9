import { type DragEvent, type KeyboardEvent, type MouseEvent, useEffect, useMemo, useRef, useState } from "react";
import { useLibrary, useStores, useTrace, useWhatIf } from "../../stores/context";
import { closeTabs } from "../../stores/trace/close-tabs";
import { showTrace } from "../../stores/trace/show-trace";
import { useTracePart } from "../../stores/trace/use-trace-part";
import { classNames } from "../../ui/class-names";
import { Icon } from "../../ui/icon";
import { IconButton } from "../../ui/icon-button";
import { ContextMenu, Menu } from "../../ui/menu";
import { WORDS } from "../../words/words";
import { tabMenu } from "./tab-menu";
import styles from "./tab-strip.module.css";
import { openTabs, type TabView, tabViews } from "./tab-view";
import { tabTitle, tabWords } from "./tab-words";

const texts = WORDS.tabs.tabStrip;

/** What a tab is dragged as; nothing outside this window takes it. */
const DRAGGED = "application/x-trace-workbench-tab";

/** The open traces. One tab stop: arrows move along, Enter chooses, Delete closes, Alt+Shift+arrows arrange. */
export function TabStrip() {
  const stores = useStores();
  const views = useTabViews();
  const active = useTrace((state) => state.active);
  const list = useRef<HTMLDivElement | null>(null);
  const [cursor, setCursor] = useState<string | null>(null);
  const [menuKey, setMenuKey] = useState<string | null>(null);
  const [dropAt, setDropAt] = useState<number | null>(null);
  const focusable = views.some(({ key }) => key === cursor) ? cursor : (active ?? views[0]?.key ?? null);

  useEffect(() => {
    const tab = active === null ? null : list.current?.querySelector(`[data-tab="${CSS.escape(active)}"]`);
    tab?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [active]);

  if (views.length === 0) return null;

  function focus(key: string | undefined): void {
    if (key === undefined) return;
    setCursor(key);
    const tab = list.current?.querySelector(`[data-tab="${CSS.escape(key)}"]`);
    if (tab instanceof HTMLElement) tab.focus();
  }

  function onKeyDown(event: KeyboardEvent, at: number): void {
    const view = views[at];
    if (view === undefined) return;
    const along = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (along !== undefined && event.altKey && event.shiftKey) {
      stores.trace.getState().moveTab(view.key, at + along);
      setCursor(view.key);
    } else if (event.altKey || event.ctrlKey || event.metaKey) return;
    else if (along !== undefined) focus(views.at((at + along) % views.length)?.key);
    else if (event.key === "Home") focus(views[0]?.key);
    else if (event.key === "End") focus(views.at(-1)?.key);
    else if (event.key === "Delete") {
      const next = views[at + 1] ?? views[at - 1];
      void closeTabs(stores, [view.key]).then(() => focus(next?.key));
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  function drop(event: DragEvent): void {
    const key = event.dataTransfer.getData(DRAGGED);
    const from = views.findIndex((view) => view.key === key);
    const to = placeOf(event);
    setDropAt(null);
    if (from < 0) return;
    event.preventDefault();
    stores.trace.getState().moveTab(key, to > from ? to - 1 : to);
  }

  const menuView = views.find(({ key }) => key === menuKey) ?? null;
  return (
    <div className={styles.strip}>
      <ContextMenu label={texts.openTrace} entries={tabMenu(stores, menuView, views)}>
        <div
          ref={list}
          className={styles.tabs}
          role="tablist"
          aria-label={texts.openTraces}
          onContextMenu={(event) => setMenuKey(keyAt(event.target))}
          onWheel={(event) => event.currentTarget.scrollBy({ left: event.deltaX === 0 ? event.deltaY : event.deltaX })}
          onDragOver={(event) => {
            if (!event.dataTransfer.types.includes(DRAGGED)) return;
            event.preventDefault();
            event.dataTransfer.dropEffect = "move";
            setDropAt(placeOf(event));
          }}
          onDragLeave={(event) => {
            if (!(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget))) setDropAt(null);
          }}
          onDrop={drop}
        >
          {views.map((view, at) => (
            <TabItem
              key={view.key}
              view={view}
              at={at}
              selected={view.key === active}
              focusable={view.key === focusable}
              drop={dropAt === at ? "before" : dropAt === views.length && at === views.length - 1 ? "after" : "none"}
              onFocus={() => setCursor(view.key)}
              onKeyDown={(event) => onKeyDown(event, at)}
            />
          ))}
        </div>
      </ContextMenu>
      <Menu
        label={texts.allOpenTraces}
        entries={views.map((view) => ({
          kind: "choice",
          label: view.name,
          note: view.traceId ?? texts.notSavedYet,
          chosen: view.key === active ? "yes" : "no",
          run: () => void chooseTab(stores, view),
        }))}
        trigger={<IconButton icon="chevron-down" label={texts.allOpenTracesCount(views.length)} className={styles.all} />}
      />
    </div>
  );
}

function useTabViews(): readonly TabView[] {
  const tabs = useTracePart(openTabs);
  const library = useLibrary((state) => state.status);
  return useMemo(() => tabViews(tabs, library.kind === "ready" ? library.entries : null), [tabs, library]);
}

type TabStores = ReturnType<typeof useStores>;

/** From a rule it leads back to the trace. */
async function chooseTab(stores: TabStores, { key, traceId, hold }: TabView): Promise<void> {
  stores.whatIf.getState().close();
  await showTrace(stores, traceId ?? key, hold);
}

interface TabItemProps {
  readonly view: TabView;
  readonly at: number;
  readonly selected: boolean;
  readonly focusable: boolean;
  readonly drop: "before" | "after" | "none";
  readonly onFocus: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

function TabItem({ view, at, selected, focusable, drop, onFocus, onKeyDown }: TabItemProps) {
  const stores = useStores();
  const editing = useWhatIf((state) => state.editing !== null);
  const { key, name, hold, unsaved, file } = view;
  const close = (event: MouseEvent): void => {
    event.preventDefault();
    event.stopPropagation();
    void closeTabs(stores, [key]);
  };
  return (
    <div
      className={classNames(styles.tab, selected && styles.selected, selected && editing && styles.behind)}
      role="presentation"
      data-key={key}
      data-place={at}
      data-drop={drop === "none" ? undefined : drop}
      title={tabTitle(view)}
      draggable
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = "move";
        event.dataTransfer.setData(DRAGGED, key);
      }}
      onMouseDown={(event) => {
        // The middle button would begin to scroll.
        if (event.button === 1) event.preventDefault();
      }}
      onAuxClick={(event) => {
        if (event.button === 1) close(event);
      }}
    >
      <button
        type="button"
        role="tab"
        className={styles.name}
        data-tab={key}
        aria-selected={selected}
        aria-label={tabWords(view)}
        aria-keyshortcuts="Delete"
        tabIndex={focusable ? 0 : -1}
        onFocus={onFocus}
        onKeyDown={onKeyDown}
        onClick={() => void chooseTab(stores, view)}
        onDoubleClick={() => stores.trace.getState().pin(key)}
      >
        {file === "fine" ? null : <Icon name="warning" size={12} className={styles.warn} />}
        <span className={classNames(styles.words, hold === "preview" && styles.preview, file === "gone" && styles.gone)}>{name}</span>
      </button>
      {unsaved === "yes" ? <span className={styles.dot} /> : null}
      {/* The keyboard closes with Delete; a button here would be one inside a tab. */}
      <button type="button" className={styles.close} title={texts.close} aria-hidden="true" tabIndex={-1} onClick={close}>
        <Icon name="x" size={12} />
      </button>
    </div>
  );
}

function keyAt(target: EventTarget): string | null {
  return target instanceof Element ? (target.closest("[data-key]")?.getAttribute("data-key") ?? null) : null;
}

/** Between which tabs the pointer is: the number of tabs before it. */
function placeOf(event: DragEvent): number {
  const tab = event.target instanceof Element ? event.target.closest("[data-place]") : null;
  if (tab === null) return event.currentTarget.querySelectorAll("[data-place]").length;
  const { left, width } = tab.getBoundingClientRect();
  return Number(tab.getAttribute("data-place")) + (event.clientX > left + width / 2 ? 1 : 0);
}

import { revealTrace } from "../../stores/library/reveal-trace";
import type { Stores } from "../../stores/stores";
import { closeTabs } from "../../stores/trace/close-tabs";
import { showTrace } from "../../stores/trace/show-trace";
import { printAddress } from "../../stores/window/address";
import { keyHint } from "../../ui/key-hint";
import type { MenuEntry } from "../../ui/menu";
import { WORDS } from "../../words/words";
import type { TabView } from "./tab-view";

const words = WORDS.tabs.tabMenu;

/** What can be done with a tab. */
export function tabMenu(stores: Stores, view: TabView | null, views: readonly TabView[]): readonly MenuEntry[] {
  const { trace, layout } = stores;
  const rule = { kind: "rule" } as const;
  const reopen: MenuEntry = {
    kind: "action",
    label: words.reopenClosedTrace,
    keys: keyHint("Alt+Shift+KeyT"),
    unavailable: trace.getState().closed.length === 0 ? words.noneClosed : undefined,
    run: () => void trace.getState().reopen(),
  };
  if (view === null) return [reopen];
  const { key, traceId } = view;
  const at = views.findIndex((each) => each.key === key);
  const others = views.filter((each) => each.key !== key).map((each) => each.key);
  const right = views.slice(at + 1).map((each) => each.key);
  const noFile = traceId === null ? words.saveTheTraceFirst : undefined;
  return [
    { kind: "action", label: words.close, keys: keyHint("Alt+KeyW"), run: () => void closeTabs(stores, [key]) },
    {
      kind: "action",
      label: words.closeOthers,
      unavailable: others.length === 0 ? words.noOther : undefined,
      run: () => void closeTabs(stores, others),
    },
    {
      kind: "action",
      label: words.closeToTheRight,
      unavailable: right.length === 0 ? words.noneRight : undefined,
      run: () => void closeTabs(stores, right),
    },
    { kind: "action", label: words.closeAll, run: () => void closeTabs(stores, [...others, key]) },
    reopen,
    rule,
    ...(view.hold === "preview" ? [{ kind: "action", label: words.keepOpen, run: () => trace.getState().pin(key) } as const] : []),
    {
      kind: "action",
      label: words.compare,
      run: () => layout.getState().put({ kind: "beside", of: traceId ?? key }),
    },
    rule,
    {
      kind: "action",
      label: words.revealInLibrary,
      unavailable: noFile,
      run: () => {
        if (traceId !== null) void showTrace(stores, traceId).then(() => revealTrace(stores, traceId));
      },
    },
    { kind: "action", label: words.copyLink, unavailable: noFile, run: () => void copyLink(stores, traceId ?? key) },
  ];
}

async function copyLink({ notices }: Pick<Stores, "notices">, traceId: string): Promise<void> {
  try {
    const hash = printAddress({ kind: "trace", traceId, step: null });
    await navigator.clipboard.writeText(new URL(hash, window.location.href).href);
    notices.getState().say(words.copied);
  } catch {
    notices.getState().fail(words.notCopied);
  }
}

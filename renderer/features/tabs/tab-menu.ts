import { printAddress } from "../../stores/address";
import { closeTabs } from "../../stores/close-tabs";
import { revealTrace } from "../../stores/reveal-trace";
import { showTrace } from "../../stores/show-trace";
import type { Stores } from "../../stores/stores";
import { keyHint } from "../../ui/key-hint";
import type { MenuEntry } from "../../ui/menu";
import type { TabView } from "./tab-view";

/** What can be done with a tab. */
export function tabMenu(stores: Stores, view: TabView | null, views: readonly TabView[]): readonly MenuEntry[] {
  const { trace, layout } = stores;
  const rule = { kind: "rule" } as const;
  const reopen: MenuEntry = {
    kind: "action",
    label: "Reopen closed trace",
    keys: keyHint("Alt+Shift+KeyT"),
    unavailable: trace.getState().closed.length === 0 ? "None was closed." : undefined,
    run: () => void trace.getState().reopen(),
  };
  if (view === null) return [reopen];
  const { key, traceId } = view;
  const at = views.findIndex((each) => each.key === key);
  const others = views.filter((each) => each.key !== key).map((each) => each.key);
  const right = views.slice(at + 1).map((each) => each.key);
  const noFile = traceId === null ? "Save the trace first." : undefined;
  return [
    { kind: "action", label: "Close", keys: keyHint("Alt+KeyW"), run: () => void closeTabs(stores, [key]) },
    {
      kind: "action",
      label: "Close others",
      unavailable: others.length === 0 ? "There is no other." : undefined,
      run: () => void closeTabs(stores, others),
    },
    {
      kind: "action",
      label: "Close to the right",
      unavailable: right.length === 0 ? "There is none." : undefined,
      run: () => void closeTabs(stores, right),
    },
    { kind: "action", label: "Close all", run: () => void closeTabs(stores, [...others, key]) },
    reopen,
    rule,
    ...(view.hold === "preview" ? [{ kind: "action", label: "Keep open", run: () => trace.getState().pin(key) } as const] : []),
    {
      kind: "action",
      label: "Compare with another trace…",
      run: () => layout.getState().put({ kind: "beside", of: traceId ?? key }),
    },
    rule,
    {
      kind: "action",
      label: "Reveal in library",
      unavailable: noFile,
      run: () => {
        if (traceId !== null) void showTrace(stores, traceId).then(() => revealTrace(stores, traceId));
      },
    },
    { kind: "action", label: "Copy link", unavailable: noFile, run: () => void copyLink(stores, traceId ?? key) },
  ];
}

async function copyLink({ notices }: Pick<Stores, "notices">, traceId: string): Promise<void> {
  try {
    const hash = printAddress({ kind: "trace", traceId, step: null });
    await navigator.clipboard.writeText(new URL(hash, window.location.href).href);
    notices.getState().say("Copied: a link to this trace, for this workspace.");
  } catch {
    notices.getState().fail("Not copied: the clipboard is not open to this page.");
  }
}

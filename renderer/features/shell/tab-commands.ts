import type { Stores } from "../../stores/stores";
import { closeTabs } from "../../stores/trace/close-tabs";
import { WORDS } from "../../words/words";
import type { Command } from "./commands";

const words = WORDS.shell.tabCommands;

/** Commands for the open traces. A browser keeps its usual keys for its own tabs, so these have others; the desktop program has both. */
export function tabCommands(stores: Stores): readonly Command[] {
  const { trace, layout, whatIf } = stores;
  const { tabs, active, closed, document } = trace.getState();
  const noTab = active === null ? words.noneOpen : undefined;
  const alone = tabs.length < 2 ? words.noOther : undefined;
  async function step(by: 1 | -1): Promise<void> {
    whatIf.getState().close();
    layout.getState().goTo("trace");
    await trace.getState().step(by);
  }
  return [
    {
      id: "next-tab",
      label: words.next,
      icon: "down",
      keys: "Alt+PageDown",
      desktopKeys: ["Control+Tab", "Control+PageDown"],
      unavailable: alone,
      run: () => void step(1),
    },
    {
      id: "previous-tab",
      label: words.previous,
      icon: "up",
      keys: "Alt+PageUp",
      desktopKeys: ["Control+Shift+Tab", "Control+PageUp"],
      unavailable: alone,
      run: () => void step(-1),
    },
    {
      id: "close-tab",
      label: words.close,
      icon: "x",
      keys: "Alt+KeyW",
      desktopKeys: ["$mod+w"],
      unavailable: noTab,
      run: () => void closeTabs(stores, active === null ? [] : [active]),
    },
    {
      id: "close-all-tabs",
      label: words.closeAll,
      icon: "x",
      unavailable: noTab,
      run: () =>
        void closeTabs(
          stores,
          tabs.map(({ key }) => key),
        ),
    },
    {
      id: "reopen-tab",
      label: words.reopen,
      icon: "undo",
      keys: "Alt+Shift+KeyT",
      desktopKeys: ["$mod+Shift+t"],
      unavailable: closed.length === 0 ? words.noneClosed : undefined,
      run: () => void trace.getState().reopen(),
    },
    {
      id: "compare-trace",
      label: words.compare,
      icon: "swap",
      unavailable: document === null ? words.openFirst : undefined,
      run: () => layout.getState().put({ kind: "beside", of: document?.traceId ?? document?.key ?? "" }),
    },
  ];
}

import { closeTabs } from "../../stores/close-tabs";
import type { Stores } from "../../stores/stores";
import type { Command } from "./commands";

/** Commands for the open traces. A browser keeps its usual keys for its own tabs, so these have others; the desktop program has both. */
export function tabCommands(stores: Stores): readonly Command[] {
  const { trace, layout, whatIf } = stores;
  const { tabs, active, closed, document } = trace.getState();
  const noTab = active === null ? "No trace is open." : undefined;
  const alone = tabs.length < 2 ? "No other trace is open." : undefined;
  async function step(by: 1 | -1): Promise<void> {
    whatIf.getState().close();
    layout.getState().goTo("trace");
    await trace.getState().step(by);
  }
  return [
    {
      id: "next-tab",
      label: "Next open trace",
      icon: "down",
      keys: "Alt+PageDown",
      desktopKeys: ["Control+Tab", "Control+PageDown"],
      unavailable: alone,
      run: () => void step(1),
    },
    {
      id: "previous-tab",
      label: "Previous open trace",
      icon: "up",
      keys: "Alt+PageUp",
      desktopKeys: ["Control+Shift+Tab", "Control+PageUp"],
      unavailable: alone,
      run: () => void step(-1),
    },
    {
      id: "close-tab",
      label: "Close the trace",
      icon: "x",
      keys: "Alt+KeyW",
      desktopKeys: ["$mod+w"],
      unavailable: noTab,
      run: () => void closeTabs(stores, active === null ? [] : [active]),
    },
    {
      id: "close-all-tabs",
      label: "Close all traces",
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
      label: "Reopen closed trace",
      icon: "undo",
      keys: "Alt+Shift+KeyT",
      desktopKeys: ["$mod+Shift+t"],
      unavailable: closed.length === 0 ? "None was closed." : undefined,
      run: () => void trace.getState().reopen(),
    },
    {
      id: "compare-trace",
      label: "Compare with another trace…",
      icon: "swap",
      unavailable: document === null ? "Open a trace first." : undefined,
      run: () => layout.getState().put({ kind: "beside", of: document?.traceId ?? document?.key ?? "" }),
    },
  ];
}

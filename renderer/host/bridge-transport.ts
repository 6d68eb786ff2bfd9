import type { ClientMessage, HostMessage } from "../../engine/contract/index";
import { readHostMessage } from "./host-message";
import type { Transport } from "./transport";

/** What the desktop's preload puts on the window: two functions on one fixed channel. */
export interface Bridge {
  call(message: ClientMessage): Promise<HostMessage>;
  subscribe(listener: (message: HostMessage) => void): () => void;
}

declare global {
  interface Window {
    readonly traceWorkbench?: Bridge;
  }
}

/** The desktop's carrier. It lives as long as the window, so its connection is never lost. */
export function createBridgeTransport(bridge: Bridge): Transport {
  return {
    call: async (message) => readHostMessage(await bridge.call(message)),
    subscribe: (listener) => bridge.subscribe((message) => listener(readHostMessage(message))),
    watchConnection(listener) {
      listener({ kind: "open" });
      return () => undefined;
    },
  };
}

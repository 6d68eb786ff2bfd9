import { vi } from "vitest";
import type { HostMessage } from "../../engine/contract/envelope";
import { type Carrier, createInbox, readHostMessage } from "./carrier";
import { app, recorded } from "./electron-stand-in";

/** The real entry and the real preload, on the stand-in; the test file mocks `electron` with it. */
export async function startElectronCarrier({
  workspace,
  dataFolder,
}: {
  readonly workspace: string;
  readonly dataFolder: string;
}): Promise<Carrier> {
  vi.stubEnv("TRACE_WORKBENCH_DATA", dataFolder);
  process.argv = [process.argv[0] ?? "", workspace];
  await import("../../main/electron/app");
  await vi.waitUntil(() => recorded.windows.length > 0);
  await import("../../main/electron/preload");
  const bridge = readBridge(recorded.exposed.get("traceWorkbench"));
  const events = createInbox();
  const unsubscribe = bridge.subscribe((message) => events.put(message));
  return {
    send: async (message) => readHostMessage(await bridge.call(message)),
    nextEvent: () => events.next(),
    async close() {
      unsubscribe();
      app.quit();
    },
  };
}

interface Bridge {
  call(message: unknown): Promise<unknown>;
  subscribe(listener: (message: HostMessage) => void): () => void;
}

function readBridge(value: unknown): Bridge {
  if (isBridge(value)) return value;
  throw new Error("the preload exposed something else");
}

function isBridge(value: unknown): value is Bridge {
  return typeof value === "object" && value !== null && Object.keys(value).sort().join() === "call,subscribe";
}

import { writeSync } from "node:fs";
import { createHost } from "../../../main/host/create-host";
import { createWorkspaceStore } from "../../../main/workspace/workspace-store";

/** A host that runs the library, tells on a line how many traces ran when it first hears of any, and stands still until it is killed: `run-until-killed <workspace> <data folder>`. */
const [folder = "", dataFolder = ""] = process.argv.slice(2);
const host = createHost({
  description: { product: "Trace Workbench", version: "0", carrier: "loopback", platform: process.platform },
  store: createWorkspaceStore({ dataFolder, resources: dataFolder }),
  start: folder,
  abilities: {},
  report: (error) => console.error(error),
  clock: () => performance.now(),
  now: () => new Date(),
});
const connection = host.connect((message) => {
  if (message.kind !== "event" || message.name !== "run/progress") return;
  const progress: { done?: unknown; state?: unknown } = Object(message.payload);
  if (typeof progress.done !== "number" || progress.done === 0) return;
  writeSync(1, `${JSON.stringify({ done: progress.done, state: progress.state })}\n`);
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
});
let id = 0;
const ask = (command: string, payload: object): Promise<unknown> => connection.dispatch({ kind: "call", id: ++id, command, payload });
await ask("workspace/current", {});
await ask("run/start", { workspaceId: "workspace-1", configuration: "production", selection: { kind: "all" } });
await new Promise(() => undefined);

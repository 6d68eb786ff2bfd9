import { createHost } from "../../../main/host/create-host";
import { createWorkspaceStore } from "../../../main/workspace/workspace-store";

/** A host that answers one call a line of standard input, until it is killed: `host-forever <workspace> <data folder>`. */
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
const connection = host.connect(() => undefined);
let rest = "";
for await (const part of process.stdin.setEncoding("utf8")) {
  rest += String(part);
  for (let end = rest.indexOf("\n"); end >= 0; end = rest.indexOf("\n")) {
    const line = rest.slice(0, end);
    rest = rest.slice(end + 1);
    process.stdout.write(`${JSON.stringify(await connection.dispatch(JSON.parse(line)))}\n`);
  }
}

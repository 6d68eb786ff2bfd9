import { createHost } from "../../../main/host/create-host";
import { createWorkspaceStore } from "../../../main/workspace/workspace-store";

/** Opens a workspace, looks at all of it, traces what can be traced, and prints what that cost: `open-hostile <workspace> <data folder>`. */
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

async function ask(command: string, payload: object): Promise<Readonly<Record<string, unknown>>> {
  const answer = await connection.dispatch({ kind: "call", id: 1, command, payload });
  return Object(answer.kind === "reply" ? answer.value : answer);
}

const { workspaceId } = await ask("workspace/current", {});
const entries: readonly unknown[] = Object.values(await ask("library/list", { workspaceId }));
const traces = entries.map((entry) => String(Object(entry).traceId));
const seen: Record<string, unknown> = {};
for (const traceId of traces) {
  const read = await ask("library/read", { workspaceId, traceId });
  if (read["saved"] === undefined) seen[traceId] = Object(read["refusal"]).code;
  else {
    const run = await ask("trace/run", { workspaceId, configuration: "production", saved: read["saved"] });
    seen[traceId] = Object(Object(run["result"]).workbench).outcome;
  }
}
const configuration = await ask("configuration/read", { workspaceId, configuration: "production" });
const findings: readonly unknown[] = Object.values(Object(configuration["findings"]));
await host.close();
const polluted = ["polluted", "isAdmin"].filter((name) => name in {} || name in [] || name in Object);
process.stdout.write(
  `${JSON.stringify({ seen, findings: findings.map((finding) => String(Object(finding).code)), polluted, megabytes: process.resourceUsage().maxRSS / 1024 })}\n`,
);

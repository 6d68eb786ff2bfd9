import { cpSync, mkdirSync, symlinkSync } from "node:fs";
import path from "node:path";
import { isCommandName, isRefusal, isReply } from "../../../engine/contract/answers";
import type { CommandName, ReplyOf, RequestOf } from "../../../engine/contract/commands";
import type { HostMessage } from "../../../engine/contract/envelope";
import { createHost } from "../../../main/host/create-host";
import { createWorkspaceStore } from "../../../main/workspace/workspace-store";
import { BLOCK_ADMIN, type Folder, makeFolder, makeWorkspace } from "../../main/support/make-workspace";
import type { Named } from "./requests";

export const WORKSPACE = "workspace-1";

export type Ask = (message: unknown) => Promise<unknown>;

/** A host that is asked what nobody should ask. Use with `await using`. */
export interface FuzzedHost extends AsyncDisposable {
  readonly ask: Ask;
  readonly named: Named;
  /** Holds the workspace, and beside it `outside`, which no request may reach though links lead there. */
  readonly around: Folder;
  /** The faults of ours that it told of. */
  readonly faults: readonly unknown[];
}

/** A workspace with a run, a comparison and an import under way, so that a request that names them gets past the first look. */
export async function startFuzzedHost(): Promise<FuzzedHost> {
  const around = makeFolder({
    "outside/secret.trace.json": { name: "SECRET", trace: BLOCK_ADMIN.trace },
    "outside/zone.json": { name: "SECRET" },
  });
  const data = makeFolder();
  const workspace = path.join(around.path, "workspace");
  copyWorkspace(workspace);
  for (const place of ["traces/out", "configurations/out", "baselines"])
    symlinkSync(path.join(around.path, "outside"), path.join(workspace, place));
  const faults: unknown[] = [];
  const host = createHost({
    description: { product: "Trace Workbench", version: "0", carrier: "loopback", platform: "linux" },
    store: createWorkspaceStore({ dataFolder: data.path, resources: data.path }),
    start: workspace,
    abilities: {},
    report: (error) => void faults.push(error),
    clock: () => 0,
    now: () => new Date("2026-01-15T12:00:00Z"),
  });
  const connection = host.connect(() => undefined);
  const reply = async <Name extends CommandName>(command: Name, payload: RequestOf<Name>): Promise<ReplyOf<Name>> => {
    const answer = await connection.dispatch({ kind: "call", id: 1, command, payload });
    if (answer.kind === "reply" && isReply(command, answer.value)) return answer.value;
    throw new Error(`${command} was answered ${JSON.stringify(answer)}`);
  };
  await reply("workspace/current", {});
  const production = { kind: "configuration", name: "production" } as const;
  const { runId } = await reply("run/start", { workspaceId: WORKSPACE, configuration: "production", selection: { kind: "all" } });
  const { comparisonId } = await reply("comparison/start", { workspaceId: WORKSPACE, before: production, after: production });
  const files = [{ path: "zone.json", text: "{}", part: "whole" }] as const;
  const { importId } = await reply("import/add", { workspaceId: WORKSPACE, importId: null, files });
  return {
    ask: (message) => connection.dispatch(message),
    named: { runId, comparisonId, importId },
    around,
    faults,
    async [Symbol.asyncDispose]() {
      await host.close();
      around[Symbol.dispose]();
      data[Symbol.dispose]();
    },
  };
}

function copyWorkspace(to: string): void {
  using small = makeWorkspace();
  mkdirSync(to);
  cpSync(small.path, to, { recursive: true });
}

/** What may come back for a message, and nothing else. */
export function wrongAnswer(command: string, answer: unknown): string | null {
  if (!isMessage(answer)) return `${command}: no message: ${String(answer)}`;
  if (answer.kind === "reply")
    return isCommandName(command) && isReply(command, answer.value) ? null : `${command}: a reply of another form`;
  if (answer.kind !== "refusal" || !isRefusal(answer.refusal))
    return `${command}: no typed refusal: ${JSON.stringify(answer).slice(0, 200)}`;
  if (answer.refusal.message.length > LONGEST_SENTENCE) return `${command}: a refusal of ${answer.refusal.message.length} characters`;
  return answer.refusal.code === "fault" ? `${command}: a fault of ours: ${answer.refusal.message}` : null;
}

const LONGEST_SENTENCE = 3000;

function isMessage(value: unknown): value is HostMessage {
  return typeof value === "object" && value !== null && "kind" in value;
}

/** What is wrong with the answer to `payload`; `null`: nothing. */
export async function faultOf(ask: Ask, command: string, payload: unknown): Promise<string | null> {
  try {
    return wrongAnswer(command, await ask({ kind: "call", id: 1, command, payload }));
  } catch (error) {
    return `${command}: threw ${String(error)}`;
  }
}

import path from "node:path";
import { isReply, readEvent } from "../../../engine/contract/answers";
import type { CommandName, EventName, Events, ReplyOf, RequestOf } from "../../../engine/contract/commands";
import type { Refusal } from "../../../engine/contract/envelope";
import { createHost, type HostConnection } from "../../../main/host/create-host";
import { createWorkspaceStore } from "../../../main/workspace/workspace-store";
import { type Folder, makeFolder } from "./make-workspace";

/** What a window asks its host. */
export interface TriedWindow {
  ask<Name extends CommandName>(command: Name, payload: RequestOf<Name>): Promise<ReplyOf<Name>>;
  /** The window is gone. */
  close(): void;
}

/** A host on a folder, asked without any carrier. Use with `await using`. */
export interface TriedHost extends AsyncDisposable, TriedWindow {
  readonly workspaceId: string;
  /** Another window on the same host. */
  openWindow(): TriedWindow;
  refusal<Name extends CommandName>(command: Name, payload: RequestOf<Name>): Promise<Refusal>;
  /** All events of a name, up to the first that is the last one; also those that were told already. */
  until<Name extends EventName>(name: Name, isLast: (payload: Events[Name]) => boolean): Promise<readonly Events[Name][]>;
}

interface Heard {
  readonly name: string;
  readonly payload: unknown;
}

/** `data`: the user's data folder, for what outlives a host; without it the host has one of its own. */
export async function tryHost(folder: Folder, given: { readonly data?: Folder } = {}): Promise<TriedHost> {
  const data = given.data ?? makeFolder();
  const host = createHost({
    description: { product: "Trace Workbench", version: "0", carrier: "loopback", platform: "linux" },
    store: createWorkspaceStore({ dataFolder: data.path, resources: path.join(data.path, "none") }),
    start: folder.path,
    abilities: {},
    report: (error) => {
      throw error;
    },
    clock: () => 0,
    now: () => new Date("2026-01-15T12:00:00Z"),
  });
  const heard: Heard[] = [];
  const listeners = new Set<() => void>();
  /** Beyond those of the window: a number that is used again gives the call before up. */
  let numbered = 1_000_000;
  const connection = host.connect((message) => {
    if (message.kind !== "event") return;
    heard.push(message);
    for (const listener of listeners) listener();
  });

  const window = windowOn(connection);
  const { workspaceId } = await window.ask("workspace/current", {});
  return {
    workspaceId,
    ask: (command, payload) => window.ask(command, payload),
    close: () => window.close(),
    openWindow: () => windowOn(host.connect(() => undefined)),
    async refusal(command, payload) {
      numbered += 1;
      const answer = await connection.dispatch({ kind: "call", id: numbered, command, payload });
      if (answer.kind === "refusal") return answer.refusal;
      throw new Error(`${command} was not refused`);
    },
    until: (name, isLast) =>
      new Promise((resolve) => {
        const look = (): void => {
          const told = heard.flatMap((event) => (event.name === name ? (readEvent(name, event.payload) ?? []) : []));
          const last = told.findIndex(isLast);
          if (last === -1) return;
          listeners.delete(look);
          resolve(told.slice(0, last + 1));
        };
        listeners.add(look);
        look();
      }),
    async [Symbol.asyncDispose]() {
      await host.close();
      if (given.data === undefined) data[Symbol.dispose]();
    },
  };
}

function windowOn(connection: HostConnection): TriedWindow {
  let last = 0;
  return {
    close: () => connection.close(),
    async ask(command, payload) {
      last += 1;
      const answer = await connection.dispatch({ kind: "call", id: last, command, payload });
      if (answer.kind === "reply" && isReply(command, answer.value)) return answer.value;
      throw new Error(`${command} was answered ${JSON.stringify(answer).slice(0, 400)}`);
    },
  };
}

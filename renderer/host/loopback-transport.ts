import type { ClientMessage, HostMessage } from "../../engine/contract/index";
import { readHostMessage } from "./host-message";
import { type Connection, ConnectionLost, type Transport } from "./transport";

/** What a WebSocket tells. */
export interface SocketEvents {
  opened(): void;
  closed(): void;
  received(data: unknown): void;
}

/** The part of a WebSocket that is used, so that tests can hand in their own. */
export interface Socket {
  isOpen(): boolean;
  send(text: string): void;
}

export interface LoopbackOptions {
  readonly connect: (events: SocketEvents) => Socket;
  /** Calls `then` after so many milliseconds. */
  readonly later: (milliseconds: number, then: () => void) => void;
}

interface Waiting {
  readonly resolve: (message: HostMessage) => void;
  readonly reject: (error: Error) => void;
}

/** Milliseconds before the next try: quick at first, never longer than five seconds. */
export function retryDelay(attempt: number): number {
  return Math.min(5_000, 250 * 2 ** Math.min(attempt - 1, 5));
}

/**
 * The browser host's carrier: one WebSocket, opened again when it breaks. Calls made while it is down wait for the next connection;
 * calls whose answer was lost reject, because nobody knows whether they were carried out.
 */
export function createLoopbackTransport({ connect, later }: LoopbackOptions): Transport {
  const waiting = new Map<number, Waiting>();
  const listeners = new Set<(message: HostMessage) => void>();
  const watchers = new Set<(connection: Connection) => void>();
  let queue: ClientMessage[] = [];
  let connection: Connection = { kind: "open" };
  let attempt = 0;
  let socket = open();

  function tell(next: Connection): void {
    connection = next;
    for (const watcher of watchers) watcher(next);
  }

  function open(): Socket {
    return connect({
      opened() {
        attempt = 0;
        tell({ kind: "open" });
        const unsent = queue;
        queue = [];
        for (const message of unsent) socket.send(JSON.stringify(message));
      },
      received: receive,
      closed() {
        attempt += 1;
        rejectSent();
        tell({ kind: "lost", attempt });
        later(retryDelay(attempt), () => {
          socket = open();
        });
      },
    });
  }

  function receive(data: unknown): void {
    if (typeof data !== "string") return;
    const message = readHostMessage(JSON.parse(data));
    if (message.kind === "event") {
      for (const listener of listeners) listener(message);
      return;
    }
    waiting.get(message.id)?.resolve(message);
    waiting.delete(message.id);
  }

  function rejectSent(): void {
    const unsent = new Set(queue.map((message) => message.id));
    for (const [id, call] of waiting) {
      if (unsent.has(id)) continue;
      call.reject(new ConnectionLost());
      waiting.delete(id);
    }
  }

  return {
    call: (message) =>
      new Promise((resolve, reject) => {
        waiting.set(message.id, { resolve, reject });
        if (socket.isOpen()) socket.send(JSON.stringify(message));
        else queue.push(message);
      }),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    watchConnection(listener) {
      watchers.add(listener);
      listener(connection);
      return () => watchers.delete(listener);
    },
  };
}

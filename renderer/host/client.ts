import {
  type CallProgress,
  type ClientMessage,
  type CommandName,
  type EventName,
  type Events,
  type HostMessage,
  isReply,
  type Refusal,
  type ReplyOf,
  type RequestOf,
  readEvent,
} from "../../engine/contract/index";
import { WORDS } from "../words/words";
import { toJson } from "./to-json";
import type { Connection, Transport } from "./transport";

/** The only door out of the window: ask the host, and hear what it tells. */
export interface HostClient {
  /** Rejects with `HostRefusal` when the host said no. */
  call<Name extends CommandName>(name: Name, payload: RequestOf<Name>, waiting?: Waiting): Promise<ReplyOf<Name>>;
  subscribe<Name extends EventName>(event: Name, listener: (payload: Events[Name]) => void): () => void;
  watchConnection(listener: (connection: Connection) => void): () => void;
}

/** What can be done while an answer is awaited. */
export interface Waiting {
  /** Gives the call up: the host stops and refuses it with `cancelled`, or answers where it was done already. */
  readonly signal?: AbortSignal;
  readonly progress?: (progress: CallProgress) => void;
}

/** The host's “no”, with its stable code, its sentence and the place where there is one. */
export class HostRefusal extends Error {
  override readonly name = "HostRefusal";
  constructor(readonly refusal: Refusal) {
    super(refusal.message);
  }
}

export function createHostClient(transport: Transport): HostClient {
  let last = 0;
  const listening = new Map<number, (progress: CallProgress) => void>();
  let listens: "not-yet" | "yes" = "not-yet";

  /** Carries a call that may be given up, or that is listened to. */
  async function follow(message: ClientMessage, { signal, progress }: Waiting): Promise<HostMessage> {
    const giveUp = (): void => {
      last += 1;
      transport.call({ kind: "call", id: last, command: "call/cancel", payload: { call: message.id } }).catch(() => undefined);
    };
    if (progress !== undefined) {
      listening.set(message.id, progress);
      if (listens === "not-yet") client.subscribe("call/progress", (told) => listening.get(told.call)?.(told));
      listens = "yes";
    }
    signal?.addEventListener("abort", giveUp);
    try {
      return await transport.call(message);
    } finally {
      signal?.removeEventListener("abort", giveUp);
      listening.delete(message.id);
    }
  }

  const client: HostClient = {
    async call(name, payload, waiting) {
      if (waiting?.signal?.aborted === true) throw new HostRefusal({ code: "cancelled", message: WORDS.host.cancelled });
      last += 1;
      const message: ClientMessage = { kind: "call", id: last, command: name, payload: toJson(payload) };
      const answer = await (waiting === undefined ? transport.call(message) : follow(message, waiting));
      if (answer.kind === "refusal") throw new HostRefusal(answer.refusal);
      if (answer.kind !== "reply" || !isReply(name, answer.value))
        throw new Error(`The answer to ${name} has not the form that was agreed.`);
      return answer.value;
    },
    subscribe(event, listener) {
      return transport.subscribe((message) => {
        if (message.kind !== "event" || message.name !== event) return;
        const known = readEvent(event, message.payload);
        if (known !== null) listener(known);
      });
    },
    watchConnection: (listener) => transport.watchConnection(listener),
  };
  return client;
}

/** Whether a call came to nothing because it was given up. */
export function isCancelled(error: unknown): boolean {
  return error instanceof HostRefusal && error.refusal.code === "cancelled";
}

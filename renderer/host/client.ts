import {
  type CommandName,
  type EventName,
  type Events,
  isReply,
  type Refusal,
  type ReplyOf,
  type RequestOf,
  readEvent,
} from "../../engine/contract/index";
import { toJson } from "./to-json";
import type { Connection, Transport } from "./transport";

/** The only door out of the window: ask the host, and hear what it tells. */
export interface HostClient {
  /** Rejects with `HostRefusal` when the host said no. */
  call<Name extends CommandName>(name: Name, payload: RequestOf<Name>): Promise<ReplyOf<Name>>;
  subscribe<Name extends EventName>(event: Name, listener: (payload: Events[Name]) => void): () => void;
  watchConnection(listener: (connection: Connection) => void): () => void;
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
  return {
    async call(name, payload) {
      last += 1;
      const answer = await transport.call({ kind: "call", id: last, command: name, payload: toJson(payload) });
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
}

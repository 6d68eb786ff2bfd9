import { isRefusal } from "../../engine/contract/answers";
import type { HostMessage } from "../../engine/contract/envelope";

/** One window's connection to a host, over whatever carries it. */
export interface Carrier {
  /** What comes back for a message; the message may be anything at all. */
  send(message: unknown): Promise<HostMessage>;
  /** The next event that was not asked for yet. */
  nextEvent(): Promise<HostMessage>;
  close(): Promise<void>;
}

/** Starts a carrier on a workspace's folder; user data goes into `dataFolder`. */
export type StartCarrier = (options: { readonly workspace: string; readonly dataFolder: string }) => Promise<Carrier>;

/** Events in the order they came, for whoever asks for the next one. */
export function createInbox(): { readonly put: (message: HostMessage) => void; readonly next: () => Promise<HostMessage> } {
  const come: HostMessage[] = [];
  const waiting: ((message: HostMessage) => void)[] = [];
  return {
    put(message) {
      const first = waiting.shift();
      if (first === undefined) come.push(message);
      else first(message);
    },
    next() {
      const first = come.shift();
      return first === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(first);
    },
  };
}

export function readHostMessage(value: unknown): HostMessage {
  if (typeof value === "object" && value !== null && "kind" in value) {
    if (value.kind === "reply" && "id" in value && typeof value.id === "number" && "value" in value)
      return { kind: "reply", id: value.id, value: value.value };
    if (value.kind === "refusal" && "id" in value && typeof value.id === "number" && "refusal" in value && isRefusal(value.refusal)) {
      return { kind: "refusal", id: value.id, refusal: value.refusal };
    }
    if (value.kind === "event" && "name" in value && typeof value.name === "string" && "payload" in value) {
      return { kind: "event", name: value.name, payload: value.payload };
    }
  }
  throw new Error(`not a host message: ${JSON.stringify(value)}`);
}

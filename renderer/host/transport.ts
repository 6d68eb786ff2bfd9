import type { ClientMessage, HostMessage } from "../../engine/contract/index";
import { WORDS } from "../words/words";

export type Connection = { readonly kind: "open" } | { readonly kind: "lost"; readonly attempt: number };

/** Carries messages to a host and back; knows none of the commands. */
export interface Transport {
  /** Rejects with `ConnectionLost` when the carrier went away before the answer. */
  call(message: ClientMessage): Promise<HostMessage>;
  /** Messages nobody asked for. Returns what ends the subscription. */
  subscribe(listener: (message: HostMessage) => void): () => void;
  /** Told at once, and whenever it changes. */
  watchConnection(listener: (connection: Connection) => void): () => void;
}

export class ConnectionLost extends Error {
  override readonly name = "ConnectionLost";
  constructor() {
    super(WORDS.host.connectionLost);
  }
}

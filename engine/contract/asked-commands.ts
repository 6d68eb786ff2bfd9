import type { SavedTrace } from "../request/trace-definition";
import type { Nothing } from "./nothing";

/** What the program around a window was asked to do: by its menu, or by a file or folder that was opened with it. */
export type Asked =
  /** One of the window's own commands, by its id. */
  | { readonly kind: "command"; readonly command: string }
  /** The host stands on another workspace now; `traceId`: the trace of it that was asked for. */
  | { readonly kind: "workspace"; readonly traceId: string | null }
  /** A trace from outside of any workspace. */
  | { readonly kind: "unfiled"; readonly saved: SavedTrace }
  | { readonly kind: "failed"; readonly message: string };

export interface AskedCommands {
  /** What was asked since the last time, in order; the event `host/asked` says that there is something. */
  "host/take-asked": { request: Nothing; reply: readonly Asked[] };
  /** Lets the user choose a trace file, where the host has a dialog for it; what was chosen is asked as any other. */
  "host/choose-trace": { request: Nothing; reply: Nothing };
}

import type { CallWork } from "../../engine/contract/call-commands";
import type { CommandName, Events, ReplyOf, RequestOf } from "../../engine/contract/commands";

/** Whoever sent a request. */
export interface Caller {
  /** Tells the other windows of this host what this request changed. */
  tellOthers(change: Events["workspace/changed"]): void;
  /** Says which window speaks here, until another says so or the connection ends. */
  claim(window: string): void;
  /** `open`: another connection speaks for it. */
  stateOf(window: string): "this" | "open" | "gone";
  /** Gives up what this window asked with the message of that number; one that is answered is no fault. */
  cancel(call: number): void;
}

/** One call at work, for handlers that may take long. */
export interface Work {
  /** Aborted when nobody waits for the answer any more: a handler that sees it throws its reason, having left nothing half done. */
  readonly signal: AbortSignal;
  /** Tells the window how far it is; what follows too soon is left out. */
  readonly tell: (work: CallWork) => void;
}

/** One handler a command: a command without one does not compile. */
export type Handlers = {
  readonly [Name in CommandName]: (request: RequestOf<Name>, caller: Caller, work: Work) => Promise<ReplyOf<Name>>;
};

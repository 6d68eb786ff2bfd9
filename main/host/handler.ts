import type { CommandName, Events, ReplyOf, RequestOf } from "../../engine/contract/commands";

/** Whoever sent a request. */
export interface Caller {
  /** Tells the other windows of this host what this request changed. */
  tellOthers(change: Events["workspace/changed"]): void;
  /** Says which window speaks here, until another says so or the connection ends. */
  claim(window: string): void;
  /** `open`: another connection speaks for it. */
  stateOf(window: string): "this" | "open" | "gone";
}

/** One handler a command: a command without one does not compile. */
export type Handlers = {
  readonly [Name in CommandName]: (request: RequestOf<Name>, caller: Caller) => Promise<ReplyOf<Name>>;
};

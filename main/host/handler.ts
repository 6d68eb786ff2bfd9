import type { CommandName, Events, ReplyOf, RequestOf } from "../../engine/contract/commands";

/** Whoever sent a request. */
export interface Caller {
  /** Tells the other windows of this host what this request changed. */
  tellOthers(change: Events["workspace/changed"]): void;
}

/** One handler a command: a command without one does not compile. */
export type Handlers = {
  readonly [Name in CommandName]: (request: RequestOf<Name>, caller: Caller) => Promise<ReplyOf<Name>>;
};

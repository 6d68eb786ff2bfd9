import { randomUUID } from "node:crypto";
import type { TraceRun } from "../../engine/contract/commands";
import type { TraceResult } from "../../engine/trace/result";
import { stepPatches } from "../../engine/trace/step-patch";
import type { Caller } from "./handler";

type SentRun = Pick<TraceRun, "result" | "name" | "steps">;

/** What each window holds of the newest outline, so that the next one is sent as what became of it. Gone with the connection. */
export interface SentOutlines {
  /** `since`: the name of what the window says it has; the whole outline goes out where that is another than what was sent. */
  send(caller: Caller, outline: TraceResult, since: string | undefined): SentRun;
}

export function createSentOutlines(): SentOutlines {
  const sent = new WeakMap<Caller, { readonly name: string; readonly outline: TraceResult }>();
  return {
    send(caller, outline, since) {
      const before = sent.get(caller);
      const name = randomUUID();
      sent.set(caller, { name, outline });
      if (before === undefined || before.name !== since) return { result: outline, name };
      return { result: { ...outline, trace: [] }, name, steps: stepPatches(before.outline, outline) };
    },
  };
}

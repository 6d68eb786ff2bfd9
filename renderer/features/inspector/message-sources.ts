import type { Json } from "../../../engine/contract/index";
import { rootOf, type StepEntry, type StepIndex, stepTitle } from "../../../engine/trace/step-index";
import { WORDS } from "../../words/words";
import { writesBelow } from "./provenance";

const words = WORDS.inspector.messageSources;

/** The step that wrote a part of a message last. */
export interface MessageSource {
  readonly step: string;
  readonly title: string;
  /** What stood there before it; `null`: nothing. */
  readonly before: Json;
}

/** Where what no step wrote comes from, in a request and in a response. */
export const AS_SENT = words.asSent;
export const AS_IT_CAME = words.asItCame;

/** Where the parts of a request or response come from, as a step saw them; what is not here stands as it was sent. */
export interface MessageSources {
  /** Of the method and URL, or of the status; the last that changed anything of it. */
  readonly first: MessageSource | null;
  /** By name in small letters. */
  readonly headers: ReadonlyMap<string, MessageSource>;
  /** Headers that were taken away on the way, with their names as the effects have them. */
  readonly removed: readonly { readonly name: string; readonly source: MessageSource }[];
}

/** What the phases before a step's own changed: a phase sees nothing of what its own rules change. `null`: what all of them changed. */
export function messageSources(index: StepIndex, entry: StepEntry | null, side: "request" | "response"): MessageSources {
  const headers = new Map<string, MessageSource>();
  const removed = new Map<string, MessageSource>();
  let first: MessageSource | null = null;
  for (const root of index.roots) {
    if (entry !== null && root === rootOf(entry)) break;
    for (const { step, effect } of writesBelow(root)) {
      const source = { step: step.workbench.id, title: stepTitle(step), before: effect.before };
      const name = headerOf(effect.target, side);
      if (name === null) {
        if (isFirstLine(effect.target, side)) first = source;
        continue;
      }
      headers.delete(name);
      removed.delete(name);
      (effect.after === null ? removed : headers).set(name, source);
    }
  }
  return { first, headers, removed: [...removed].map(([name, source]) => ({ name, source })) };
}

function headerOf(target: string, side: string): string | null {
  const start = `${side}.headers.`;
  return target.startsWith(start) ? target.slice(start.length).toLowerCase() : null;
}

function isFirstLine(target: string, side: "request" | "response"): boolean {
  return side === "response" ? target === "response.status" : target === "request.method" || target.startsWith("request.uri");
}

import type { SavedTrace, TraceDefinition } from "../../request/trace-definition";
import type { TraceResult } from "../../trace/result";
import type { PreparedConfiguration } from "../prepare/prepared";
import { followRedirect, redirectKey } from "./follow-redirect";
import { runTrace, type TraceOptions } from "./run-trace";

/** As many redirects as browsers follow before they give up. */
export const MOST_REDIRECTS = 20;

/** A trace and where its redirects lead, in order; the first hop is the trace itself. */
export interface TraceChain {
  readonly hops: readonly TraceHop[];
  readonly end: ChainEnd;
  /** How it ends, in one line. */
  readonly sentence: string;
}

interface TraceHop {
  readonly trace: TraceDefinition;
  readonly result: TraceResult;
}

type ChainEnd =
  /** The last hop is no redirect. */
  | { readonly kind: "answered" }
  /** The last hop redirects to a request of an earlier hop, by its index. */
  | { readonly kind: "loop"; readonly to: number }
  | { readonly kind: "too-many-redirects" }
  /** The last hop redirects to what no zone of the configuration has, or to what is no web address. */
  | { readonly kind: "left"; readonly location: string };

/**
 * Traces a request and follows its redirects through all zones of the configuration, as a browser would; a repeated request ends it, and
 * so do too many redirects. The same arguments give the same chain.
 */
export function runTraceChain(prepared: PreparedConfiguration, saved: SavedTrace, options: TraceOptions = {}): TraceChain {
  let state: ChainState = { kind: "asks", asked: saved, hops: [], seen: new Map() };
  while (state.kind === "asks") state = advance(state, runTrace(prepared, state.asked, options));
  return state.chain;
}

/** As `runTraceChain`, with each hop traced by `trace`, for drivers that can wait. */
export async function runTraceChainBy(saved: SavedTrace, trace: (asked: SavedTrace) => Promise<TraceResult>): Promise<TraceChain> {
  let state: ChainState = { kind: "asks", asked: saved, hops: [], seen: new Map() };
  while (state.kind === "asks") {
    // oxlint-disable-next-line eslint/no-await-in-loop -- each redirect leads to the next request
    state = advance(state, await trace(state.asked));
  }
  return state.chain;
}

interface AskingState {
  readonly kind: "asks";
  readonly asked: SavedTrace;
  readonly hops: readonly TraceHop[];
  /** Requests made, by key, with the index of their hop. */
  readonly seen: ReadonlyMap<string, number>;
}

type ChainState = AskingState | { readonly kind: "ended"; readonly chain: TraceChain };

function advance({ asked, hops: before, seen: made }: AskingState, result: TraceResult): ChainState {
  const previous = before.at(-1);
  if (previous !== undefined && result.workbench.outcome === "untraceable")
    return finish(before, { kind: "left", location: previous.result.workbench.location ?? asked.trace.url });
  const hops = [...before, { trace: asked.trace, result }];
  const seen = new Map(made).set(redirectKey(asked), before.length);
  const { outcome, location } = result.workbench;
  if (outcome !== "redirect" || location === null) return finish(hops, { kind: "answered" });
  if (hops.length > MOST_REDIRECTS) return finish(hops, { kind: "too-many-redirects" });
  const next = followRedirect(asked, { status: result.status_code ?? 302, location });
  if (next === null) return finish(hops, { kind: "left", location });
  const again = seen.get(redirectKey(next));
  return again === undefined ? { kind: "asks", asked: next, hops, seen } : finish(hops, { kind: "loop", to: again });
}

function finish(hops: readonly TraceHop[], end: ChainEnd): ChainState {
  return { kind: "ended", chain: { hops, end, sentence: sentenceOf(hops, end) } };
}

function sentenceOf(hops: readonly TraceHop[], end: ChainEnd): string {
  const redirects = countOf(end.kind === "answered" ? hops.length - 1 : hops.length);
  const last = hops.at(-1);
  switch (end.kind) {
    case "answered":
      return `After ${redirects}: ${last?.result.workbench.sentence ?? ""}`;
    case "loop":
      return `The redirects loop: after ${redirects} the client asks for ${hops[end.to]?.trace.url ?? "the same"} again.`;
    case "too-many-redirects":
      return `A client gives up after ${countOf(MOST_REDIRECTS)}; the next one would lead to ${last?.result.workbench.location ?? "nowhere"}.`;
    case "left":
      return `After ${redirects} the client leaves for ${end.location}, which this configuration does not serve.`;
    default:
      return end satisfies never;
  }
}

function countOf(redirects: number): string {
  return redirects === 1 ? "1 redirect" : `${redirects} redirects`;
}

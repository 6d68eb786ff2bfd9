import type { HttpRequest, HttpResponse } from "../../../engine/http/message";
import { printUrl } from "../../../engine/http/url";
import type { ScriptAnswer, ScriptErrorCode, StartScript, Subrequest } from "../../../engine/index";
import { viewRequest, viewResponse } from "../../../engine/pipeline/run/steps";
import { createDeferred, type Deferred } from "./deferred";
import { findFetch } from "./find-fetch";
import { createTold, failureOf, type GuestAnswer } from "./tell-run";
import { type Asked, requestFromWire, responseFromWire, responseToWire, type WireResponse } from "./wire";

/** Why a run was ended from outside. */
export type Stop = { readonly code: ScriptErrorCode; readonly reason: string };

/** The answer to one fetch, as it crosses to the runtime. */
export type FetchAnswer = WireResponse | { readonly refused: string };

/** One run of a script: goes on until the script fetches the origin, or ends. */
export interface ScriptRun {
  readonly call: StartScript;
  /** The next thing that the pipeline must hear of. */
  next(): Promise<ScriptAnswer>;
  /** Answers a fetch of the script's. */
  fetch(asked: Asked): Promise<FetchAnswer>;
  /** The answer of the origin, for whoever waits for it and whoever asks later. */
  resume(response: HttpResponse): void;
  /** The script has ended by itself, and this is what its guest tells. */
  finish(answer: GuestAnswer): void;
  /** The script ended because the runtime did. */
  stop(stop: Stop): void;
}

/** Fetches beyond these are refused. https://developers.cloudflare.com/workers/platform/limits/#subrequests */
const MOST_FETCHES = { worker: 1000, snippet: 5 } as const;

type MutableSubrequest = { -readonly [Key in keyof Subrequest]: Subrequest[Key] };

export function createScriptRun(call: StartScript, notes: readonly string[]): ScriptRun {
  const subrequests: MutableSubrequest[] = [];
  const origin: Deferred<HttpResponse> = createDeferred();
  const state: { next: Deferred<ScriptAnswer>; asksOrigin: boolean; broken: Stop | null } = {
    next: createDeferred(),
    asksOrigin: false,
    broken: null,
  };
  const end = (answer: ScriptAnswer): void => state.next.resolve(answer);

  function refuse(subrequest: MutableSubrequest, refused: string): FetchAnswer {
    subrequest.refused = refused;
    return { refused };
  }

  function breakRule(subrequest: MutableSubrequest, stop: Stop): FetchAnswer {
    state.broken ??= stop;
    return refuse(subrequest, stop.reason);
  }

  async function askOrigin(subrequest: MutableSubrequest, request: HttpRequest): Promise<FetchAnswer> {
    if (state.asksOrigin && call.product === "snippet")
      return breakRule(subrequest, { code: 1201, reason: "A Snippet can continue to the origin only once" });
    subrequest.answeredBy = "origin";
    if (!state.asksOrigin) {
      state.asksOrigin = true;
      state.next.resolve({ kind: "fetched", request });
    }
    const response = await origin.promise;
    subrequest.response = viewResponse(response);
    return responseToWire(response);
  }

  return {
    call,
    next: () => state.next.promise,
    async fetch(asked) {
      const request = requestFromWire(asked, call.request, call.edgeHeaders);
      const view = request === null ? { method: asked.method, url: asked.url, headers: asked.headers } : viewRequest(request);
      const subrequest: MutableSubrequest = { request: view, answeredBy: null, response: null, refused: null };
      if (subrequests.length >= MOST_FETCHES[call.product])
        return breakRule(subrequest, { code: call.product === "worker" ? 1101 : 1202, reason: "The script fetches more than it may" });
      subrequests.push(subrequest);
      if (request === null) return refuse(subrequest, `“${asked.url}” cannot be read as an address.`);
      const found = findFetch(call.fetches, asked.method, asked.url);
      if (found.kind === "problem")
        return refuse(subrequest, `The trace's “fetches” have an answer that cannot be used: ${found.message}.`);
      if (found.kind === "response") {
        subrequest.answeredBy = "trace";
        subrequest.response = viewResponse(found.response);
        return responseToWire(found.response);
      }
      if (request.host === call.request.host) return askOrigin(subrequest, request);
      const origins = printUrl({ ...call.request, path: "/", query: null });
      return refuse(
        subrequest,
        `${asked.url} is not on the origin (${origins}), and the trace's “fetches” have no answer for it. Nothing is sent to the network.`,
      );
    },
    resume(response) {
      state.next = createDeferred();
      origin.resolve(response);
    },
    finish(answer) {
      const told = createTold(call, answer, notes, subrequests);
      const failure = state.broken === null ? failureOf(answer) : { code: state.broken.code, reason: reasonOf(state.broken) };
      if (answer.response !== null && state.broken === null) end({ kind: "responded", response: responseFromWire(answer.response), told });
      else end({ kind: "failed", ...failure, told });
    },
    stop(stop) {
      const told = createTold(
        call,
        { console: [], exceptions: [{ message: stop.reason, stack: "" }], failedOpen: false, response: null },
        notes,
        subrequests,
      );
      end({ kind: "failed", code: stop.code, reason: reasonOf(stop), told });
    },
  };
}

function reasonOf({ reason }: Stop): string {
  return `${reason.slice(0, 1).toLowerCase()}${reason.slice(1)}`;
}

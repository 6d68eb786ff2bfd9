import type { HttpRequest, HttpResponse } from "../../http/message";
import { assertNever } from "../../support/assert-never";
import type { Effect } from "../../trace/result";
import type { Ended, Run } from "../run/run";
import type { ScriptAnswer, ScriptCall } from "./script-call";
import { requestEffects, responseEffects } from "./script-effects";
import { edgeKnowledge } from "./script-request";
import { complete, leaveBehind, leaveOut, type PendingScript } from "./script-steps";

/** A part of the way: what ended the request (`null`: the origin answered). The answer stands in the passage afterwards. */
export type Way = Generator<ScriptCall, Ended | null, ScriptAnswer>;

/**
 * Runs scripts one inside the other: what the first fetches from the origin goes through the second, and so on, then on by `goOn`;
 * the answer comes back the same way.
 */
export function* runThrough([script, ...more]: readonly PendingScript[], run: Run, goOn: () => Way): Way {
  if (script === undefined) return yield* goOn();
  run.scriptRuns += 1;
  const number = run.scriptRuns;
  const before = run.passage.request;
  const first = yield startOf(script, number, run);
  switch (first.kind) {
    case "not-simulated":
      leaveOut(script, first.reason, run);
      return yield* runThrough(more, run, goOn);
    case "responded":
    case "failed":
      for (const one of more) leaveBehind(one, script);
      return finish(first, { script, before, run, inner: null, effects: [], received: null });
    case "fetched": {
      const effects = requestEffects(before, first.request);
      if (effects.length > 0) run.passage = withRequest(run.passage, first.request);
      const inner = yield* runThrough(more, run, goOn);
      const received = run.passage.response ?? run.request.originResponse;
      const last = yield { kind: "resume-script", run: number, response: received };
      if (last.kind === "responded" || last.kind === "failed") return finish(last, { script, before, run, inner, effects, received });
      throw new Error(`A script that had fetched the origin was answered “${last.kind}”`);
    }
    default:
      return assertNever(first);
  }
}

function startOf(script: PendingScript, number: number, run: Run): ScriptCall {
  const { cf, headers } = edgeKnowledge(run);
  return {
    kind: "start-script",
    run: number,
    product: script.product,
    script: script.script,
    step: script.by.step,
    file: script.file,
    expectedFile: script.expectedFile,
    bindings: script.bindings,
    request: run.passage.request,
    cf,
    edgeHeaders: headers,
    fetches: run.saved.fetches ?? [],
    world: run.request.world,
  };
}

function withRequest(passage: Run["passage"], request: HttpRequest): Run["passage"] {
  const { path, query } = request;
  const moved = path !== passage.request.path || query !== passage.request.query;
  return { ...passage, request, target: moved ? { path, query } : passage.target };
}

interface Finish {
  readonly script: PendingScript;
  readonly before: HttpRequest;
  readonly run: Run;
  /** What ended the request after the script. */
  readonly inner: Ended | null;
  readonly effects: readonly Effect[];
  /** What its fetch of the origin got; `null`: it made none. */
  readonly received: HttpResponse | null;
}

type LastAnswer = Extract<ScriptAnswer, { readonly kind: "responded" | "failed" }>;

/** An error page of the edge's: its looks are not Cloudflare's. */
const ERROR_PAGE: HttpResponse = { status: 500, headers: [{ name: "content-type", value: "text/html; charset=UTF-8" }], body: "" };

function finish(answer: LastAnswer, { script, before, run, inner, effects, received }: Finish): Ended | null {
  const response = answer.kind === "responded" ? answer.response : ERROR_PAGE;
  const answeredAlone = received === null || answer.kind === "failed";
  const all = [...effects, ...responseEffects(received, response)];
  complete(script, answer.told, { request: before, response, effects: all, ended: answeredAlone });
  run.passage = { ...run.passage, response, originalResponse: received === null ? response : run.passage.originalResponse };
  if (answer.kind === "failed") run.edgeError = { type: script.product === "worker" ? "worker" : "snippet", code: answer.code };
  if (!answeredAlone) return inner === null ? null : { ...inner, status: response.status, response };
  return {
    outcome: answer.kind === "failed" ? "error" : "worker",
    status: response.status,
    location: null,
    response,
    phase: script.phase,
    level: "zone",
    by: script.by,
    action: "",
    within: null,
    because: answer.kind === "failed" ? [answer.reason] : [],
  };
}

import type { Script } from "../../config/configuration";
import type { Header, HttpRequest, HttpResponse } from "../../http/message";
import type { World } from "../../request/world";
import type { Json, JsonObject } from "../../support/json";
import type { RequestView, ResponseView, ScriptReport } from "../../trace/result";

export type ScriptProduct = "worker" | "snippet";

/**
 * What the pipeline asks of whoever drives it: to run a script until it fetches the origin, or to give it what that fetch gets.
 * Scripts nest: one that waits for its fetch may see others start and end before it goes on.
 */
export type ScriptCall = StartScript | ResumeScript;

export interface StartScript {
  readonly kind: "start-script";
  /** Names this run in later calls; unique within a trace. */
  readonly run: number;
  readonly product: ScriptProduct;
  readonly script: string;
  /** Id of the step it belongs to; "" where nothing is recorded. */
  readonly step: string;
  /** `null`: the configuration has no file for it. */
  readonly file: Script | null;
  /** Where the file would be, below the configuration's folder. */
  readonly expectedFile: string;
  /** What the configuration says about its environment, as the file has it. */
  readonly bindings: Json | null;
  readonly request: HttpRequest;
  /** What the network adds: `request.cf`, and headers such as `cf-connecting-ip`. */
  readonly cf: JsonObject;
  readonly edgeHeaders: readonly Header[];
  /** Answers to fetches that do not go to the origin, as the trace has them. */
  readonly fetches: readonly JsonObject[];
  readonly world: World;
}

export interface ResumeScript {
  readonly kind: "resume-script";
  readonly run: number;
  readonly response: HttpResponse;
}

export type ScriptAnswer =
  | { readonly kind: "not-simulated"; readonly reason: string }
  /** It waits for the answer to this request, which goes on to whatever comes after the script. */
  | { readonly kind: "fetched"; readonly request: HttpRequest }
  | { readonly kind: "responded"; readonly response: HttpResponse; readonly told: ScriptTold }
  | { readonly kind: "failed"; readonly code: ScriptErrorCode; readonly reason: string; readonly told: ScriptTold };

/** Cloudflare's number for the error page: 1101 an exception, 1102 the limits of a Worker; 1201 to 1204 those of a Snippet. */
export type ScriptErrorCode = 1101 | 1102 | 1201 | 1202 | 1203 | 1204;

/** What is known of a run once it has ended. */
export interface ScriptTold {
  readonly report: ScriptReport;
  readonly subrequests: readonly Subrequest[];
}

/** One fetch of a script's. `refused`: why it got no answer. */
export interface Subrequest {
  readonly request: RequestView;
  readonly answeredBy: "origin" | "trace" | null;
  readonly response: ResponseView | null;
  readonly refused: string | null;
}

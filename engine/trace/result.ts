import type { SourcePlace } from "../config/configuration";
import type { Explanation } from "../language/explanation";
import type { Json, JsonObject } from "../support/json";

/** What a trace gives, in the shape of Cloudflare's answer, plus one `workbench` object here and one on each step. */
export interface TraceResult {
  /** The edge's own status when the edge answered, else the simulated origin's. Absent when the request is untraceable. */
  readonly status_code?: number;
  readonly trace: readonly TraceStep[];
  readonly workbench: ResultWorkbench;
}

/** One evaluated configuration. `matched` is absent where the step could not be simulated. */
export interface TraceStep {
  readonly type: StepType;
  readonly step_name: string;
  readonly matched?: boolean;
  readonly name?: string;
  readonly kind?: string;
  readonly description?: string;
  readonly expression?: string;
  readonly action?: string;
  readonly action_parameters?: Json;
  readonly trace?: readonly TraceStep[];
  readonly workbench: StepWorkbench;
}

/** `subrequest`: what a script fetched, under the step that ran it. */
export type StepType = "phase" | "ruleset" | "rule" | "page_rule" | "worker" | "subrequest";

export type Fidelity = "exact" | "modelled" | "assumed" | "not simulated";

export interface StepWorkbench {
  /** Path of indexes from the top: `0.2.1`. */
  readonly id: string;
  /** Product name for people: “Single Redirects”, “Custom rules”. */
  readonly product: string;
  readonly phase: string;
  /** Which side of the timeline the step stands on. */
  readonly side: "request" | "origin" | "response";
  readonly scope: "account" | "zone" | null;
  readonly ruleset: string | null;
  readonly rule: string | null;
  readonly fidelity: Fidelity;
  /** Why the fidelity is not exact, or why there is no `matched`; one sentence. */
  readonly reason?: string;
  /** True where Cloudflare's Trace does not show this step. */
  readonly beyond: boolean;
  /** True on the step that ended the request. */
  readonly ended: boolean;
  /** The rule was passed over: `because` says by what, `by` is the id of that step. */
  readonly skipped?: { readonly because: string; readonly by: string | null };
  /** A rate limiting rule that matched and did nothing: the limit is not exceeded, the request counts. */
  readonly counted?: true;
  readonly explanation?: Explanation;
  readonly effects: readonly Effect[];
  /** What is easy to miss about this rule here, such as a value that an earlier phase rewrote; in sentences. */
  readonly hints?: readonly string[];
  /** Mistakes in this rule (expression, parameters); the rest of the trace went on. */
  readonly problems: readonly { readonly code: string; readonly message: string; readonly start?: number; readonly end?: number }[];
  /** The rule, page rule or route as it stands in the file. */
  readonly json?: JsonObject;
  readonly source: SourcePlace | null;
  /** The request as this step saw it; on phases and page rules only (rules of a phase share their phase's). */
  readonly request?: RequestView;
  readonly response?: ResponseView;
  /** What running the step's script gave; its exceptions are among the problems, its own fetches hang under the step. */
  readonly script?: ScriptReport;
  /** Documentation page of the phase or product. */
  readonly documentation?: string;
}

/** What a script of the user's said while it ran. */
export interface ScriptReport {
  /** Below the configuration's folder. */
  readonly file: string;
  readonly console: readonly ConsoleLine[];
  readonly exceptions: readonly ScriptException[];
  /** What of its environment is not simulated, or not as it is at Cloudflare; one sentence each. */
  readonly notes: readonly string[];
}

export interface ConsoleLine {
  readonly level: "debug" | "error" | "info" | "log" | "warn";
  readonly text: string;
}

/** `line` and `column` count from 1; `null` where the runtime does not say. */
export interface ScriptException {
  readonly message: string;
  readonly line: number | null;
  readonly column: number | null;
  readonly stack: string;
}

/** `null` in `before`: there was none; in `after`: it was removed. */
export interface Effect {
  readonly target: string;
  readonly before: Json;
  readonly after: Json;
}

export interface RequestView {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
}

export interface ResponseView {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
}

export type Outcome = "origin" | "block" | "challenge" | "redirect" | "worker" | "access" | "waiting-room" | "error" | "untraceable";

export interface ResultWorkbench {
  readonly outcome: Outcome;
  /** The answer in one line. */
  readonly sentence: string;
  readonly certain: boolean;
  readonly by: {
    readonly phase: string;
    readonly scope: "account" | "zone" | null;
    readonly ruleset: string | null;
    readonly rule: string | null;
    readonly description: string;
    readonly step: string;
  } | null;
  readonly location: string | null;
  /** As it leaves for the origin, or as it stood when it ended. */
  readonly request: RequestView;
  readonly origin: { readonly host: string; readonly port: number; readonly hostHeader: string; readonly sni: string } | null;
  readonly cache: {
    readonly eligible: boolean;
    readonly edgeTtl: number | null;
    readonly browserTtl: number | null;
    readonly key: string | null;
    readonly by: string | null;
    /** Why it is cached or not, and what the time comes from; in sentences. */
    readonly reason?: string;
  } | null;
  readonly response: ResponseView | null;
  readonly zone: { readonly name: string; readonly how: string } | null;
  readonly assumed: readonly { readonly field: string; readonly value: Json; readonly steps: readonly string[] }[];
  readonly notReached: readonly { readonly phase: string; readonly because: string }[];
  /** `pointer`: the place in the saved trace that a mistake stands at. */
  readonly limits: readonly { readonly code: string; readonly message: string; readonly pointer?: string }[];
  /** The readings taken where documentation contradicts itself: switch → value. */
  readonly assumptions: Readonly<Record<string, string>>;
}

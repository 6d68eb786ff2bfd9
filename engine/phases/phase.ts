export type Level = "account" | "zone";

/** How close the simulation comes: as documented, our model of what is documented, or not there yet. */
export type PhaseFidelity = "exact" | "modelled" | "assumed" | "not simulated";

/**
 * One row of the way a request takes: a phase of the Ruleset Engine, a product with rules of its own, or something that
 * Cloudflare does without rules. A name can stand on two sides (`http_ratelimit` counts again on the response).
 */
export interface Phase {
  readonly name: string;
  /** For people: “Single Redirects”. */
  readonly product: string;
  /** What a rule of it is called in a sentence: “redirect rule”. */
  readonly rule: string;
  readonly side: "request" | "origin" | "response";
  /** `engine`: rulesets of the Rulesets API. `rules`: rules of its own. `internal`: neither. */
  readonly kind: "engine" | "rules" | "internal";
  /** Where entry points may stand, in the order they run. */
  readonly levels: readonly Level[];
  readonly actions: readonly string[];
  readonly fidelity: PhaseFidelity;
  /** Why the fidelity is what it is, or how rules combine; one sentence. */
  readonly note: string;
  /** True where Cloudflare's Trace does not show the step. */
  readonly beyond: boolean;
  /** True for rows that exist for configuration only: their rules do not run at this point. */
  readonly configurationOnly: boolean;
  /** True where rules that nobody knows are taken to be there and not to act, so that no outcome hangs on them. */
  readonly takenNotToAct?: boolean;
  /** Answers of the edge that its rules never touch. */
  readonly leavesAlone?: readonly ("block" | "challenge")[];
  readonly documentation: string;
}

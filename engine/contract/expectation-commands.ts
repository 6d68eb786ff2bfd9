import type { ConfigurationEdit } from "../config/edit";
import type { ExpectationCheck } from "../library/expectations/check-expectations";
import type { SavedTrace } from "../request/trace-definition";
import type { JsonObject } from "../support/json";
import type { Problem } from "../support/problem";

export interface ExpectationCommands {
  /** What the trace, or one row of its cases (the first, if none is named), would expect if its result under this configuration, with the edits, were right. */
  "expectations/take": {
    request: { workspaceId: string; configuration: string; saved: SavedTrace; row?: number; edits?: readonly ConfigurationEdit[] };
    reply: readonly JsonObject[];
  };
}

/** What became of a trace's expectations. With a problem none is checked: nobody knows what was meant. */
export interface ExpectationVerdict {
  readonly checks: readonly ExpectationCheck[];
  readonly problems: readonly Problem[];
}

import type { Coverage } from "../library/coverage/coverage";
import type { RunSummary } from "./run-commands";

/** What a screen may ask about coverage. */
export interface CoverageCommands {
  /** What the newest run of the whole library exercised of a configuration; `null`: none came to its end yet. */
  "coverage/read": { request: { workspaceId: string; configuration: string }; reply: CoverageView | null };
}

export interface CoverageView {
  readonly run: RunSummary;
  readonly coverage: Coverage;
  /** Whether the configuration is still what it was then. */
  readonly isCurrent: boolean;
}

import type { Finding } from "../config/configuration";
import type { ConfigurationEdit } from "../config/edit";
import type { Outcome } from "../trace/result";
import type { Nothing } from "./nothing";

/** What a screen may ask about a configuration that is being changed. Until it is saved nothing of it touches the disk. */
export interface WhatIfCommands {
  /** One file of a configuration as it stands; one inside a bundle is laid out for reading. */
  "configuration/file": { request: { workspaceId: string; configuration: string; file: string }; reply: ConfigurationFileText };
  /**
   * Writes the edited files over the old ones, or everything into a configuration of another name. `revisions` are those of `configuration/file`, one for
   * each file that an edit names; a file that has another by now is refused with code `changed-on-disk`, unless `overwrite`. A name that is taken is refused.
   */
  "configuration/save": {
    request: {
      workspaceId: string;
      configuration: string;
      edits: readonly ConfigurationEdit[];
      revisions: Readonly<Record<string, string>>;
      overwrite: boolean;
      as: { readonly kind: "same" } | { readonly kind: "new"; readonly name: string };
    };
    reply: { configuration: string };
  };
  /**
   * Keeps edits that `window` has not saved, so that they survive a crash; none: forgets them. Every window has edits of its own, under the name that it has
   * for its drafts. `began`: the revisions of the files when they were begun.
   */
  "what-if/keep": { request: { workspaceId: string; window: string } & KeptEdits; reply: Nothing };
  /** The edits of a configuration that `window` had; else the newest that a window left which is gone, and which are this one's own from then on; else none. */
  "what-if/kept": { request: { workspaceId: string; window: string; configuration: string }; reply: KeptEdits };
  /** What becomes of every saved trace, without and with the edits. A window that asks again before the answer gives the first question up: traces are left out then. */
  "what-if/verdicts": {
    request: { workspaceId: string; configuration: string; edits: readonly ConfigurationEdit[] };
    reply: WhatIfVerdicts;
  };
}

export interface KeptEdits {
  readonly configuration: string;
  readonly edits: readonly ConfigurationEdit[];
  readonly began: Readonly<Record<string, string>>;
}

export interface ConfigurationFileText {
  readonly file: string;
  readonly text: string;
  readonly revision: string;
}

/** What is wrong with a configuration as it was edited. */
export interface EditedConfiguration {
  /** Of the files that the edits name. */
  readonly findings: readonly Finding[];
  /** Those errors among them that the configuration did not have before. */
  readonly mistakes: readonly Finding[];
}

export interface WhatIfVerdicts {
  readonly verdicts: readonly WhatIfVerdict[];
  readonly milliseconds: number;
  /** Saved traces that are not among the verdicts: broken files, those beyond the most that are looked at, and the rest of what was given up. */
  readonly left: number;
}

export interface WhatIfVerdict {
  readonly traceId: string;
  readonly name: string;
  readonly before: Verdict;
  readonly after: Verdict;
}

export interface Verdict {
  readonly outcome: Outcome;
  /** Absent for an untraceable request. */
  readonly status?: number;
  readonly location: string | null;
  /** The rule that decided: its name, and its id. */
  readonly by: { readonly description: string; readonly rule: string | null } | null;
}

import type { ImportReport } from "./import-commands";
import type { Nothing } from "./nothing";

/** Pulling a configuration from the official API. A token goes to the host only, once; nothing ever tells it back. */
export interface PullCommands {
  "pull/describe": { request: Nothing; reply: PullDescription };
  /** Keeps the token in the system's keychain, where the host can. */
  "pull/keep-token": { request: { token: string }; reply: PullDescription };
  "pull/forget-token": { request: Nothing; reply: PullDescription };
  /** Tells of itself by `pull/progress`. A name that is taken is refused, unless the old one is to go to the trash. */
  "pull/start": {
    request: { workspaceId: string; zones: readonly string[]; name: string; replace: boolean };
    reply: { pullId: string };
  };
  "pull/cancel": { request: { workspaceId: string; pullId: string }; reply: Nothing };
}

export interface PullDescription {
  /** Where the token comes from; one that is kept goes before the environment's. */
  readonly token: "kept" | "environment" | "none";
  /** The least that it needs, each to read. */
  readonly permissions: { readonly account: readonly string[]; readonly zone: readonly string[] };
}

export interface PullProgress {
  readonly workspaceId: string;
  readonly pullId: string;
  readonly state: "running" | "finished" | "cancelled" | "failed";
  /** Answers that were asked for; how many there will be, nobody knows: `total` is 0. */
  readonly done: number;
  readonly total: number;
  /** What is asked for now. */
  readonly what: string;
  /** Why it failed. */
  readonly message?: string;
  /** Where it finished. */
  readonly report?: ImportReport;
}

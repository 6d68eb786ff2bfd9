import type { Nothing } from "./nothing";

/** A release of the program that is to be had. */
export interface Release {
  /** `1.2.3`, as semver.org orders them. */
  readonly version: string;
  /** Where a person reads about it: an https address. */
  readonly page: string;
}

/** What looking for a newer version gave. `off`: it was not asked, since the user has not turned it on or it was asked today. */
export type UpdateAnswer =
  | { readonly kind: "off" }
  | { readonly kind: "newest" }
  | { readonly kind: "newer"; readonly release: Release }
  | { readonly kind: "unknown"; readonly reason: string };

/** What the program tells of itself. */
export interface ProgramCommands {
  /** Plain text for a report of a fault: versions, counts, the end of the log. No secrets, no names of files or traces but in the log's lines. */
  "program/diagnostics": { request: Nothing; reply: { readonly text: string } };
  /** The licences of what the program is built of; refused in a program that was not built. */
  "program/notices": { request: Nothing; reply: { readonly text: string } };
  /** `start`: only where the user turned it on (setting `update-check` is `on`), and once a day. `user`: because the user asks now. */
  "program/update": { request: { readonly asked: "start" | "user" }; reply: UpdateAnswer };
}

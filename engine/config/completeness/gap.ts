import type { SourcePlace } from "../configuration";

/** Something that a configuration refers to and does not have, or has a part of only. */
export interface Gap {
  readonly code: GapCode;
  readonly message: string;
  /** How to get what is missing; absent where nobody can. */
  readonly fix?: string;
  /** The zone that it concerns; `null`: the account, and so all zones. */
  readonly zone: string | null;
  /** The rules that refer to it; empty where it concerns everything in the zone, or in all zones. */
  readonly places: readonly SourcePlace[];
  /** Whether an export can fill it; what only Cloudflare knows cannot be had from anywhere. */
  readonly fillable: boolean;
}

export type GapCode =
  | "missing-list"
  | "managed-list"
  | "missing-ruleset"
  | "managed-ruleset"
  | "missing-expression"
  | "missing-script"
  | "missing-snippet"
  | "missing-pool"
  | "missing-asset"
  | "missing-waiting-room"
  | "no-account-level"
  | "no-zone-object"
  | "no-dns-records"
  | "no-settings"
  | "no-url-normalization"
  | "unnamed-ruleset-body"
  | "other-zone"
  | "cut-by-pagination"
  | "left-out";

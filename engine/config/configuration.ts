import type { Json, JsonObject } from "../support/json";

/** Where an object stands on disk: file relative to the configuration's folder (POSIX separators), and a JSON pointer into it. */
export interface SourcePlace {
  readonly file: string;
  readonly pointer: string;
}

/** Something wrong or missing in a configuration; it never stops the rest from loading. */
export interface Finding {
  readonly code: string;
  readonly severity: "error" | "warning";
  readonly message: string;
  readonly place: SourcePlace;
  /** For expressions: UTF-16 offsets into the string at the pointer, `end` exclusive; line and column count from 1, in UTF-8 bytes. */
  readonly span?: { readonly start: number; readonly end: number; readonly line: number; readonly column: number };
  /** What would be right. */
  readonly fix?: string;
}

/**
 * A named snapshot of one account and its zones, read and validated. The raw JSON of every object is kept (`json`),
 * so that unknown keys survive and a step can show the rule as it stands in the file.
 */
export interface Configuration {
  readonly name: string;
  readonly account: Account;
  readonly zones: readonly Zone[];
  readonly findings: readonly Finding[];
}

export interface Account {
  readonly id: string;
  readonly name: string;
  readonly rulesets: readonly Ruleset[];
  readonly lists: readonly List[];
  /** The Workers for which a file is there. */
  readonly scripts: readonly Script[];
  /** What else was read, by the file's path below `account/`, as it stands. */
  readonly others: Readonly<Record<string, Json>>;
}

/** Code of the user's, as its file has it. Whether it is a module is for the runtime to say. */
export interface Script {
  readonly name: string;
  readonly text: string;
  readonly file: string;
}

export interface Zone {
  readonly id: string;
  readonly name: string;
  /** As `cf.zone.plan` has it: FREE, PRO, BIZ, ENT. */
  readonly plan: string;
  readonly paused: boolean;
  readonly rulesets: readonly Ruleset[];
  readonly dnsRecords: readonly DnsRecord[];
  readonly pageRules: readonly PageRule[];
  /** Setting id → value. */
  readonly settings: JsonObject;
  readonly urlNormalization: { readonly type: "cloudflare" | "rfc3986"; readonly scope: "incoming" | "both" | "none" } | null;
  readonly workerRoutes: readonly WorkerRoute[];
  /** What else was read, by the file's path below the zone's folder (`managed_headers.json`, …), as it stands. */
  readonly others: Readonly<Record<string, Json>>;
  readonly source: SourcePlace;
}

export type RulesetKind = "root" | "zone" | "custom" | "managed";

export interface Ruleset {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly kind: RulesetKind;
  readonly phase: string;
  readonly rules: readonly Rule[];
  readonly source: SourcePlace;
}

export interface Rule {
  readonly id: string;
  readonly ref: string;
  readonly description: string;
  /** Absent in managed rulesets: nobody outside Cloudflare has it. */
  readonly expression: string | null;
  readonly action: string;
  readonly actionParameters: JsonObject | null;
  readonly enabled: boolean;
  readonly json: JsonObject;
  readonly source: SourcePlace;
}

export interface List {
  readonly id: string;
  readonly name: string;
  readonly kind: "ip" | "redirect" | "hostname" | "asn";
  readonly items: readonly JsonObject[];
  readonly source: SourcePlace;
}

export interface DnsRecord {
  readonly name: string;
  readonly type: string;
  readonly content: string;
  readonly proxied: boolean;
  readonly source: SourcePlace;
}

export interface PageRule {
  readonly id: string;
  readonly pattern: string;
  readonly actions: readonly { readonly id: string; readonly value: Json }[];
  readonly priority: number;
  readonly active: boolean;
  readonly json: JsonObject;
  readonly source: SourcePlace;
}

export interface WorkerRoute {
  readonly id: string;
  readonly pattern: string;
  /** Absent: a route that keeps less specific routes from matching. */
  readonly script: string | null;
  readonly source: SourcePlace;
}

import type { SourceFile } from "../../../main/import/source/read-sources";

/** Files of an import: path → JSON value, or text as it stands. */
export function sources(files: Readonly<Record<string, unknown>>): readonly SourceFile[] {
  return Object.entries(files).map(([path, value]) => ({ path, text: typeof value === "string" ? value : JSON.stringify(value) }));
}

/** The API's envelope around a result. */
export function answer(result: unknown, info?: Readonly<Record<string, unknown>>): unknown {
  return { success: true, errors: [], messages: [], result, ...(info === undefined ? {} : { result_info: info }) };
}

export const ZONE_ID = "0da42c8d2132a9ddaf714f9e7c920711";
export const OTHER_ZONE_ID = "9a7806061c88ada191ed06f989cc3dac";
export const ACCOUNT_ID = "f037e56e89293a057740de681ac9abbe";

export function zone(name: string, id: string): Readonly<Record<string, unknown>> {
  return {
    id,
    name,
    status: "active",
    paused: false,
    type: "full",
    account: { id: ACCOUNT_ID, name: "Example Inc." },
    plan: { legacy_id: "enterprise", name: "Enterprise" },
    name_servers: ["a.ns.example"],
  };
}

export function entryPoint(phase: string, more: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> {
  return {
    id: `ruleset-of-${phase}`,
    name: "default",
    kind: "zone",
    phase,
    version: "1",
    last_updated: "2025-01-01T00:00:00Z",
    rules: [{ id: "rule-1", ref: "rule-1", action: "block", expression: "true", enabled: true }],
    ...more,
  };
}

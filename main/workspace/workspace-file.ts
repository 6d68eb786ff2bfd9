import * as z from "zod";
import { ASSUMPTIONS, type Assumptions, DEFAULT_ASSUMPTIONS, readAssumptions } from "../../engine/config/assumptions";
import { type Finding, parseJson } from "../../engine/config/index";
import { pointerOf } from "../../engine/contract/reading";
import type { Json, JsonObject } from "../../engine/support/json";
import type { TextFile } from "./files/read-text";

/** The newest form of a workspace that this program knows. */
export const WORKSPACE_VERSION = 1;

const assumptions = z.strictObject(
  Object.fromEntries(ASSUMPTIONS.map(({ name, values, sentence }) => [name, z.enum(values).exactOptional().describe(sentence)])),
);

/** `workspace.json`; keys that are not named here are kept. */
export const WORKSPACE_FILE = z
  .looseObject({
    $schema: z.string().exactOptional(),
    version: z.literal(WORKSPACE_VERSION).describe("The form of the workspace."),
    name: z.string().min(1).max(200).exactOptional().describe("What the workspace is called."),
    activeConfiguration: z.string().min(1).max(200).nullable().exactOptional().describe("The configuration that traces run against."),
    assumptions: assumptions.exactOptional().describe("The readings to take where documentation contradicts itself."),
  })
  .describe("A Trace Workbench workspace.");

export interface WorkspaceFile {
  readonly name: string | null;
  readonly activeConfiguration: string | null;
  readonly assumptions: Assumptions;
  readonly findings: readonly Finding[];
  /** The version is a number beyond what this program knows: made by a newer program. */
  readonly newer: boolean;
}

/** Takes what can be read, each key by itself; what is wrong becomes a finding and has its default. */
export function readWorkspaceFile(file: TextFile): WorkspaceFile {
  if (file.kind !== "text") return { ...NOTHING, findings: [finding("unreadable", "", `workspace.json ${file.message}.`)] };
  const json = parseJson(file.text);
  if (json.kind === "problem") return { ...NOTHING, findings: [finding(json.code, "", json.message)] };
  const parsed = WORKSPACE_FILE.safeParse(json.value);
  const issues = parsed.success ? [] : parsed.error.issues;
  const findings = issues.map((issue) => finding("invalid-workspace", pointerOf(issue.path), issue.message));
  return { ...partOf(json.value), findings };
}

/** `json` with another active configuration. A file that is not an object becomes the smallest workspace. */
export function withActive(json: Json, configuration: string): JsonObject {
  return isObject(json)
    ? { ...json, activeConfiguration: configuration }
    : { version: WORKSPACE_VERSION, activeConfiguration: configuration };
}

const NOTHING = { name: null, activeConfiguration: null, assumptions: DEFAULT_ASSUMPTIONS, newer: false } as const;

/** The same file, forgiving. */
const PART = z.object({
  version: z.number().catch(WORKSPACE_VERSION),
  name: z.string().min(1).nullable().catch(null),
  activeConfiguration: z.string().min(1).nullable().catch(null),
});

function partOf(json: Json): Omit<WorkspaceFile, "findings"> {
  const part = PART.safeParse(json);
  if (!part.success || !isObject(json)) return NOTHING;
  const { version, name, activeConfiguration } = part.data;
  return { name, activeConfiguration, assumptions: readAssumptions(json["assumptions"]).assumptions, newer: version > WORKSPACE_VERSION };
}

function finding(code: string, pointer: string, message: string): Finding {
  return { code, severity: "error", message, place: { file: "workspace.json", pointer } };
}

function isObject(json: Json): json is JsonObject {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}

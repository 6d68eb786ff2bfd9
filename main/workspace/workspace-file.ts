import * as z from "zod";
import { type Finding, parseJson } from "../../engine/config/index";
import { pointerOf } from "../../engine/contract/reading";
import type { Json, JsonObject } from "../../engine/support/json";
import type { TextFile } from "./read-text";

/** The newest form of a workspace that this program knows. */
export const WORKSPACE_VERSION = 1;

/** `workspace.json`; keys that are not named here are kept. */
export const WORKSPACE_FILE = z
  .looseObject({
    $schema: z.string().optional(),
    version: z.literal(WORKSPACE_VERSION).describe("The form of the workspace"),
    name: z.string().min(1).max(200).optional().describe("What the workspace is called"),
    activeConfiguration: z.string().min(1).max(200).nullable().optional().describe("The configuration that traces run against"),
    assumptions: z
      .record(z.string(), z.string())
      .optional()
      .describe("The reading taken where documentation contradicts itself: switch → value"),
  })
  .describe("A Trace Workbench workspace");

export interface WorkspaceFile {
  readonly name: string | null;
  readonly activeConfiguration: string | null;
  readonly assumptions: Readonly<Record<string, string>>;
  readonly findings: readonly Finding[];
  /** The version is a number beyond what this program knows: made by a newer program. */
  readonly newer: boolean;
}

/** Takes what can be read; what is wrong becomes a finding and has its default. */
export function readWorkspaceFile(file: TextFile): WorkspaceFile {
  if (file.kind !== "text") return emptyWith([finding("unreadable", "", `workspace.json ${file.message}`)]);
  const json = parseJson(file.text);
  if (json.kind === "problem") return emptyWith([finding("invalid-json", "", json.message)]);
  const parsed = WORKSPACE_FILE.safeParse(json.value);
  if (parsed.success) {
    const { name, activeConfiguration, assumptions } = parsed.data;
    return {
      name: name ?? null,
      activeConfiguration: activeConfiguration ?? null,
      assumptions: assumptions ?? {},
      findings: [],
      newer: false,
    };
  }
  const findings = parsed.error.issues.map((issue) => finding("invalid-workspace", pointerOf(issue.path), issue.message));
  return { ...partOf(json.value), findings };
}

function partOf(value: Json): Omit<WorkspaceFile, "findings"> {
  const part = PART.safeParse(value);
  const { name, activeConfiguration, assumptions, version } = part.success ? part.data : NOTHING;
  return { name, activeConfiguration, assumptions, newer: version > WORKSPACE_VERSION };
}

/** The same file, forgiving: each key by itself. */
const PART = z.object({
  version: z.number().catch(WORKSPACE_VERSION),
  name: z.string().min(1).nullable().catch(null),
  activeConfiguration: z.string().min(1).nullable().catch(null),
  assumptions: z.record(z.string(), z.string()).catch({}),
});

const NOTHING = { version: WORKSPACE_VERSION, name: null, activeConfiguration: null, assumptions: {} } as const;

function emptyWith(findings: readonly Finding[]): WorkspaceFile {
  return { name: null, activeConfiguration: null, assumptions: {}, findings, newer: false };
}

function finding(code: string, pointer: string, message: string): Finding {
  return { code, severity: "error", message, place: { file: "workspace.json", pointer } };
}

/** `json` with another active configuration. A file that is not an object becomes the smallest workspace. */
export function withActive(json: Json, configuration: string): JsonObject {
  return isJsonObject(json)
    ? { ...json, activeConfiguration: configuration }
    : { version: WORKSPACE_VERSION, activeConfiguration: configuration };
}

function isJsonObject(json: Json): json is JsonObject {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}

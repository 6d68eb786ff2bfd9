import path from "node:path";
import * as z from "zod";
import { parseJson } from "../../engine/config/index";
import type { ScriptPermission } from "../../engine/contract/script-commands";
import type { Json, JsonObject } from "../../engine/support/json";
import { printJson } from "./edit-json";
import { FILE_KINDS } from "./file-kinds";
import { locked } from "./lock";
import { createOneAtATime } from "./one-at-a-time";
import { readTextFile } from "./read-text";
import { writeDurably } from "./write-durably";

/** What the program remembers for its user, outside of any workspace. A file that cannot be read counts as empty and is left until the next change. */
export interface UserData {
  readonly folder: string;
  settings(): Promise<JsonObject>;
  setSetting(key: string, value: Json): Promise<void>;
  /** Newest first. */
  recent(): Promise<readonly RecentWorkspace[]>;
  opened(workspace: RecentWorkspace): Promise<void>;
  /** Whether scripts of the workspace at this path may run. */
  scripts(path: string): Promise<ScriptPermission>;
  setScripts(path: string, scripts: ScriptPermission): Promise<void>;
}

interface RecentWorkspace {
  readonly name: string;
  readonly path: string;
}

/** Paths of the workspaces whose scripts may run. */
interface Permissions {
  readonly scripts: readonly string[];
}

const MOST_RECENT = 12;
const PERMISSIONS: z.ZodType<Permissions> = z.object({ scripts: z.array(z.string()) });
const SETTINGS: z.ZodType<JsonObject> = z.record(z.string(), z.json());
const RECENT: z.ZodType<RecentWorkspace[]> = z.array(z.object({ name: z.string(), path: z.string() }));

export function createUserData(folder: string): UserData {
  const inOrder = createOneAtATime();
  const inOrderOfAll = (job: () => Promise<void>): Promise<void> => inOrder(() => locked(path.join(folder, "lock"), job));
  const settingsFile = path.join(folder, "settings.json");
  const recentFile = path.join(folder, "recent.json");
  const permissionsFile = path.join(folder, "permissions.json");

  const settings = (): Promise<JsonObject> => readAs(settingsFile, SETTINGS, {});
  const recent = (): Promise<readonly RecentWorkspace[]> => readAs(recentFile, RECENT, []);

  const permissions = (): Promise<Permissions> => readAs(permissionsFile, PERMISSIONS, { scripts: [] });

  return {
    folder,
    settings,
    setSetting: (key, value) =>
      inOrderOfAll(async () => {
        const others = Object.entries(await settings()).filter(([name]) => name !== key);
        const next = value === null ? others : [...others, [key, value] as const];
        await writeDurably(settingsFile, printJson(Object.fromEntries(next)), "settings.json");
      }),
    recent,
    opened: (workspace) =>
      inOrderOfAll(async () => {
        const others = (await recent()).filter((other) => other.path !== workspace.path);
        await writeDurably(
          recentFile,
          printJson([{ ...workspace }, ...others.map((other) => ({ ...other }))].slice(0, MOST_RECENT)),
          "recent.json",
        );
      }),
    scripts: async (workspace) => ((await permissions()).scripts.includes(workspace) ? "allowed" : "not-allowed"),
    setScripts: (workspace, scripts) =>
      inOrderOfAll(async () => {
        const others = (await permissions()).scripts.filter((other) => other !== workspace);
        const next = scripts === "allowed" ? [...others, workspace] : others;
        await writeDurably(permissionsFile, printJson({ scripts: next }), "permissions.json");
      }),
  };
}

async function readAs<T>(file: string, schema: z.ZodType<T>, otherwise: T): Promise<T> {
  const text = await readTextFile(file, FILE_KINDS.settings);
  const json = text.kind === "text" ? parseJson(text.text) : null;
  const parsed = schema.safeParse(json?.kind === "json" ? json.value : null);
  return parsed.success ? parsed.data : otherwise;
}

import { rename } from "node:fs/promises";
import path from "node:path";
import * as z from "zod";
import { parseJson } from "../../engine/config/index";
import { Refused } from "../../engine/contract/refused";
import type { ScriptPermission } from "../../engine/contract/script-commands";
import type { Json, JsonObject } from "../../engine/support/json";
import { printJson } from "./files/edit-json";
import { reasonOf } from "./files/file-error";
import { FILE_KINDS } from "./files/file-kinds";
import { locked } from "./files/lock";
import { createOneAtATime } from "./files/one-at-a-time";
import { readTextFile } from "./files/read-text";
import { refuseTooLarge } from "./files/refuse-too-large";
import { writeDurably } from "./files/write-durably";

/**
 * What the program remembers for its user, outside of any workspace. A file that cannot be read counts as empty. One that the disk does not give is not
 * written over; one that is broken is set aside, as `<name>.broken`, by the next change.
 */
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
  /** Whose variables fill in placeholders in the workspace at this path; `null`: nothing was chosen. */
  environment(path: string): Promise<string | null>;
  setEnvironment(path: string, environment: string | null): Promise<void>;
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
/** Workspaces whose chosen environment is remembered. */
const MOST_ENVIRONMENTS = 200;
const PERMISSIONS: z.ZodType<Permissions> = z.object({ scripts: z.array(z.string()) });
const ENVIRONMENTS: z.ZodType<Readonly<Record<string, string>>> = z.record(z.string(), z.string());
const SETTINGS: z.ZodType<JsonObject> = z.record(z.string(), z.json());
const RECENT: z.ZodType<RecentWorkspace[]> = z.array(z.object({ name: z.string(), path: z.string() }));

export function createUserData(folder: string): UserData {
  const inOrder = createOneAtATime();
  const inOrderOfAll = (job: () => Promise<void>): Promise<void> => inOrder(() => locked(path.join(folder, "lock"), job));
  const settingsFile = path.join(folder, "settings.json");
  const recentFile = path.join(folder, "recent.json");
  const environmentsFile = path.join(folder, "environments.json");
  const permissionsFile = path.join(folder, "permissions.json");

  const settings = (): Promise<JsonObject> => readAs(settingsFile, SETTINGS, {});
  const recent = (): Promise<readonly RecentWorkspace[]> => readAs(recentFile, RECENT, []);

  const permissions = (): Promise<Permissions> => readAs(permissionsFile, PERMISSIONS, { scripts: [] });

  return {
    folder,
    settings,
    setSetting: (key, value) =>
      inOrderOfAll(async () => {
        const before = await readToChange(settingsFile, SETTINGS, {});
        const others = Object.entries(before).filter(([name]) => name !== key);
        const next = value === null ? others : [...others, [key, value] as const];
        const text = printJson(Object.fromEntries(next));
        refuseTooLarge(text, FILE_KINDS.settings, { what: "settings.json", advice: "it stays as it was" });
        await writeDurably(settingsFile, text, "settings.json");
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
        const before = await readToChange(permissionsFile, PERMISSIONS, { scripts: [] });
        const others = before.scripts.filter((other) => other !== workspace);
        const next = scripts === "allowed" ? [...others, workspace] : others;
        await writeDurably(permissionsFile, printJson({ scripts: next }), "permissions.json");
      }),
    environment: async (workspace) => new Map(Object.entries(await readAs(environmentsFile, ENVIRONMENTS, {}))).get(workspace) ?? null,
    setEnvironment: (workspace, environment) =>
      inOrderOfAll(async () => {
        const before = await readToChange(environmentsFile, ENVIRONMENTS, {});
        const others = Object.entries(before).filter(([other]) => other !== workspace);
        const next = environment === null ? others : [[workspace, environment] as const, ...others].slice(0, MOST_ENVIRONMENTS);
        await writeDurably(environmentsFile, printJson(Object.fromEntries(next)), "environments.json");
      }),
  };
}

/** As `readAs`, for a file that is to be written over with one thing changed: the rest of it must not get lost. */
async function readToChange<T>(file: string, schema: z.ZodType<T>, otherwise: T): Promise<T> {
  const text = await readTextFile(file, FILE_KINDS.settings);
  if (text.kind === "missing") return otherwise;
  if (text.kind === "unreadable") throw new Refused("cannot-write", `“${path.basename(file)}” ${text.message}`);
  const json = parseJson(text.text);
  const parsed = schema.safeParse(json.kind === "json" ? json.value : null);
  if (parsed.success) return parsed.data;
  await rename(file, `${file}.broken`).catch((error: unknown) => {
    throw new Refused("cannot-write", `“${path.basename(file)}” is broken, and ${reasonOf(error)}`);
  });
  return otherwise;
}

async function readAs<T>(file: string, schema: z.ZodType<T>, otherwise: T): Promise<T> {
  const text = await readTextFile(file, FILE_KINDS.settings);
  const json = text.kind === "text" ? parseJson(text.text) : null;
  const parsed = schema.safeParse(json?.kind === "json" ? json.value : null);
  return parsed.success ? parsed.data : otherwise;
}

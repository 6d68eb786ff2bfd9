import { stat } from "node:fs/promises";
import path from "node:path";
import { Refused } from "../../engine/contract/refused";
import type { ConfigurationLocation } from "../workspace/configuration/configuration-location";
import { locateConfigurationAt } from "../workspace/configuration/configuration-store";
import { openWorkspace, type Workspace } from "../workspace/workspace";
import { Failure } from "./failure";

/** A configuration that was named on the command line, and the workspace it belongs to, where it does. */
export interface FoundConfiguration {
  readonly location: ConfigurationLocation;
  readonly workspace: Workspace | null;
}

/**
 * `named` is the name of a configuration in the workspace around `near` (or around the working folder), or the path of a folder or bundle.
 */
export async function findConfiguration(named: string, near: string): Promise<FoundConfiguration> {
  const isName = !/[/\\]/.test(named) && !named.startsWith(".");
  const workspace = isName ? ((await workspaceAround(near)) ?? (await workspaceAround(process.cwd()))) : null;
  if (workspace !== null) {
    const location = await locationIn(workspace, named);
    if (location !== null) return { location, workspace };
  }
  if (await isThere(named))
    return { location: await locateConfigurationAt(named), workspace: await workspaceAround(path.dirname(path.resolve(named))) };
  if (workspace !== null) await workspace.configurations.locate(named);
  throw new Failure(
    isName
      ? `there is no configuration “${named}”: it is neither a path, nor is there a workspace around ${near} that could have it`
      : `there is no configuration at “${named}”: give a folder, a bundle file, or the name of a configuration in the workspace`,
  );
}

/** The workspace that `folder` is in; `null` where there is none. */
export async function workspaceAround(folder: string): Promise<Workspace | null> {
  for (let current = path.resolve(folder); ; current = path.dirname(current)) {
    if (await isThere(path.join(current, "workspace.json"))) return openWorkspace(current);
    if (current === path.dirname(current)) return null;
  }
}

async function locationIn(workspace: Workspace, name: string): Promise<ConfigurationLocation | null> {
  try {
    return await workspace.configurations.locate(name);
  } catch (error) {
    if (error instanceof Refused) return null;
    throw error;
  }
}

async function isThere(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}

import { homedir } from "node:os";
import path from "node:path";

/**
 * Where the program keeps what belongs to the user and not to a workspace: settings, recent workspaces, permissions,
 * the copy of the sample. `TRACE_WORKBENCH_DATA` takes the place of the system's folder.
 */
export function dataFolder(environment: NodeJS.ProcessEnv = process.env, platform: NodeJS.Platform = process.platform): string {
  const given = environment["TRACE_WORKBENCH_DATA"];
  if (given !== undefined && given !== "") return path.resolve(given);
  return path.join(systemFolder(environment, platform), "trace-workbench");
}

function systemFolder(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  const home = homedir();
  if (platform === "win32") return environment["APPDATA"] ?? path.join(home, "AppData", "Roaming");
  if (platform === "darwin") return path.join(home, "Library", "Application Support");
  const xdg = environment["XDG_DATA_HOME"];
  return xdg !== undefined && path.isAbsolute(xdg) ? xdg : path.join(home, ".local", "share");
}

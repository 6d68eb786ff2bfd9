import { spawn } from "node:child_process";

/** Whether there is a screen to show a window on. macOS and Windows always have one, as far as a program can tell. */
export function hasDisplay(environment: NodeJS.ProcessEnv = process.env, platform: NodeJS.Platform = process.platform): boolean {
  if (platform === "darwin" || platform === "win32") return true;
  return [environment["DISPLAY"], environment["WAYLAND_DISPLAY"]].some((display) => display !== undefined && display !== "");
}

/** Asks the system to open `address` in the user's browser; nothing happens where it cannot. */
export function openInBrowser(address: string, platform: NodeJS.Platform = process.platform): void {
  const [command, args] = openerOf(address, platform);
  const child = spawn(command, args, { stdio: "ignore", detached: true, windowsVerbatimArguments: platform === "win32" });
  child.on("error", () => undefined);
  child.unref();
}

function openerOf(address: string, platform: NodeJS.Platform): readonly [command: string, args: string[]] {
  if (platform === "darwin") return ["open", [address]];
  if (platform === "win32") return ["cmd", ["/d", "/c", "start", '""', `"${address}"`]];
  return ["xdg-open", [address]];
}

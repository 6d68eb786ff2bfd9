import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

/** Electron's program, or why there is none; `reason` ends a sentence that begins “The desktop window cannot be shown: ”. */
export type ElectronProgram = { readonly kind: "found"; readonly file: string } | { readonly kind: "absent"; readonly reason: string };

/** How long its download may take, in milliseconds. */
const PATIENCE = 60_000;

/** What takes no longer than this, in milliseconds, is not worth a line. */
const QUIET = 3_000;

/** Finds Electron without loading its package, which would begin a download of its own; where only the package is there, lets it fetch its program. */
export async function findElectron(moduleUrl: string, { environment, tell }: FindOptions): Promise<ElectronProgram> {
  const override = environment["ELECTRON_OVERRIDE_DIST_PATH"];
  const folder = packageFolder(moduleUrl);
  if (override !== undefined && override !== "") {
    const file = path.join(override, programName(process.platform));
    return existsSync(file)
      ? { kind: "found", file }
      : { kind: "absent", reason: `ELECTRON_OVERRIDE_DIST_PATH has no ${programName(process.platform)}` };
  }
  if (folder === null) return { kind: "absent", reason: "Electron is not installed" };
  const there = programIn(folder);
  if (there !== null) return { kind: "found", file: there };
  const patience = setTimeout(() => tell(`Fetching Electron's program, for at most ${PATIENCE / 1000} seconds …`), QUIET);
  await install(folder, environment);
  clearTimeout(patience);
  const fetched = programIn(folder);
  return fetched === null
    ? { kind: "absent", reason: "Electron's program is not here and could not be fetched" }
    : { kind: "found", file: fetched };
}

interface FindOptions {
  readonly environment: NodeJS.ProcessEnv;
  /** Hears what takes time. */
  readonly tell: (message: string) => void;
}

function packageFolder(moduleUrl: string): string | null {
  try {
    return path.dirname(createRequire(moduleUrl).resolve("electron/package.json"));
  } catch {
    return null;
  }
}

/** The package writes where its program is into `path.txt` once it has fetched it. */
function programIn(folder: string): string | null {
  try {
    const file = path.join(folder, "dist", readFileSync(path.join(folder, "path.txt"), "utf8").trim());
    return existsSync(file) ? file : null;
  } catch {
    return null;
  }
}

function programName(platform: NodeJS.Platform): string {
  if (platform === "darwin") return "Electron.app/Contents/MacOS/Electron";
  return platform === "win32" ? "electron.exe" : "electron";
}

/** Runs the package's own installer, quietly; whether it worked is seen by what is there afterwards. */
function install(folder: string, environment: NodeJS.ProcessEnv): Promise<void> {
  const script = path.join(folder, "install.js");
  if (!existsSync(script)) return Promise.resolve();
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script], {
      cwd: folder,
      stdio: "ignore",
      env: environment,
      timeout: PATIENCE,
      killSignal: "SIGKILL",
    });
    child.on("error", () => resolve());
    child.on("exit", () => resolve());
  });
}

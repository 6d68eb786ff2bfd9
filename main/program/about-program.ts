import { homedir } from "node:os";
import path from "node:path";
import type { UpdateAnswer } from "../../engine/contract/program-commands";
import { createLogFile, describeFault, type Log, logLevel } from "./log-file";
import { askForNewestRelease, isNewer } from "./newest-release";
import { readNotices } from "./notices";
import { releasePlace } from "./release-place";

interface ProgramOptions {
  readonly dataFolder: string;
  readonly resources: string;
  readonly environment: NodeJS.ProcessEnv;
}

/** What a host can tell of the program around it. */
export interface AboutProgram {
  readonly system: { readonly versions: Readonly<Record<string, string>>; readonly home: string; readonly log: Log };
  notices(): Promise<string | null>;
  /** Absent where this build names no place to ask. */
  readonly releases?: { newerThan(version: string): Promise<UpdateAnswer> };
}

/** Reads where the program keeps its log and asks for releases; touches neither. */
export function aboutProgram({ dataFolder, resources, environment }: ProgramOptions): AboutProgram {
  const { node, electron, chrome, v8 } = process.versions;
  const versions = {
    ...(electron === undefined ? {} : { Electron: electron }),
    ...(chrome === undefined ? {} : { Chromium: chrome }),
    Node: node,
    V8: v8,
  };
  const log = createLogFile({ folder: path.join(dataFolder, "logs"), level: logLevel(environment), now: () => new Date() });
  const place = releasePlace(environment);
  return {
    system: { versions, home: homedir(), log },
    notices: () => readNotices(resources),
    ...(place === null ? {} : { releases: { newerThan: (version) => newerThan(place, version) } }),
  };
}

/** Writes a fault into the log, and hands it on. */
export function reportTo(log: Log, alsoTo: (error: unknown) => void): (error: unknown) => void {
  return (error) => {
    log.write("error", describeFault(error));
    alsoTo(error);
  };
}

/** Notes what ends the program; gives what stops that. */
export function noteCrashes(log: Log): () => void {
  const note = (error: unknown): void => log.write("error", `the program ends: ${describeFault(error)}`);
  process.on("uncaughtExceptionMonitor", note);
  return () => void process.off("uncaughtExceptionMonitor", note);
}

async function newerThan(place: string, version: string): Promise<UpdateAnswer> {
  const asked = await askForNewestRelease(place);
  if (asked.kind === "unknown") return asked;
  return isNewer(asked.release.version, version) ? { kind: "newer", release: asked.release } : { kind: "newest" };
}

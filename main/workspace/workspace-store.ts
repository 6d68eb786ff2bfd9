import type { ConfigurationLocation } from "./configuration/configuration-location";
import { type ConfigurationFiles, fingerprintOf, loadConfiguration } from "./configuration/configuration-store";
import { revisionOf } from "./files/read-text";
import { sweep } from "./files/sweep";
import { findOpened, type Opened } from "./library/find-opened";
import { provideSample } from "./sample";
import { createUserData, type UserData } from "./user-data";
import { openWorkspace, type Workspace } from "./workspace";

/** All that a host needs of the disk. */
export interface WorkspaceStore {
  readonly userData: UserData;
  /** The folder of the program's own files. */
  readonly resources: string;
  open(folder: string): Promise<Workspace>;
  /** What a path leads to that was handed to the program. */
  findOpened(path: string): Promise<Opened>;
  /** The path of the user's copy of the sample workspace. */
  sample(): Promise<string>;
  loadConfiguration(location: ConfigurationLocation, signal?: AbortSignal): Promise<ConfigurationFiles>;
  fingerprintOf(location: ConfigurationLocation): Promise<string>;
  /** Removes what a crash left half-made in the user's data folder. */
  sweep(): Promise<number>;
  /** Names a text's content: what `configuration/file` tells and saving asks for. */
  revisionOf(text: string): string;
}

/** `dataFolder` is the user's; `resources` is the program's folder with the shipped sample. */
export function createWorkspaceStore({
  dataFolder,
  resources,
}: {
  readonly dataFolder: string;
  readonly resources: string;
}): WorkspaceStore {
  return {
    userData: createUserData(dataFolder),
    resources,
    open: openWorkspace,
    findOpened,
    sample: () => provideSample(resources, dataFolder),
    loadConfiguration,
    fingerprintOf,
    sweep: () => sweep(dataFolder, Date.now()),
    revisionOf,
  };
}

import { type ConfigurationFiles, type ConfigurationLocation, fingerprintOf, loadConfiguration } from "./configuration-store";
import { provideSample } from "./sample";
import { createUserData, type UserData } from "./user-data";
import { openWorkspace, type Workspace } from "./workspace";

/** All that a host needs of the disk. */
export interface WorkspaceStore {
  readonly userData: UserData;
  open(folder: string): Promise<Workspace>;
  /** The path of the user's copy of the sample workspace. */
  sample(): Promise<string>;
  loadConfiguration(location: ConfigurationLocation): Promise<ConfigurationFiles>;
  fingerprintOf(location: ConfigurationLocation): Promise<string>;
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
    open: openWorkspace,
    sample: () => provideSample(resources, dataFolder),
    loadConfiguration,
    fingerprintOf,
  };
}

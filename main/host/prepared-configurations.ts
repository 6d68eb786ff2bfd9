import { type Configuration, type Finding, readConfiguration } from "../../engine/config/index";
import { type PreparedConfiguration, prepareConfiguration } from "../../engine/index";
import type { ConfigurationFiles } from "../workspace/configuration-store";
import type { Workspace } from "../workspace/workspace";
import type { WorkspaceStore } from "../workspace/workspace-store";

/** A configuration that is ready to run, with everything that is wrong with it. */
export interface ReadyConfiguration {
  readonly configuration: Configuration;
  readonly prepared: PreparedConfiguration;
  readonly findings: readonly Finding[];
}

/** Keeps the configurations that were used last ready, for as long as their files stay as they are. */
export interface PreparedConfigurations {
  get(workspace: Workspace, name: string): Promise<ReadyConfiguration>;
}

const MOST_KEPT = 8;

export function createPreparedConfigurations(store: WorkspaceStore): PreparedConfigurations {
  const kept = new Map<string, { readonly fingerprint: string; readonly ready: Promise<ReadyConfiguration> }>();

  return {
    async get(workspace, name) {
      const location = await workspace.configurations.locate(name);
      const key = `${workspace.path}\0${location.relative}`;
      const fingerprint = await store.fingerprintOf(location);
      const known = kept.get(key);
      kept.delete(key);
      const entry =
        known?.fingerprint === fingerprint
          ? known
          : { fingerprint, ready: store.loadConfiguration(location).then((files) => prepare(files)) };
      kept.set(key, entry);
      for (const oldest of [...kept.keys()].slice(0, Math.max(0, kept.size - MOST_KEPT))) kept.delete(oldest);
      return entry.ready.catch((error: unknown) => {
        kept.delete(key);
        throw error;
      });
    },
  };
}

function prepare({ name, files, findings }: ConfigurationFiles): ReadyConfiguration {
  const configuration = readConfiguration(name, files);
  const prepared = prepareConfiguration(configuration);
  return { configuration, prepared, findings: [...findings, ...prepared.findings] };
}

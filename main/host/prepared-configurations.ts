import { applyEdits, type Configuration, type ConfigurationEdit, type Finding, readConfiguration } from "../../engine/config/index";
import { Refused } from "../../engine/contract/refused";
import { type PreparedConfiguration, prepareConfiguration } from "../../engine/index";
import type { Workspace } from "../workspace/workspace";
import type { WorkspaceStore } from "../workspace/workspace-store";
import type { Work } from "./handler";
import { makeReady } from "./make-ready";
import { type SharedWork, shareWork } from "./shared-work";

/** A configuration that is ready to run, with everything that is wrong with it; of an edited one, with what keeps it from being traced as it stands. */
export interface ReadyConfiguration {
  readonly configuration: Configuration;
  readonly prepared: PreparedConfiguration;
  readonly findings: readonly Finding[];
  /** Those of them that tell of files nobody could read. */
  readonly unread: readonly Finding[];
  /** Its files as they were read: path relative to its folder → text. */
  readonly files: ReadonlyMap<string, string>;
}

/** Keeps the configurations that were used last ready, for as long as their files stay as they are. */
export interface PreparedConfigurations {
  /** Where `work` is given up and nobody else waits for the same, it is no further made ready. */
  get(workspace: Workspace, name: string, work?: Work): Promise<ReadyConfiguration>;
  /** Names the content of its files now. */
  fingerprint(workspace: Workspace, name: string): Promise<string>;
  /** The same with edits that are nowhere saved. Refuses edits that cannot be made. */
  edited(workspace: Workspace, name: string, edits: readonly ConfigurationEdit[], work?: Work): Promise<EditedReady>;
}

export interface EditedReady {
  readonly before: ReadyConfiguration;
  readonly after: ReadyConfiguration;
}

const MOST_KEPT = 8;

export function createPreparedConfigurations(store: WorkspaceStore): PreparedConfigurations {
  const kept = new Map<string, { readonly fingerprint: string; readonly ready: SharedWork<ReadyConfiguration> }>();
  let lastEdited: { readonly of: ReadyConfiguration; readonly edits: string; readonly after: ReadyConfiguration } | null = null;

  async function get(workspace: Workspace, name: string, work?: Work): Promise<ReadyConfiguration> {
    const location = await workspace.configurations.locate(name);
    const key = `${workspace.path}\0${location.relative}`;
    const fingerprint = await store.fingerprintOf(location);
    work?.signal.throwIfAborted();
    const known = kept.get(key);
    kept.delete(key);
    const forget = (): void => {
      if (kept.get(key) === entry) kept.delete(key);
    };
    const make = async (shared: Work): Promise<ReadyConfiguration> => {
      shared.tell({ stage: "reading-files", what: name, done: 0, total: 0 });
      return makeReady(await store.loadConfiguration(location, shared.signal), shared);
    };
    const entry = known?.fingerprint === fingerprint ? known : { fingerprint, ready: shareWork(make, forget) };
    kept.set(key, entry);
    for (const oldest of [...kept.keys()].slice(0, Math.max(0, kept.size - MOST_KEPT))) kept.delete(oldest);
    return entry.ready.wait(work);
  }

  return {
    get,
    fingerprint: async (workspace, name) => store.fingerprintOf(await workspace.configurations.locate(name)),
    async edited(workspace, name, edits, work) {
      const before = await get(workspace, name, work);
      if (edits.length === 0) return { before, after: before };
      const printed = JSON.stringify(edits);
      if (lastEdited?.of !== before || lastEdited.edits !== printed)
        lastEdited = { of: before, edits: printed, after: prepareEdited(before, edits) };
      return { before, after: lastEdited.after };
    },
  };
}

function prepareEdited(before: ReadyConfiguration, edits: readonly ConfigurationEdit[]): ReadyConfiguration {
  const edited = applyEdits(before.files, edits);
  if (edited.kind === "problem") {
    const edit = edits[edited.index];
    const place = edit === undefined ? undefined : { file: edit.file, pointer: edit.kind === "text" ? "" : edit.pointer };
    throw new Refused("changed-on-disk", edited.message, place);
  }
  const configuration = readConfiguration(before.configuration.name, edited.value);
  const prepared = prepareConfiguration(configuration, before.prepared);
  const { unread } = before;
  return { configuration, prepared, files: edited.value, unread, findings: [...unread, ...prepared.findings] };
}

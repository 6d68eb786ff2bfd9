import type { HostClient } from "../host/client";
import { createPassingMemory, type WindowMemory } from "../host/window-memory";
import { type BesideStore, createBesideStore } from "./compare/beside";
import { type ComparisonStore, createComparisonStore } from "./compare/comparison";
import { type ConfigurationDifferenceStore, createConfigurationDifferenceStore } from "./compare/configuration-difference";
import { createFileHistoryStore, type FileHistoryStore } from "./library/file-history";
import { createLibraryStore, type LibraryStore } from "./library/library";
import { type CasesStore, createCasesStore } from "./result/cases";
import { createLiveStore, type LiveStore } from "./result/live";
import { createResultStore, type ResultStore } from "./result/result";
import { createScrolls, type Scrolls } from "./result/scrolls";
import { type CoverageStore, createCoverageStore } from "./runs/coverage";
import { createRunsStore, type RunsStore } from "./runs/runs";
import { createHalfTyped, type HalfTyped } from "./trace/half-typed";
import { createTraceStore } from "./trace/trace";
import type { TraceStore } from "./trace/trace-state";
import { createWhatIfStore, type WhatIfStore } from "./what-if/what-if";
import { createLayoutStore, type LayoutStore } from "./window/layout";
import { createNoticesStore, type NoticesStore } from "./window/notices";
import { type ConfigurationStore, createConfigurationStore } from "./workspace/configuration";
import { createImportStore, type ImportStore } from "./workspace/import";
import { createWorkspaceStore, type WorkspaceStore } from "./workspace/workspace";

/** Calls `then` after so many milliseconds; the answer takes that back. */
export type Later = (milliseconds: number, then: () => void) => () => void;

/** One store a noun; all of them talk to the same host. */
export interface Stores {
  readonly workspace: WorkspaceStore;
  readonly configuration: ConfigurationStore;
  readonly library: LibraryStore;
  readonly trace: TraceStore;
  readonly result: ResultStore;
  readonly whatIf: WhatIfStore;
  readonly runs: RunsStore;
  readonly beside: BesideStore;
  readonly cases: CasesStore;
  readonly comparison: ComparisonStore;
  readonly configurationDifference: ConfigurationDifferenceStore;
  readonly fileHistory: FileHistoryStore;
  readonly coverage: CoverageStore;
  readonly imports: ImportStore;
  readonly live: LiveStore;
  readonly halfTyped: HalfTyped;
  readonly scrolls: Scrolls;
  readonly layout: LayoutStore;
  readonly notices: NoticesStore;
}

/** `memory`: what the window remembers by itself, and its name with the host. */
export function createStores(host: HostClient, later: Later, memory: WindowMemory = createPassingMemory("window")): Stores {
  return {
    workspace: createWorkspaceStore(host, memory),
    configuration: createConfigurationStore(host),
    library: createLibraryStore(host),
    trace: createTraceStore({ host, later, window: memory.window }),
    result: createResultStore(host),
    whatIf: createWhatIfStore(host, later, memory.window),
    runs: createRunsStore(host),
    beside: createBesideStore(host),
    cases: createCasesStore(host),
    comparison: createComparisonStore(host),
    configurationDifference: createConfigurationDifferenceStore(host),
    fileHistory: createFileHistoryStore(),
    coverage: createCoverageStore(host),
    imports: createImportStore(host),
    live: createLiveStore(host),
    halfTyped: createHalfTyped(),
    scrolls: createScrolls(),
    layout: createLayoutStore(host, later),
    notices: createNoticesStore(later),
  };
}

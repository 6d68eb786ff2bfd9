import { createContext, type ReactNode, useContext } from "react";
import { useStore } from "zustand";
import type { BesideState } from "./compare/beside";
import type { ComparisonState } from "./compare/comparison";
import type { ConfigurationDifferenceState } from "./compare/configuration-difference";
import type { LibraryState } from "./library/library";
import type { CasesState } from "./result/cases";
import type { LiveState } from "./result/live";
import type { ResultState } from "./result/result";
import type { CoverageState } from "./runs/coverage";
import type { RunsState } from "./runs/runs";
import type { Stores } from "./stores";
import type { TraceState } from "./trace/trace-state";
import type { WhatIfState } from "./what-if/what-if";
import type { LayoutState } from "./window/layout";
import type { NoticesState } from "./window/notices";
import type { ConfigurationState } from "./workspace/configuration";
import type { ImportState } from "./workspace/import";
import type { WorkspaceState } from "./workspace/workspace";

const StoresContext = createContext<Stores | null>(null);

export function StoresProvider({ stores, children }: { readonly stores: Stores; readonly children: ReactNode }) {
  return <StoresContext value={stores}>{children}</StoresContext>;
}

/** All stores, for what spans several of them; a component that shows one value takes `useResult`, `useTrace`, … */
export function useStores(): Stores {
  const stores = useContext(StoresContext);
  if (stores === null) throw new Error("StoresProvider is missing.");
  return stores;
}

export function useWorkspace<Part>(select: (state: WorkspaceState) => Part): Part {
  return useStore(useStores().workspace, select);
}

export function useConfiguration<Part>(select: (state: ConfigurationState) => Part): Part {
  return useStore(useStores().configuration, select);
}

export function useLibrary<Part>(select: (state: LibraryState) => Part): Part {
  return useStore(useStores().library, select);
}

export function useTrace<Part>(select: (state: TraceState) => Part): Part {
  return useStore(useStores().trace, select);
}

export function useResult<Part>(select: (state: ResultState) => Part): Part {
  return useStore(useStores().result, select);
}

export function useWhatIf<Part>(select: (state: WhatIfState) => Part): Part {
  return useStore(useStores().whatIf, select);
}

export function useRuns<Part>(select: (state: RunsState) => Part): Part {
  return useStore(useStores().runs, select);
}

export function useBeside<Part>(select: (state: BesideState) => Part): Part {
  return useStore(useStores().beside, select);
}

export function useCases<Part>(select: (state: CasesState) => Part): Part {
  return useStore(useStores().cases, select);
}

export function useComparison<Part>(select: (state: ComparisonState) => Part): Part {
  return useStore(useStores().comparison, select);
}

export function useConfigurationDifference<Part>(select: (state: ConfigurationDifferenceState) => Part): Part {
  return useStore(useStores().configurationDifference, select);
}

export function useCoverage<Part>(select: (state: CoverageState) => Part): Part {
  return useStore(useStores().coverage, select);
}

export function useLive<Part>(select: (state: LiveState) => Part): Part {
  return useStore(useStores().live, select);
}

export function useImports<Part>(select: (state: ImportState) => Part): Part {
  return useStore(useStores().imports, select);
}

export function useLayout<Part>(select: (state: LayoutState) => Part): Part {
  return useStore(useStores().layout, select);
}

export function useNotices<Part>(select: (state: NoticesState) => Part): Part {
  return useStore(useStores().notices, select);
}

import type { SavedTrace, TraceDefinition, TraceResult } from "../../engine/index";
import { createScriptRuntime } from "../workers/runtime/script-runtime";
import { findProgramFiles } from "../workspace/program-files";
import type { LoadedConfiguration } from "./load-configuration";
import { readGivenTrace, type TraceRequestOptions } from "./trace-request";

/** Traces in which Workers and Snippets run: only for configurations whose code you trust. */
export interface Scripts {
  /** As `traceRequest`, with scripts. Needs the package `miniflare`; without it their steps say so. Rejects with `InvalidTrace`. */
  traceRequest(
    configuration: LoadedConfiguration,
    trace: TraceDefinition | SavedTrace,
    options?: TraceRequestOptions,
  ): Promise<TraceResult>;
  /** Ends the runtime's process, which would keep the program running. */
  close(): Promise<void>;
}

/** The runtime's process starts with the first script and is kept. `milliseconds`: how long a script may run at a stretch. */
export function createScripts({ milliseconds = 5000 }: { readonly milliseconds?: number } = {}): Scripts {
  const { resources } = findProgramFiles(import.meta.url);
  const runtime = createScriptRuntime({ resources, limits: { milliseconds, bytes: 256 * 1024 * 1024 } });
  return {
    async traceRequest(configuration, trace, options = {}) {
      const { result } = await runtime.trace(configuration.prepared, readGivenTrace(trace), options);
      return result;
    },
    close: () => runtime.close(),
  };
}

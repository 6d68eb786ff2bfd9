import type { ScriptTime } from "../../engine/contract/script-commands";
import { type PreparedConfiguration, runTrace, type SavedTrace, type TraceOptions, type TraceResult } from "../../engine/index";
import type { ScriptRuntime } from "../workers/runtime/script-runtime";
import type { Workspace } from "../workspace/workspace";
import type { WorkspaceStore } from "../workspace/workspace-store";

/** Runs traces, and the scripts in them where the user allowed that for the workspace. */
export interface ScriptTracer {
  run(workspace: Workspace, prepared: PreparedConfiguration, saved: SavedTrace, options: TraceOptions): Promise<TracedWithScripts>;
  close(): Promise<void>;
}

export interface TracedWithScripts {
  readonly result: TraceResult;
  readonly scripts: readonly ScriptTime[];
}

const NOT_ALLOWED = "Scripts are not allowed for this workspace";

/** The runtime is loaded with the first trace that may need it. */
export function createScriptTracer({ userData, resources }: WorkspaceStore): ScriptTracer {
  const loading: { runtime: Promise<ScriptRuntime> | null } = { runtime: null };

  async function load(): Promise<ScriptRuntime> {
    const { createScriptRuntime } = await import("../workers/runtime/script-runtime");
    return createScriptRuntime({ resources });
  }

  return {
    async run(workspace, prepared, saved, options) {
      if ((await userData.scripts(workspace.path)) === "not-allowed")
        return { result: runTrace(prepared, saved, { ...options, whyNoScripts: NOT_ALLOWED }), scripts: [] };
      loading.runtime ??= load();
      return (await loading.runtime).trace(prepared, saved, options);
    },
    async close() {
      await (await loading.runtime)?.close();
    },
  };
}

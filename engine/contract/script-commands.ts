import type { WorkspaceView } from "./commands";

/** Whether Workers and Snippets of a workspace may run. The user's own decision: no file of the workspace can make it. */
export type ScriptPermission = "allowed" | "not-allowed";

export interface ScriptCommands {
  /** Kept in the user's data folder. */
  "scripts/allow": { request: { workspaceId: string; scripts: ScriptPermission }; reply: WorkspaceView };
}

/** How long a script of a trace ran, without what it waited for; `step` is the id of its step. */
export interface ScriptTime {
  readonly script: string;
  readonly step: string;
  readonly milliseconds: number;
}

import type { WorkspaceView } from "./commands";

export interface EnvironmentCommands {
  /**
   * Chooses whose variables fill in placeholders, for traces, runs and comparisons of this workspace, from now on and in later sessions. `null`: those of `default`.
   * A name that no environment has is refused.
   */
  "workspace/environment": { request: { workspaceId: string; environment: string | null }; reply: WorkspaceView };
}

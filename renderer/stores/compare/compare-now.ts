import type { WorkspaceView } from "../../../engine/contract/index";
import type { Stores } from "../stores";
import { openWorkspace } from "../workspace/workspace";

/** The configuration that the active one is compared with: the one chosen last, else the first other one. */
export function comparedConfiguration(
  { configurations, activeConfiguration }: WorkspaceView,
  remembered: string | undefined,
): string | null {
  const others = configurations.filter(({ name }) => name !== activeConfiguration).map(({ name }) => name);
  return others.find((name) => name === remembered) ?? others[0] ?? null;
}

/** Compares the active configuration with the chosen other one, on screen. A comparison of the two that is there already is only shown. */
export async function compareNow({ workspace, layout, comparison }: Pick<Stores, "workspace" | "layout" | "comparison">): Promise<void> {
  const open = openWorkspace(workspace.getState());
  if (open === null || open.activeConfiguration === null) return;
  const after = comparedConfiguration(open, layout.getState().comparedWith[open.path]);
  if (after === null) return;
  layout.getState().goTo("compare");
  const of = {
    before: { kind: "configuration", name: open.activeConfiguration },
    after: { kind: "configuration", name: after },
  } as const;
  const { status } = comparison.getState();
  const isThere = (status.kind === "ready" || status.kind === "running") && JSON.stringify(status.of) === JSON.stringify(of);
  if (!isThere) await comparison.getState().start(of);
}

/** Compares a baseline with the active configuration, on screen. */
export async function compareWithBaseline(
  { workspace, layout, comparison }: Pick<Stores, "workspace" | "layout" | "comparison">,
  name: string,
): Promise<void> {
  const active = openWorkspace(workspace.getState())?.activeConfiguration ?? null;
  if (active === null) return;
  layout.getState().goTo("compare");
  await comparison.getState().start({ before: { kind: "baseline", name }, after: { kind: "configuration", name: active } });
}

import type { ConfigurationSummary, Revealed, WorkspaceView } from "../../../engine/contract/commands";
import { Refused } from "../../../engine/contract/refused";
import type { Workspace } from "../../workspace/workspace";
import type { Handlers, Work } from "../handler";
import type { OpenedWorkspace } from "../session";
import type { HandlerContext } from "./context";

type Family =
  | "workspace/current"
  | "workspace/read"
  | "workspace/open"
  | "workspace/recent"
  | "workspace/reveal"
  | "workspace/activate"
  | "workspace/environment";

export function workspaceHandlers(context: HandlerContext): Pick<Handlers, Family> {
  const { session, store, abilities } = context;
  return {
    "workspace/current": async (_request, _caller, work) => viewOf(context, await session.current(), work),

    "workspace/read": async ({ workspaceId }, _caller, work) =>
      viewOf(context, { workspaceId, workspace: session.find(workspaceId) }, work),

    "workspace/open": async ({ path }, _caller, work) => {
      const folder = path ?? (await chooseFolder(abilities.chooseFolder));
      if (folder === null) return null;
      const opened = await session.open(folder);
      const view = await viewOf(context, opened, work);
      await session.standOn(opened);
      return view;
    },

    "workspace/recent": async () => store.userData.recent(),

    "workspace/reveal": async ({ workspaceId, what }) => {
      const workspace = session.find(workspaceId);
      if (abilities.reveal === undefined)
        throw new Refused("not-capable", "Only the desktop program can show a folder in the file manager.");
      if (what === undefined) await abilities.reveal(workspace.path, "folder");
      else await abilities.reveal(await fileOf(workspace, what), "file");
      return {};
    },

    "workspace/activate": async ({ workspaceId, configuration }, caller, work) => {
      const workspace = session.find(workspaceId);
      await workspace.activate(configuration);
      caller.tellOthers({ workspaceId, what: ["workspace"] });
      return viewOf(context, { workspaceId, workspace }, work);
    },

    "workspace/environment": async ({ workspaceId, environment }, caller) => {
      const workspace = session.find(workspaceId);
      await workspace.chooseEnvironment(environment);
      await context.store.userData.setEnvironment(workspace.path, environment);
      caller.tellOthers({ workspaceId, what: ["workspace"] });
      return viewOf(context, { workspaceId, workspace });
    },
  };
}

/** Refuses what is not of the workspace. */
async function fileOf(workspace: Workspace, what: Revealed): Promise<string> {
  if (what.kind === "trace") return workspace.library.locate(what.traceId);
  return workspace.configurations.fileOf(what.configuration, what.file);
}

async function chooseFolder(choose: (() => Promise<string | null>) | undefined): Promise<string | null> {
  if (choose === undefined) throw new Refused("not-capable", "A browser cannot choose a folder for the workbench; type its path.");
  return choose();
}

export async function viewOf(context: HandlerContext, { workspaceId, workspace }: OpenedWorkspace, work?: Work): Promise<WorkspaceView> {
  const about = await workspace.about();
  const names = await workspace.configurations.names();
  const configurations: ConfigurationSummary[] = [];
  for (const name of names) configurations.push(await summaryOf(context, workspace, { name, work }));
  return {
    workspaceId,
    name: about.name,
    path: workspace.path,
    activeConfiguration: about.activeConfiguration,
    configurations,
    scripts: await context.store.userData.scripts(workspace.path),
    environments: await workspace.environments(),
    environment: workspace.chosenEnvironment(),
    findings: about.findings,
  };
}

async function summaryOf(
  { configurations }: HandlerContext,
  workspace: Workspace,
  { name, work }: { readonly name: string; readonly work: Work | undefined },
): Promise<ConfigurationSummary> {
  const { configuration, findings } = await configurations.get(workspace, name, work);
  const errors = findings.filter((finding) => finding.severity === "error").length;
  const rulesets = [configuration.account, ...configuration.zones].flatMap((owner) => owner.rulesets);
  const nothing = configuration.zones.length === 0 && rulesets.length === 0 && errors > 0;
  const counts = nothing
    ? {}
    : { zones: configuration.zones.length, rules: rulesets.reduce((sum, ruleset) => sum + ruleset.rules.length, 0) };
  return { name, ...counts, errors, warnings: findings.length - errors };
}

import type { RequestOf } from "../../../engine/contract/commands";
import type { PullCommands, PullDescription, PullProgress } from "../../../engine/contract/pull-commands";
import { Refused } from "../../../engine/contract/refused";
import { clientOfEnvironment } from "../../import/pull/environment";
import { PULL_PERMISSIONS } from "../../import/pull/permissions";
import { pullConfiguration } from "../../import/pull/pull";
import { reportImport } from "../../import/report-import";
import { writeConfiguration } from "../../import/write-configuration";
import { findApiToken, requireApiToken, TOKEN_NAME } from "../api-token";
import type { Handlers } from "../handler";
import { whyNoSecrets } from "../secrets";
import type { HandlerContext } from "./context";

interface Running {
  readonly pullId: string;
  readonly token: string;
  readonly cancel: AbortController;
}

export function pullHandlers({ session, abilities, tell, report }: HandlerContext): Pick<Handlers, keyof PullCommands> {
  const running = new Map<string, AbortController>();
  let last = 0;

  async function describe(): Promise<PullDescription> {
    return { token: (await findApiToken(abilities))?.from ?? "none", permissions: PULL_PERMISSIONS };
  }

  function keeper(): NonNullable<typeof abilities.secrets> {
    const reason = whyNoSecrets(abilities.secrets);
    if (reason !== null || abilities.secrets === undefined) throw new Refused("not-capable", `The token cannot be kept: ${reason ?? ""}.`);
    return abilities.secrets;
  }

  async function execute({ pullId, token, cancel }: Running, request: RequestOf<"pull/start">): Promise<void> {
    const { workspaceId, zones, name, replace } = request;
    let [done, doing] = [0, ""];
    const say = (state: PullProgress["state"], more: Partial<PullProgress> = {}): void =>
      tell("pull/progress", { workspaceId, pullId, state, done, total: 0, what: doing, ...more });
    try {
      const workspace = session.find(workspaceId);
      const { signal } = cancel;
      const client = await clientOfEnvironment({ token, signal });
      const imported = await pullConfiguration({
        client,
        zones,
        signal,
        progress: (asked, what) => {
          [done, doing] = [asked, what];
          say("running");
        },
      });
      const { trashed } = await writeConfiguration({
        root: workspace.path,
        name,
        files: imported.files,
        existing: replace ? "trash" : "refuse",
        signal,
      });
      tell("workspace/changed", { workspaceId, what: ["configurations"] });
      say("finished", { report: await reportImport(imported, { name, trashed, workspace }) });
    } catch (error) {
      if (cancel.signal.aborted) return say("cancelled");
      if (!(error instanceof Refused)) report(error);
      const message =
        error instanceof Refused ? error.message : "The pull failed by a fault of the workbench; your files are as they were.";
      say("failed", { message: message.replaceAll(token, "…") });
    } finally {
      running.delete(pullId);
    }
  }

  return {
    "pull/describe": describe,

    "pull/keep-token": async ({ token }) => {
      await keeper().write(TOKEN_NAME, token.trim());
      return describe();
    },

    "pull/forget-token": async () => {
      await keeper().forget(TOKEN_NAME);
      return describe();
    },

    "pull/start": async (request) => {
      const workspace = session.find(request.workspaceId);
      const names = await workspace.configurations.names();
      if (names.includes(request.name) && !request.replace)
        throw new Refused("cannot-write", `There is a configuration “${request.name}” already; choose another name, or replace it.`);
      const token = await requireApiToken(abilities);
      last += 1;
      const pullId = `pull-${last}`;
      const cancel = new AbortController();
      running.set(pullId, cancel);
      void execute({ pullId, token, cancel }, request);
      return { pullId };
    },

    "pull/cancel": async ({ pullId }) => {
      running.get(pullId)?.abort();
      return {};
    },
  };
}

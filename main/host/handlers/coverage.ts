import type { CoverageCommands } from "../../../engine/contract/coverage-commands";
import type { Handlers } from "../handler";
import type { HandlerContext } from "./context";

export function coverageHandlers({ session, configurations }: HandlerContext): Pick<Handlers, keyof CoverageCommands> {
  return {
    "coverage/read": async ({ workspaceId, configuration }, _caller, { signal }) => {
      const workspace = session.find(workspaceId);
      const whole = (await workspace.runs.list()).find(
        (run) => run.configuration === configuration && run.whole && run.state === "finished",
      );
      if (whole === undefined) return null;
      signal.throwIfAborted();
      const { coverage } = await workspace.runs.read(whole.runId);
      signal.throwIfAborted();
      const now = await configurations.fingerprint(workspace, configuration).catch(() => null);
      return { run: whole, coverage, isCurrent: now === whole.fingerprint };
    },
  };
}

import { calibrate } from "../../../engine/compare/calibration/calibrate";
import type { RequestOf } from "../../../engine/contract/commands";
import type { LiveCommands } from "../../../engine/contract/live-commands";
import { Refused } from "../../../engine/contract/refused";
import { printEvidence } from "../../import/live-trace/evidence";
import { LIVE_TRACE_PERMISSION, liveTrace } from "../../import/live-trace/live-trace";
import { unsentParts } from "../../import/live-trace/unsent";
import { clientOfEnvironment } from "../../import/pull/environment";
import { findApiToken, requireApiToken } from "../api-token";
import { filledTrace } from "../filled-trace";
import type { Caller, Handlers } from "../handler";
import type { HandlerContext } from "./context";

/** The only handler besides a pull that lets something leave the machine, and only when it is asked to. */
export function liveHandlers({ session, configurations, tracer, abilities, now }: HandlerContext): Pick<Handlers, keyof LiveCommands> {
  const running = new Map<Caller, AbortController>();

  async function read({ workspaceId, configuration, saved: template, row }: RequestOf<"live/run">) {
    const workspace = session.find(workspaceId);
    const [saved, ready] = await Promise.all([filledTrace(workspace, template, row), configurations.get(workspace, configuration)]);
    const account = ready.configuration.account.id;
    return { workspace, saved, ready, account: account === "" ? null : account };
  }

  return {
    "live/describe": async (request) => {
      const { saved, account } = await read(request);
      return {
        token: (await findApiToken(abilities))?.from ?? "none",
        permission: LIVE_TRACE_PERMISSION,
        account,
        unsent: unsentParts(saved),
        origin: saved.trace.skip_response === true ? "spared" : "reached",
      };
    },

    "live/run": async (request, caller) => {
      running.get(caller)?.abort();
      const cancel = new AbortController();
      running.set(caller, cancel);
      let token = "";
      try {
        const { workspace, saved, ready, account } = await read(request);
        if (account === null)
          throw new Refused(
            "not-found",
            "The configuration does not say whose it is: account/account.json with the account's id is missing.",
          );
        token = await requireApiToken(abilities);
        const { assumptions } = await workspace.about();
        const { result } = await tracer.run(workspace, ready.prepared, saved, { assumptions });
        const live = await liveTrace(await clientOfEnvironment({ token, signal: cancel.signal }), account, saved.trace);
        const calibration = calibrate(result, live);
        if (calibration === null) throw new Refused("unreadable", "Cloudflare's answer has no steps.");
        const unsent = unsentParts(saved);
        const at = now();
        const text = printEvidence({ at, configuration: request.configuration, account, saved, ours: result, live, calibration, unsent });
        const evidence = await workspace.keepEvidence({ trace: saved.name ?? saved.trace.url, at, text });
        return { kind: "answered", calibration, evidence, unsent };
      } catch (error) {
        if (cancel.signal.aborted) return { kind: "cancelled" };
        if (error instanceof Refused && token !== "") throw new Refused(error.refusal.code, error.refusal.message.replaceAll(token, "…"));
        throw error;
      } finally {
        if (running.get(caller) === cancel) running.delete(caller);
      }
    },

    "live/cancel": async (_request, caller) => {
      running.get(caller)?.abort();
      return {};
    },
  };
}

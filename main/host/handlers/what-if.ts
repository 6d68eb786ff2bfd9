import { createHash } from "node:crypto";
import type { Verdict, WhatIfVerdict } from "../../../engine/contract/what-if-commands";
import type { Assumptions } from "../../../engine/index";
import { evaluateTrace, type PreparedConfiguration } from "../../../engine/index";
import type { SavedTrace } from "../../../engine/request/trace-definition";
import type { Workspace } from "../../workspace/workspace";
import { filledTrace } from "../filled-trace";
import type { Caller, Handlers } from "../handler";
import type { HandlerContext } from "./context";

/** The most saved traces that are looked at while somebody types. */
const MOST = 2_000;
/** Traces between two looks at what else is asked of the host. */
const AT_ONCE = 25;

type Family = "what-if/keep" | "what-if/kept" | "what-if/verdicts";

export function whatIfHandlers({ session, configurations, clock }: HandlerContext): Pick<Handlers, Family> {
  /** What the configurations that are used now make of the traces that are there now. */
  const known = new WeakMap<PreparedConfiguration, Map<string, Verdict>>();

  /** The newest question of each window: a pass for an older one is given up. */
  const newest = new WeakMap<Caller, object>();

  function verdictOf(
    prepared: PreparedConfiguration,
    { saved, revision }: { saved: SavedTrace; revision: string },
    assumptions: Assumptions,
  ): Verdict {
    const verdicts = known.get(prepared) ?? new Map<string, Verdict>();
    known.set(prepared, verdicts);
    // A filled trace may be a megabyte: its hash is what is kept of it.
    const key = createHash("sha256")
      .update(`${revision} ${JSON.stringify(assumptions)}`)
      .digest("base64");
    const verdict = verdicts.get(key) ?? evaluate(prepared, saved, assumptions);
    verdicts.set(key, verdict);
    return verdict;
  }

  return {
    "what-if/keep": async ({ workspaceId, ...draft }, caller) => {
      caller.claim(draft.window);
      await session.find(workspaceId).editDrafts.keep(draft);
      return {};
    },

    "what-if/kept": async ({ workspaceId, window, configuration }, caller) => {
      caller.claim(window);
      const { editDrafts } = session.find(workspaceId);
      const drafts = await editDrafts.of(configuration);
      const own = drafts.find((draft) => draft.window === window);
      const left = drafts.find((draft) => caller.stateOf(draft.window) === "gone");
      if (own === undefined && left !== undefined) {
        await editDrafts.keep({ ...left, window });
        await editDrafts.keep({ ...left, edits: [] });
      }
      const { edits, began } = own ?? left ?? { edits: [], began: {} };
      return { configuration, edits, began };
    },

    "what-if/verdicts": async ({ workspaceId, configuration, edits }, caller) => {
      const pass = {};
      newest.set(caller, pass);
      const workspace = session.find(workspaceId);
      const started = clock();
      const [{ assumptions }, entries, { before, after }] = await Promise.all([
        workspace.about(),
        workspace.library.list(),
        configurations.edited(workspace, configuration, edits),
      ]);
      const looked = entries.filter(({ broken }) => broken === null).slice(0, MOST);
      const verdicts: WhatIfVerdict[] = [];
      for (const [index, { traceId, name }] of looked.entries()) {
        if (newest.get(caller) !== pass) break;
        // oxlint-disable-next-line eslint/no-await-in-loop -- the host answers others between traces
        const trace = await readFilled(workspace, traceId).catch(() => null);
        if (trace === null) continue;
        verdicts.push({
          traceId,
          name,
          before: verdictOf(before.prepared, trace, assumptions),
          after: verdictOf(after.prepared, trace, assumptions),
        });
        // oxlint-disable-next-line eslint/no-await-in-loop
        if (index % AT_ONCE === AT_ONCE - 1) await new Promise((resolve) => setImmediate(resolve));
      }
      return { verdicts, milliseconds: clock() - started, left: entries.length - verdicts.length };
    },
  };
}

async function readFilled(workspace: Workspace, traceId: string): Promise<{ readonly saved: SavedTrace; readonly revision: string }> {
  const { saved, revision } = await workspace.library.read(traceId);
  const filled = await filledTrace(workspace, saved);
  return filled === saved ? { saved, revision } : { saved: filled, revision: `${revision} ${JSON.stringify(filled)}` };
}

function evaluate(prepared: PreparedConfiguration, saved: SavedTrace, assumptions: Assumptions): Verdict {
  const outcome = evaluateTrace(prepared, saved, { assumptions });
  if (outcome === null) return { outcome: "untraceable", location: null, by: null };
  const { by, location, status_code } = outcome;
  return {
    outcome: outcome.outcome,
    status: status_code,
    location,
    by: by === null ? null : { description: by.description, rule: by.rule },
  };
}

import type { Handlers } from "../handler";
import type { HandlerContext } from "./context";

type Family = "library/list" | "library/read" | "library/save" | "library/delete" | "library/restore";

export function libraryHandlers({ session }: HandlerContext): Pick<Handlers, Family> {
  return {
    "library/list": async ({ workspaceId }) => session.find(workspaceId).library.list(),

    "library/read": async ({ workspaceId, traceId }) => session.find(workspaceId).library.read(traceId),

    "library/save": async ({ workspaceId, ...save }, caller) => {
      const workspace = session.find(workspaceId);
      const kept = await workspace.library.save(save);
      if (save.traceId !== null) await workspace.drafts.forget(save.traceId);
      caller.tellOthers({ workspaceId, what: ["library"] });
      return kept;
    },

    "library/delete": async ({ workspaceId, traceId }, caller) => {
      const trashed = await session.find(workspaceId).library.remove(traceId);
      caller.tellOthers({ workspaceId, what: ["library"] });
      return { trashed };
    },

    "library/restore": async ({ workspaceId, trashed }, caller) => {
      const traceId = await session.find(workspaceId).library.restore(trashed);
      caller.tellOthers({ workspaceId, what: ["library"] });
      return { traceId };
    },
  };
}

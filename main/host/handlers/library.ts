import type { LibraryCommands, LibraryMove } from "../../../engine/contract/library-commands";
import { Refused } from "../../../engine/contract/refused";
import type { Handlers } from "../handler";
import type { HandlerContext } from "./context";

type Family = keyof LibraryCommands;

export function libraryHandlers({ session }: HandlerContext): Pick<Handlers, Family> {
  return {
    "library/list": async ({ workspaceId }) => session.find(workspaceId).library.list(),

    "library/read": async ({ workspaceId, traceId }) => session.find(workspaceId).library.read(traceId),

    "library/save": async ({ workspaceId, window, ...save }, caller) => {
      const workspace = session.find(workspaceId);
      const kept = await workspace.library.save(save);
      if (save.traceId !== null && window !== undefined) await workspace.drafts.forget(save.traceId, window);
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

    "library/folders": async ({ workspaceId }) => session.find(workspaceId).library.folders(),

    "library/move": async ({ workspaceId, traceIds, folder }, caller) => {
      const { library, drafts } = session.find(workspaceId);
      const moved: LibraryMove["moved"][number][] = [];
      const problems: string[] = [];
      for (const from of traceIds) {
        try {
          const to = await library.move(from, folder);
          await drafts.rename(from, to);
          moved.push({ from, to });
        } catch (error) {
          if (!(error instanceof Refused)) throw error;
          problems.push(error.message);
        }
      }
      caller.tellOthers({ workspaceId, what: ["library"] });
      return { moved, problems };
    },

    "library/move-folder": async ({ workspaceId, folder, to }, caller) => {
      const { library, drafts } = session.find(workspaceId);
      const moved = await library.moveFolder(folder, to);
      for (const trace of moved) await drafts.rename(trace.from, trace.to);
      caller.tellOthers({ workspaceId, what: ["library"] });
      return { moved, problems: [] };
    },

    "library/make-folder": async ({ workspaceId, folder }, caller) => {
      await session.find(workspaceId).library.makeFolder(folder);
      caller.tellOthers({ workspaceId, what: ["library"] });
      return {};
    },

    "library/remove-folder": async ({ workspaceId, folder }, caller) => {
      await session.find(workspaceId).library.removeFolder(folder);
      caller.tellOthers({ workspaceId, what: ["library"] });
      return {};
    },
  };
}

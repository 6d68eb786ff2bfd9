import { Refused } from "../../../engine/contract/refused";
import type { Handlers } from "../handler";
import type { HandlerContext } from "./context";

export function draftHandlers({ session }: HandlerContext): Pick<Handlers, "draft/write" | "draft/list"> {
  return {
    "draft/write": async ({ workspaceId, window, traceId, draft }, caller) => {
      const { drafts } = session.find(workspaceId);
      if (draft === null) {
        if (caller.stateOf(window) === "open")
          throw new Refused("invalid-request", "Another window is working on this; only it can give its changes up.");
        await drafts.forget(traceId, window);
        return {};
      }
      caller.claim(window);
      await drafts.write({ traceId, window, ...draft });
      return {};
    },
    "draft/list": async ({ workspaceId, window }, caller) => {
      caller.claim(window);
      const drafts = await session.find(workspaceId).drafts.list();
      return drafts.map((draft) => ({ ...draft, of: OWNERS[caller.stateOf(draft.window)] }));
    },
  };
}

const OWNERS = { this: "this", open: "open", gone: "left" } as const;

import type { Handlers } from "../handler";
import type { HandlerContext } from "./context";

export function draftHandlers({ session }: HandlerContext): Pick<Handlers, "draft/write" | "draft/list"> {
  return {
    "draft/write": async ({ workspaceId, traceId, saved }) => {
      const { drafts } = session.find(workspaceId);
      await (saved === null ? drafts.forget(traceId) : drafts.write(traceId, saved));
      return {};
    },
    "draft/list": async ({ workspaceId }) => session.find(workspaceId).drafts.list(),
  };
}

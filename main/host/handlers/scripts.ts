import type { ScriptCommands } from "../../../engine/contract/script-commands";
import type { Handlers } from "../handler";
import type { HandlerContext } from "./context";
import { viewOf } from "./workspace";

export function scriptHandlers(context: HandlerContext): Pick<Handlers, keyof ScriptCommands> {
  const { session, store } = context;
  return {
    "scripts/allow": async ({ workspaceId, scripts }, caller) => {
      const workspace = session.find(workspaceId);
      await store.userData.setScripts(workspace.path, scripts);
      caller.tellOthers({ workspaceId, what: ["workspace"] });
      return viewOf(context, { workspaceId, workspace });
    },
  };
}

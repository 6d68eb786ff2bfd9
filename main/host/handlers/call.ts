import type { CallCommands } from "../../../engine/contract/call-commands";
import type { Handlers } from "../handler";

export function callHandlers(): Pick<Handlers, keyof CallCommands> {
  return {
    "call/cancel": async ({ call }, caller) => {
      caller.cancel(call);
      return {};
    },
  };
}

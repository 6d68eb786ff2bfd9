import type { Handlers } from "../handler";
import type { HandlerContext } from "./context";

export function settingsHandlers({ store }: HandlerContext): Pick<Handlers, "settings/read" | "settings/write"> {
  return {
    "settings/read": async () => store.userData.settings(),
    "settings/write": async ({ key, value }) => {
      await store.userData.setSetting(key, value);
      return {};
    },
  };
}

import { Refused } from "../../../engine/contract/refused";
import { diagnosticsText } from "../diagnostics-text";
import type { Handlers } from "../handler";
import type { HandlerContext } from "./context";

const DAY = 24 * 60 * 60 * 1000;

export function programHandlers(context: HandlerContext): Pick<Handlers, "program/diagnostics" | "program/notices" | "program/update"> {
  const { abilities, description, now, store } = context;
  const setting = async (key: string): Promise<unknown> => (await store.userData.settings())[key];
  return {
    "program/diagnostics": async () => ({ text: await diagnosticsText(context) }),

    "program/notices": async () => {
      const text = await abilities.notices?.();
      if (text === undefined || text === null)
        throw new Refused("not-found", "The licences stand in a built program; this one was not built.");
      return { text };
    },

    "program/update": async ({ asked }) => {
      if (abilities.releases === undefined) return { kind: "unknown", reason: "this build names no place to ask" };
      const last = await setting("update-asked");
      const isDue = typeof last !== "string" || !(now().getTime() - Date.parse(last) < DAY);
      if (asked === "start" && !((await setting("update-check")) === "on" && isDue)) return { kind: "off" };
      await store.userData.setSetting("update-asked", now().toISOString());
      return abilities.releases.newerThan(description.version);
    },
  };
}

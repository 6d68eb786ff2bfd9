import { Refused } from "../../../engine/contract/refused";
import type { Handlers } from "../handler";
import type { HandlerContext } from "./context";

export function askedHandlers({ asked, abilities }: HandlerContext): Pick<Handlers, "host/take-asked" | "host/choose-trace"> {
  return {
    "host/take-asked": async () => asked.take(),
    "host/choose-trace": async () => {
      if (abilities.chooseTrace === undefined)
        throw new Refused("not-capable", "A browser gives the window the file itself; the host has no dialog.");
      const file = await abilities.chooseTrace();
      if (file !== null) await asked.openPath(file);
      return {};
    },
  };
}

import type { Zone } from "../config/configuration";
import { isObject, property } from "../config/reading";
import type { JsonObject } from "../support/json";
import { answerWith, securityMode } from "./answers";
import type { Product, ProductPoint } from "./product";
import { textOf } from "./reading";

/**
 * Super Bot Fight Mode: score 1 is definitely automated, 2 to 29 likely. Bot Fight Mode publishes nothing.
 * https://developers.cloudflare.com/bots/get-started/super-bot-fight-mode/
 */
export const superBotFightMode: Product = {
  phase: "http_request_sbfm",
  configured: (zone) => describeBots(settingsOf(zone)),
  act(point) {
    const settings = settingsOf(point.zone);
    if (property(settings, "fight_mode") === true)
      return { kind: "not-simulated", sways: true, reason: "What Bot Fight Mode looks for is not published." };
    const mode = securityMode(textOf(settings, groupOf(point)));
    return mode === null ? { kind: "no-match" } : answerWith(mode, point);
  },
};

function settingsOf(zone: Zone): JsonObject {
  const settings = zone.others["bot_management.json"];
  return isObject(settings) ? settings : {};
}

const GROUPS = ["sbfm_definitely_automated", "sbfm_likely_automated", "sbfm_verified_bots"] as const;

/** It acts where one of its groups is not allowed. */
function describeBots(settings: JsonObject): string | null {
  if (property(settings, "fight_mode") === true) return "Bot Fight Mode";
  return GROUPS.some((group) => securityMode(textOf(settings, group)) !== null) ? "Super Bot Fight Mode" : null;
}

function groupOf({ read }: ProductPoint): string {
  if (read("cf.bot_management.verified_bot") === true) return "sbfm_verified_bots";
  const score = read("cf.bot_management.score");
  if (score === 1) return "sbfm_definitely_automated";
  return typeof score === "number" && score >= 2 && score < 30 ? "sbfm_likely_automated" : "";
}

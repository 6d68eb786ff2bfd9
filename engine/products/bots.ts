import type { Zone } from "../config/configuration";
import { isObject, property } from "../config/reading";
import { pathExtension } from "../http/url";
import type { JsonObject } from "../support/json";
import { answerWith, securityMode } from "./answers";
import type { Product, ProductPoint, ProductVerdict } from "./product";
import { textOf } from "./reading";
import { isStaticExtension } from "./static-files";

/**
 * Super Bot Fight Mode: score 1 is definitely automated, 2 to 29 likely. Static files are left alone unless their protection is on.
 * https://developers.cloudflare.com/bots/get-started/super-bot-fight-mode/
 */
export const superBotFightMode: Product = {
  phase: "http_request_sbfm",
  prepare({ zone }) {
    const settings = botSettings(zone);
    const acts = GROUPS.some((group) => securityMode(textOf(settings, group)) !== null);
    return acts || property(settings, "ai_bots_protection") === "block" ? { act: (point) => fightBots(settings, point) } : null;
  },
};

/** Bot Fight Mode publishes neither what it looks for nor where it stands, and nothing skips it. https://developers.cloudflare.com/bots/get-started/bot-fight-mode/ */
export const botFightMode: Product = {
  phase: "bot_fight_mode",
  prepare: ({ zone }) =>
    property(botSettings(zone), "fight_mode") === true
      ? {
          act: () => ({
            kind: "not-simulated",
            unless: "Bot Fight Mode does not act",
            reason: "Bot Fight Mode challenges what it takes for bots; what it looks for is not published.",
          }),
        }
      : null,
};

function botSettings(zone: Zone): JsonObject {
  const settings = zone.others["bot_management.json"];
  return isObject(settings) ? settings : {};
}

const GROUPS = ["sbfm_definitely_automated", "sbfm_likely_automated", "sbfm_verified_bots"] as const;

const AI_CATEGORIES = ["AI Crawler", "AI Assistant", "AI Search"];

function fightBots(settings: JsonObject, point: ProductPoint): ProductVerdict {
  if (property(settings, "ai_bots_protection") === "block") {
    const category = point.read("cf.verified_bot_category");
    if (typeof category === "string" && AI_CATEGORIES.includes(category)) return answerWith("block", point);
  }
  const mode = securityMode(textOf(settings, groupOf(point)));
  if (mode === null) return { kind: "no-match" };
  if (property(settings, "sbfm_static_resource_protection") !== true && isStaticExtension(pathExtension(point.passage.request.path)))
    return { kind: "no-match", note: "Static files are left alone: the protection of static resources is off." };
  return answerWith(mode, point);
}

function groupOf({ read }: ProductPoint): string {
  if (read("cf.bot_management.verified_bot") === true) return "sbfm_verified_bots";
  const score = read("cf.bot_management.score");
  if (score === 1) return "sbfm_definitely_automated";
  return typeof score === "number" && score >= 2 && score < 30 ? "sbfm_likely_automated" : "";
}

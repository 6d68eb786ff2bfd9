import { pathExtension } from "../../http/url";
import { lowerAscii } from "../../support/ascii";
import { arrayOf, BOOL, BYTES, INT } from "../types/type";
import { defineField } from "./define-field";
import type { FieldDefinition } from "./definition";

const BOT_MANAGEMENT = "Enterprise add-on (Bot Management)";

/**
 * Extensions that Cloudflare counts as static resources.
 * https://developers.cloudflare.com/learning-paths/bot-management/planning/site-content/
 */
const STATIC_EXTENSIONS: ReadonlySet<string> = new Set(
  (
    "bmp css csv doc docx ejs eot eps gif ico jar jpeg jpg js mid midi otf pdf pict pls png ppt pptx ps svg svgz swf " +
    "tif tiff torrent ttf txt webp woff woff2 xls xlsx"
  ).split(" "),
);

const VERIFIED_BOT = defineField({
  name: "cf.bot_management.verified_bot",
  type: BOOL,
  plan: BOT_MANAGEMENT,
  sentence: "Whether the request comes from a bot that Cloudflare knows and counts as good.",
  example: "false",
  assumed: false,
});

export const BOT_FIELDS: readonly FieldDefinition[] = [
  defineField({
    name: "cf.bot_management.score",
    type: INT,
    plan: BOT_MANAGEMENT,
    sentence: "How likely a person sent the request: 1 is certainly automated, 99 certainly human.",
    example: "50",
    note: "Documentation names no default; where nobody gives a score, 99 is taken.",
    fromContext: ({ botScore }) => botScore,
    assume: () => 99,
  }),
  VERIFIED_BOT,
  defineField({
    name: "cf.client.bot",
    type: BOOL,
    sentence: "Whether the request comes from a known good bot; the same as cf.bot_management.verified_bot.",
    example: "false",
    sameAs: VERIFIED_BOT,
    assumed: false,
  }),
  defineField({
    name: "cf.verified_bot_category",
    type: BYTES,
    sentence: "What kind of bot a verified bot is; empty where the visitor is none.",
    example: "Search Engine Crawler",
    assumed: "",
  }),
  defineField({
    name: "cf.bot_management.static_resource",
    type: BOOL,
    plan: BOT_MANAGEMENT,
    sentence: "Whether the request is for a static file, so that a rule on the score can leave it alone.",
    example: "false",
    note: "Told by the path's extension.",
    derive: ({ request }) => STATIC_EXTENSIONS.has(lowerAscii(pathExtension(request.path))),
    assumed: false,
  }),
  defineField({
    name: "cf.bot_management.ja3_hash",
    type: BYTES,
    plan: BOT_MANAGEMENT,
    sentence: "JA3 fingerprint of the client's TLS hello.",
    example: "e7d705a3286e19ea42f587b344ee6865",
    assumed: "",
  }),
  defineField({
    name: "cf.bot_management.ja4",
    type: BYTES,
    plan: BOT_MANAGEMENT,
    sentence: "JA4 fingerprint of the client's TLS hello.",
    example: "t13d1516h2_8daaf6152771_b186095e22b6",
    assumed: "",
  }),
  defineField({
    name: "cf.bot_management.js_detection.passed",
    type: BOOL,
    plan: BOT_MANAGEMENT,
    sentence: "Whether the visitor has passed the JavaScript detection before.",
    example: "false",
    assumed: false,
  }),
  defineField({
    name: "cf.bot_management.detection_ids",
    type: arrayOf(INT),
    plan: BOT_MANAGEMENT,
    sentence: "Numbers of the bot heuristics that fired on the request.",
    example: "[33554817]",
    assumed: [],
  }),
  defineField({
    name: "cf.bot_management.corporate_proxy",
    type: BOOL,
    plan: BOT_MANAGEMENT,
    sentence: "Whether the request comes through a known corporate proxy or web gateway.",
    example: "false",
    assumed: false,
  }),
  defineField({
    name: "cf.bot_management.signed_agent",
    type: BOOL,
    plan: BOT_MANAGEMENT,
    sentence: "Whether the client is an agent that signs its requests (Web Bot Auth).",
    example: "false",
    assumed: false,
  }),
  defineField({
    name: "cf.bot_management.tags",
    type: arrayOf(BYTES),
    plan: BOT_MANAGEMENT,
    sentence: "Tags that bot detection put on the request.",
    documentation: "https://developers.cloudflare.com/bots/concepts/bot-tags/",
    assumed: [],
  }),
  defineField({
    name: "cf.threat_score",
    type: INT,
    sentence: "Threat score of old; the network no longer fills it, so that it is always 0.",
    example: "0",
    note: "A score in the trace's context wins here; production always has 0.",
    fromContext: ({ threatScore }) => threatScore,
    assumed: 0,
  }),
];

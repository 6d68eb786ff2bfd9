/** Fields that documentation allows or refuses together. */
export type FieldGroup =
  | "basics"
  | "sequence"
  | "body"
  | "bots"
  | "tokens"
  | "attacks"
  | "uploads"
  | "detections"
  | "prompts"
  | "api"
  | "response"
  | "edge-error"
  | "network";

/** What a group is called in a sentence. */
export const GROUP_NOUNS = {
  basics: "basic request fields",
  sequence: "sequence fields",
  body: "fields of the request body",
  bots: "bot and threat fields",
  tokens: "token claims",
  attacks: "WAF scores and credential checks",
  uploads: "content scanning fields",
  detections: "application security detections",
  prompts: "AI prompt fields",
  api: "API Shield fields",
  response: "response fields",
  "edge-error": "fields of edge errors",
  network: "network firewall fields",
} as const satisfies Readonly<Record<FieldGroup, string>>;

/** Beginnings of names, in the order they are looked for; the last row takes everything that is left. */
const BEGINNINGS: readonly (readonly [beginning: string, group: FieldGroup])[] = [
  ["cf.sequence.", "sequence"],
  ["http.request.body.", "body"],
  ["cf.bot_management.", "bots"],
  ["cf.client.bot", "bots"],
  ["cf.verified_bot_category", "bots"],
  ["cf.threat_score", "bots"],
  ["http.request.jwt.", "tokens"],
  ["cf.waf.content_scan.", "uploads"],
  ["cf.waf.", "attacks"],
  ["cf.appsec.", "detections"],
  ["cf.llm.", "prompts"],
  ["cf.api_gateway.", "api"],
  ["cf.schema_validation.", "api"],
  ["http.response.", "response"],
  ["raw.http.response.", "response"],
  ["cf.response.", "edge-error"],
  ["", "basics"],
];

export function groupOfField(name: string): FieldGroup {
  return BEGINNINGS.find(([beginning]) => name.startsWith(beginning))?.[1] ?? "basics";
}

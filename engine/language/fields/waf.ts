import { arrayOf, BOOL, BYTES, INT, mapOf } from "../types/type";
import type { MaybeValue } from "../values/value";
import { defineField } from "./define-field";
import type { FieldDefinition } from "./definition";

const UPLOADS = "Enterprise add-on (malicious uploads detection)";
const ATTACK_SCORE = "Enterprise (attack score detection on)";
const CREDENTIALS = "Enterprise (leaked credentials detection on)";
const AI_SECURITY = "Enterprise (AI Security for Apps on)";

export const CONTENT_SCAN_FIELDS: readonly FieldDefinition[] = [
  defineField({
    name: "cf.waf.content_scan.has_obj",
    type: BOOL,
    plan: UPLOADS,
    sentence: "Whether the request holds an uploaded object.",
    example: "false",
    assumed: false,
  }),
  defineField({
    name: "cf.waf.content_scan.has_malicious_obj",
    type: BOOL,
    plan: UPLOADS,
    sentence: "Whether an uploaded object was found malicious.",
    example: "false",
    assumed: false,
  }),
  defineField({
    name: "cf.waf.content_scan.has_failed",
    type: BOOL,
    plan: UPLOADS,
    sentence: "Whether an uploaded object could not be scanned.",
    example: "false",
    assumed: false,
  }),
  defineField({
    name: "cf.waf.content_scan.num_obj",
    type: INT,
    plan: UPLOADS,
    sentence: "How many uploaded objects there are.",
    example: "0",
    assumed: 0,
  }),
  defineField({
    name: "cf.waf.content_scan.num_malicious_obj",
    type: INT,
    plan: UPLOADS,
    sentence: "How many uploaded objects were found malicious.",
    example: "0",
    assumed: 0,
  }),
  defineField({
    name: "cf.waf.content_scan.obj_sizes",
    type: arrayOf(INT),
    plan: UPLOADS,
    sentence: "Sizes of the uploaded objects in bytes, in the order found.",
    example: "[512000]",
    assumed: [],
  }),
  defineField({
    name: "cf.waf.content_scan.obj_types",
    type: arrayOf(BYTES),
    plan: UPLOADS,
    sentence: "MIME types of the uploaded objects, in the order found; application/octet-stream where one is not known.",
    example: '["application/pdf"]',
    assumed: [],
  }),
  defineField({
    name: "cf.waf.content_scan.obj_results",
    type: arrayOf(BYTES),
    plan: UPLOADS,
    sentence: "What the scan said of each uploaded object: clean, suspicious, infected or not scanned.",
    example: '["clean"]',
    assumed: [],
  }),
];

const SCORE = defineField({
  name: "cf.waf.score",
  type: INT,
  plan: ATTACK_SCORE,
  sentence: "How clean the request looks: 1 is surely an attack, 99 surely none, 100 was not scored.",
  example: "100",
  assumed: 100,
});

/**
 * The class that a score falls in; a request without a score has none.
 * https://developers.cloudflare.com/waf/detections/attack-score/
 */
function scoreClass(score: MaybeValue | undefined): string | undefined {
  if (typeof score !== "number" || score < 1 || score > 99) return undefined;
  if (score <= 20) return "attack";
  if (score <= 50) return "likely_attack";
  return score <= 80 ? "likely_clean" : "clean";
}

export const WAF_FIELDS: readonly FieldDefinition[] = [
  SCORE,
  defineField({
    name: "cf.waf.score.sqli",
    type: INT,
    plan: ATTACK_SCORE,
    sentence: "The same score for SQL injection alone.",
    example: "100",
    assumed: 100,
  }),
  defineField({
    name: "cf.waf.score.xss",
    type: INT,
    plan: ATTACK_SCORE,
    sentence: "The same score for cross-site scripting alone.",
    example: "100",
    assumed: 100,
  }),
  defineField({
    name: "cf.waf.score.rce",
    type: INT,
    plan: ATTACK_SCORE,
    sentence: "The same score for remote code execution alone.",
    example: "100",
    assumed: 100,
  }),
  defineField({
    name: "cf.waf.score.class",
    type: BYTES,
    plan: "Business or above (attack score detection on)",
    sentence: "The attack score in a word: attack, likely_attack, likely_clean or clean.",
    example: "clean",
    note: "Follows from cf.waf.score where it is not given itself; for a request that was not scored, clean is taken.",
    follows: { fields: [SCORE], value: ([score]) => scoreClass(score) },
    assume: () => "clean",
  }),
  defineField({
    name: "cf.waf.auth_detected",
    type: BOOL,
    plan: CREDENTIALS,
    sentence: "Whether the request holds a user name and password to sign in with.",
    example: "false",
    assumed: false,
  }),
  defineField({
    name: "cf.waf.credential_check.password_leaked",
    type: BOOL,
    plan: "All plans (leaked credentials detection on)",
    sentence: "Whether the password is known from a leak.",
    example: "false",
    assumed: false,
  }),
  defineField({
    name: "cf.waf.credential_check.username_leaked",
    type: BOOL,
    plan: CREDENTIALS,
    sentence: "Whether the user name is known from a leak.",
    example: "false",
    assumed: false,
  }),
  defineField({
    name: "cf.waf.credential_check.username_and_password_leaked",
    type: BOOL,
    plan: "Pro or above (leaked credentials detection on)",
    sentence: "Whether user name and password together are known from a leak.",
    example: "false",
    assumed: false,
  }),
  defineField({
    name: "cf.waf.credential_check.username_password_similar",
    type: BOOL,
    plan: CREDENTIALS,
    sentence: "Whether a user name and password much like these are known from a leak.",
    example: "false",
    assumed: false,
  }),
  defineField({
    name: "cf.appsec.request.failed_detections",
    type: arrayOf(BYTES),
    sentence: "Names of the security detections that failed on this request.",
    example: '["waf_credential_check"]',
    note: "For custom rules, rate limiting rules and request header transform rules.",
    assumed: [],
  }),
];

const PII_CATEGORIES = defineField({
  name: "cf.llm.prompt.pii_categories",
  type: arrayOf(BYTES),
  plan: AI_SECURITY,
  sentence: "Kinds of personal data in the prompt, such as EMAIL_ADDRESS, CREDIT_CARD or PHONE_NUMBER.",
  example: '["EMAIL_ADDRESS"]',
  assumed: [],
});

const UNSAFE_TOPIC_CATEGORIES = defineField({
  name: "cf.llm.prompt.unsafe_topic_categories",
  type: arrayOf(BYTES),
  plan: AI_SECURITY,
  sentence: "Codes (S1 to S14) of the unsafe topics that the prompt touches.",
  example: '["S2"]',
  assumed: [],
});

function isNotEmpty([categories]: readonly MaybeValue[]): boolean | undefined {
  return Array.isArray(categories) ? categories.length > 0 : undefined;
}

export const LLM_FIELDS: readonly FieldDefinition[] = [
  defineField({
    name: "cf.llm.prompt.detected",
    type: BOOL,
    plan: AI_SECURITY,
    sentence: "Whether the request holds a prompt for a language model.",
    example: "false",
    assumed: false,
  }),
  defineField({
    name: "cf.llm.prompt.pii_detected",
    type: BOOL,
    plan: AI_SECURITY,
    sentence: "Whether the prompt holds personal data.",
    example: "false",
    note: "Follows from cf.llm.prompt.pii_categories where it is not given itself.",
    follows: { fields: [PII_CATEGORIES], value: isNotEmpty },
    assumed: false,
  }),
  PII_CATEGORIES,
  defineField({
    name: "cf.llm.prompt.unsafe_topic_detected",
    type: BOOL,
    plan: AI_SECURITY,
    sentence: "Whether the prompt touches an unsafe topic.",
    example: "false",
    note: "Follows from cf.llm.prompt.unsafe_topic_categories where it is not given itself.",
    follows: { fields: [UNSAFE_TOPIC_CATEGORIES], value: isNotEmpty },
    assumed: false,
  }),
  UNSAFE_TOPIC_CATEGORIES,
  defineField({
    name: "cf.llm.prompt.injection_score",
    type: INT,
    plan: AI_SECURITY,
    sentence: "How harmless the prompt looks: 1 is surely an injection, 99 surely none, 100 was not scored.",
    example: "100",
    assumed: 100,
  }),
  defineField({
    name: "cf.llm.prompt.token_count",
    type: INT,
    plan: AI_SECURITY,
    sentence: "Estimated length of the prompt in tokens.",
    example: "0",
    assumed: 0,
  }),
  defineField({
    name: "cf.llm.prompt.custom_topic_categories",
    type: mapOf(INT),
    plan: AI_SECURITY,
    sentence: "Your own topics by label, each with a score from 1 to 99; the lower, the nearer.",
    example: '{"competitors": 20}',
    assumed: new Map(),
  }),
];

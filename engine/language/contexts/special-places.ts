import type { ExpressionUse } from "./expression-use";

/** A name that documentation allows in some phases or uses only. `firm`: the page says “only”. */
export interface SpecialPlace {
  readonly name: string;
  readonly phases?: readonly string[];
  readonly uses?: readonly ExpressionUse[];
  readonly firm: "yes" | "no";
  /** Where it may be used, to finish “it can be used in …”. */
  readonly where: string;
}

const TRANSFORMS = ["http_request_transform", "http_request_late_transform", "http_response_headers_transform"];
const HEADER_TRANSFORMS = ["http_request_late_transform", "http_response_headers_transform"];
const CUSTOM_AND_RATE = ["http_request_firewall_custom", "http_ratelimit"];

export const SPECIAL_FIELDS: readonly SpecialPlace[] = [
  { name: "http.request.accepted_languages", phases: TRANSFORMS, firm: "no", where: "transform rules" },
  {
    name: "ip.src.timezone.name",
    phases: TRANSFORMS,
    uses: ["uri-target", "header-value"],
    firm: "yes",
    where: "what transform rules write",
  },
];

/** https://developers.cloudflare.com/ruleset-engine/rules-language/functions/ */
export const SPECIAL_FUNCTIONS: readonly SpecialPlace[] = [
  { name: "cidr", phases: CUSTOM_AND_RATE, firm: "yes", where: "custom rules and rate limiting rules" },
  { name: "cidr6", phases: CUSTOM_AND_RATE, firm: "yes", where: "custom rules and rate limiting rules" },
  {
    name: "decode_base64",
    phases: [...TRANSFORMS, ...CUSTOM_AND_RATE],
    firm: "no",
    where: "transform rules, custom rules and rate limiting rules",
  },
  { name: "encode_base64", phases: HEADER_TRANSFORMS, firm: "no", where: "header transform rules" },
  {
    name: "join",
    phases: [...TRANSFORMS, "http_request_firewall_custom", "http_custom_errors"],
    firm: "no",
    where: "transform rules, custom rules and custom error rules",
  },
  { name: "remove_query_args", phases: TRANSFORMS, firm: "yes", where: "what transform rules write" },
  { name: "uuidv4", phases: TRANSFORMS, firm: "yes", where: "what transform rules write" },
];

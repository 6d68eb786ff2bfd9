import { describe, expect, test } from "vitest";
import { checkOptionsOf, contextOfPhase, type ExpressionUse } from "../../../../engine/language/contexts/index";
import { checkExpression, type DiagnosticCode, STANDARD_SCHEME } from "../../../../engine/language/index";

type Verdict = "fine" | readonly ["error" | "warning", DiagnosticCode];

const FIELD_ERROR = ["error", "field-not-available"] as const;
const FIELD_WARNING = ["warning", "field-not-available"] as const;
const CALL_ERROR = ["error", "function-not-available"] as const;
const CALL_WARNING = ["warning", "function-not-available"] as const;

function verdictOn(text: string, phase: string, use: ExpressionUse): Verdict {
  const context = contextOfPhase(phase, use);
  if (context === null) throw new Error(`Nothing is known of ${phase}`);
  const [first] = checkExpression(text, context.kind, STANDARD_SCHEME, checkOptionsOf(context)).diagnostics;
  return first === undefined ? "fine" : [first.severity, first.code];
}

const SCORE = "cf.bot_management.score lt 30";

const FILTERS: readonly (readonly [name: string, phase: string, text: string, verdict: Verdict])[] = [
  ["custom rules read basic fields", "http_request_firewall_custom", `http.host eq "a" and ip.src.asnum eq 1`, "fine"],
  ["custom rules read the bot score", "http_request_firewall_custom", SCORE, "fine"],
  ["custom rules read the body", "http_request_firewall_custom", `http.request.body.raw contains "a"`, "fine"],
  ["custom rules cannot read the response", "http_request_firewall_custom", "http.response.code eq 404", FIELD_ERROR],
  ["custom rules cannot read packets", "http_request_firewall_custom", "tcp.dstport eq 80", FIELD_ERROR],
  ["single redirects cannot read the bot score", "http_request_dynamic_redirect", SCORE, FIELD_ERROR],
  ["single redirects cannot read the threat score", "http_request_dynamic_redirect", "cf.threat_score gt 5", FIELD_ERROR],
  ["URL rewrites cannot read the body", "http_request_transform", `http.request.body.raw contains "a"`, FIELD_ERROR],
  ["origin rules cannot read WAF scores", "http_request_origin", "cf.waf.score lt 20", FIELD_ERROR],
  ["configuration rules read TLS fields", "http_config_settings", `cf.tls_version eq "TLSv1.2"`, "fine"],
  ["bulk redirects read sequences", "http_request_redirect", `cf.sequence.current_op eq "a"`, "fine"],
  ["documentation says nothing of sequences in origin rules", "http_request_origin", `cf.sequence.current_op eq "a"`, FIELD_WARNING],
  ["cache rules read the bot score since July 2026", "http_request_cache_settings", SCORE, "fine"],
  ["documentation says nothing of known bots in cache rules", "http_request_cache_settings", "cf.client.bot", FIELD_WARNING],
  ["request header transforms read the bot score", "http_request_late_transform", SCORE, "fine"],
  [
    "request header transforms read detections",
    "http_request_late_transform",
    `any(cf.appsec.request.failed_detections[*] eq "a")`,
    "fine",
  ],
  [
    "managed rules cannot read detections",
    "http_request_firewall_managed",
    `any(cf.appsec.request.failed_detections[*] eq "a")`,
    FIELD_ERROR,
  ],
  ["response header transforms read the response", "http_response_headers_transform", "http.response.code eq 404", "fine"],
  ["response header transforms read edge errors", "http_response_headers_transform", "cf.response.1xxx_code eq 1020", "fine"],
  ["compression rules cannot read edge errors", "http_response_compression", "cf.response.1xxx_code eq 1020", FIELD_ERROR],
  ["documentation says nothing of WAF scores behind the response", "http_response_headers_transform", "cf.waf.score lt 20", FIELD_WARNING],
  ["custom errors read the response", "http_custom_errors", "http.response.code ge 500", "fine"],
  ["waiting rooms cannot read the bot score", "waiting_room", SCORE, FIELD_ERROR],
  ["rate limiting cannot read the response in its condition", "http_ratelimit", "http.response.code eq 401", FIELD_ERROR],
  [
    "accepted languages are for transform rules",
    "http_request_firewall_custom",
    `any(http.request.accepted_languages[*] eq "de")`,
    FIELD_WARNING,
  ],
  ["the time zone is only for what transforms write", "http_request_transform", `ip.src.timezone.name eq "Europe/Vienna"`, FIELD_ERROR],
  ["cidr() is for custom rules", "http_request_firewall_custom", "cidr(ip.src, 24, 64) eq 192.0.2.0", "fine"],
  ["cidr() is not for cache rules", "http_request_cache_settings", "cidr(ip.src, 24, 64) eq 192.0.2.0", CALL_ERROR],
  ["regex_replace() is not for conditions", "http_request_firewall_custom", `regex_replace(http.host, "a", "b") eq "b"`, CALL_ERROR],
  ["join() is not documented for cache rules", "http_request_cache_settings", `join(http.request.headers.names, ",") eq "a"`, CALL_WARNING],
];

test.each(FILTERS)("%s", (_name, phase, text, verdict) => {
  expect(verdictOn(text, phase, "filter")).toEqual(verdict);
});

const VALUES: readonly (readonly [name: string, phase: string, use: ExpressionUse, text: string, verdict: Verdict])[] = [
  ["a rewrite writes what it makes of the path", "http_request_transform", "uri-target", `concat("/a", http.request.uri.path)`, "fine"],
  [
    "a rewrite replaces with a regular expression",
    "http_request_transform",
    "uri-target",
    `regex_replace(http.request.uri.path, "^/a", "/b")`,
    "fine",
  ],
  [
    "a rewrite that writes the country is not documented",
    "http_request_transform",
    "uri-target",
    `concat("/", ip.src.country)`,
    FIELD_WARNING,
  ],
  ["a rewrite cannot encode base64", "http_request_transform", "uri-target", "encode_base64(http.request.uri.path)", CALL_ERROR],
  ["a header takes an address as text", "http_request_late_transform", "header-value", "to_string(ip.src)", "fine"],
  ["a header takes the time zone", "http_request_late_transform", "header-value", "ip.src.timezone.name", "fine"],
  ["a header takes an encoded digest", "http_response_headers_transform", "header-value", `encode_base64(sha256(http.host))`, "fine"],
  [
    "a redirect replaces with a pattern",
    "http_request_dynamic_redirect",
    "redirect-target",
    `wildcard_replace(http.request.full_uri, "https://*", "https://b/\${1}")`,
    "fine",
  ],
  ["a redirect cannot make a UUID", "http_request_dynamic_redirect", "redirect-target", "uuidv4(cf.random_seed)", CALL_ERROR],
  [
    "one replacement an expression",
    "http_request_transform",
    "uri-target",
    `regex_replace(regex_replace(http.request.uri.path, "a", "b"), "c", "d")`,
    CALL_ERROR,
  ],
  [
    "no two replacements of different kinds",
    "http_request_dynamic_redirect",
    "redirect-target",
    `concat(regex_replace(http.host, "a", "b"), wildcard_replace(http.host, "*", "c"))`,
    CALL_ERROR,
  ],
  ["counting reads the response", "http_ratelimit", "counting", "http.response.code eq 401", "fine"],
  ["counting cannot read edge errors", "http_ratelimit", "counting", "cf.response.1xxx_code eq 1020", FIELD_ERROR],
];

test.each(VALUES)("%s", (_name, phase, use, text, verdict) => {
  expect(verdictOn(text, phase, use)).toEqual(verdict);
});

describe("a refusal", () => {
  test("says where the name can be used instead", () => {
    const context = contextOfPhase("http_request_dynamic_redirect", "filter");
    if (context === null) throw new Error("The phase is gone");
    const [found] = checkExpression(SCORE, "filter", STANDARD_SCHEME, checkOptionsOf(context)).diagnostics;
    expect(found?.message).toBe("cf.bot_management.score cannot be used in single redirects");
    expect(found?.hint).toBe("it can be used in custom rules, rate limiting rules, request header transform rules and others");
    expect(found).toMatchObject({ start: 0, end: 23 });
  });

  test("says on which side of the request a name exists", () => {
    const context = contextOfPhase("http_request_origin", "filter");
    if (context === null) throw new Error("The phase is gone");
    const [found] = checkExpression("http.response.code eq 404", "filter", STANDARD_SCHEME, checkOptionsOf(context)).diagnostics;
    expect(found?.hint).toBe("it can be used in response phases");
  });

  test("of a second replacement names both", () => {
    const context = contextOfPhase("http_request_dynamic_redirect", "redirect-target");
    if (context === null) throw new Error("The phase is gone");
    const text = `concat(regex_replace(http.host, "a", "b"), wildcard_replace(http.host, "*", "c"))`;
    const [found] = checkExpression(text, "value", STANDARD_SCHEME, checkOptionsOf(context)).diagnostics;
    expect(found?.message).toBe("wildcard_replace() may not stand in one expression with regex_replace()");
    expect(text.slice(found?.start, found?.end)).toBe("wildcard_replace");
  });
});

describe("documented limits", () => {
  const context = contextOfPhase("http_request_firewall_custom", "filter");

  function codes(text: string): readonly string[] {
    if (context === null) throw new Error("The phase is gone");
    return checkExpression(text, "filter", STANDARD_SCHEME, checkOptionsOf(context)).diagnostics.map(({ code }) => code);
  }

  test("4,096 characters are allowed, 4,097 are not", () => {
    const frame = `http.host eq ""`.length;
    expect(codes(`http.host eq "${"a".repeat(4096 - frame)}"`)).toEqual([]);
    expect(codes(`http.host eq "${"a".repeat(4097 - frame)}"`)).toEqual(["expression-too-long"]);
  });

  test("64 regular expressions are allowed, 65 are warned of", () => {
    const pattern = `http.host matches "a"`;
    expect(codes(Array.from({ length: 64 }, () => pattern).join(" or "))).toEqual([]);
    expect(codes(Array.from({ length: 65 }, () => pattern).join(" or "))).toEqual(["too-many-regexes"]);
  });
});

test("nothing is said of phases that nothing is known of", () => {
  expect(contextOfPhase("magic_transit", "filter")).toBeNull();
  expect(contextOfPhase("nonsense", "filter")).toBeNull();
});

test("without a context every name is allowed", () => {
  expect(checkExpression(SCORE, "filter", STANDARD_SCHEME).diagnostics).toEqual([]);
});

import { expect, test } from "vitest";
import { prepareConfiguration, runTrace } from "../../../engine/index";
import { provenanceOf } from "../../../engine/trace/provenance";
import { configurationOf, entryPoint, rule } from "../../support/configurations";

test("a value that two phases changed has its original, and who changed it in order", () => {
  const zone = [
    entryPoint("http_request_transform", [rule("rewrite", "true", "rewrite", { uri: { path: { value: "/b/../c" } } })]),
    entryPoint("http_request_late_transform", [
      rule("set", "true", "rewrite", { headers: { "x-a": { operation: "set", value: "1" } } }),
      rule("again", "true", "rewrite", { headers: { "x-a": { operation: "set", value: "2" } } }),
    ]),
  ];
  const files = { "zones/example.com/url_normalization.json": { type: "rfc3986", scope: "incoming" } };
  const result = runTrace(prepareConfiguration(configurationOf({ zone, files })), {
    trace: { method: "GET", url: "https://example.com/%61" },
  });
  const told = provenanceOf(result).map(({ target, original, value, changes }) => [
    target,
    original,
    value,
    changes.map(({ product }) => product),
  ]);
  expect(told).toEqual([
    ["request.uri.path", "/%61", "/b/../c", ["URL normalization", "URL Rewrite Rules"]],
    ["request.headers.x-a", null, "2", ["Request Header Transform Rules", "Request Header Transform Rules"]],
  ]);
});

test("a rule that reads a rewritten value has a hint; one that reads the raw value has none", () => {
  const zone = [
    entryPoint("http_request_transform", [rule("rewrite", "true", "rewrite", { uri: { path: { value: "/b" } } })]),
    entryPoint("http_request_firewall_custom", [
      rule("seen", 'http.request.uri.path eq "/b"', "log"),
      rule("raw", 'raw.http.request.uri.path eq "/a"', "log"),
      rule("query", 'http.request.uri.query eq ""', "log"),
    ]),
  ];
  const { trace } = runTrace(prepareConfiguration(configurationOf({ zone })), { trace: { method: "GET", url: "https://example.com/a" } });
  const rules = trace[1]?.trace?.[0]?.trace ?? [];
  expect(rules.map(({ workbench }) => workbench.hints)).toEqual([
    [
      'http.request.uri.path reads "/b" here: URL Rewrite Rules (step 0.0.0) changed it from "/a", which raw.http.request.uri.path still has.',
    ],
    undefined,
    undefined,
  ]);
});

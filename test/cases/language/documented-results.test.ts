import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { evaluateTrace, prepareConfiguration, prepareRequest } from "../../../engine/index";
import {
  checkExpression,
  compileFilter,
  compileValue,
  createFieldReader,
  createMoment,
  readGivenFields,
  STANDARD_SCHEME,
  valueToJson,
} from "../../../engine/language/index";
import { parseIp, printIp } from "../../../engine/language/values/ip";
import { matchUrl } from "../../../engine/products/match-url";
import { forwardTarget } from "../../../engine/products/page-rules";
import { chooseWorkerRoute, matchesRoute } from "../../../engine/products/worker-routes";
import type { SavedTrace } from "../../../engine/request/trace-definition";
import { assertNever } from "../../../engine/support/assert-never";
import { isJsonObject, type Json, type JsonObject } from "../../../engine/support/json";
import { configurationOf, entryPoint, rule } from "../../support/configurations";
import { DOCUMENTED_RESULTS, type DocumentedResult, type ExpressionInput, type Route } from "./documented-results";

/** The rows as they were collected, beside the project where somebody put them. */
const COLLECTED = path.resolve(import.meta.dirname, "../../../../shared/corpus/documented-results.jsonl");

const SOURCE = { file: "test", pointer: "" };

function savedTrace({ url = "https://example.com/", headers = {}, response_headers = {} }: ExpressionInput): SavedTrace {
  const requestHeaders = Object.entries(headers).flatMap(([name, values]) => values.map((value) => [name, value] as const));
  return { trace: { url, method: "GET" }, requestHeaders, origin: { headers: response_headers } };
}

function prepared(saved: SavedTrace) {
  const reading = prepareRequest(saved);
  if (reading.kind === "problems") throw new Error(JSON.stringify(reading.problems));
  return reading.value;
}

/** Fields that are given stand alone, with no request beside them. */
function evaluate(expression: string, input: ExpressionInput): Json {
  const { facts, originResponse } = prepared(savedTrace(input));
  const { given, problems } = readGivenFields(input.fields ?? {});
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  const answered = { response: originResponse, originalResponse: originResponse };
  const zone = { name: "example.com", plan: "enterprise" };
  const asked = input.fields === undefined ? { ...facts, ...answered, zone, hostnameMetadata: null } : null;
  const read = createFieldReader({ facts: asked, given });
  const moment = createMoment(STANDARD_SCHEME, { read, list: () => undefined, world: { seconds: 0, seed: 1 } });
  const filter = checkExpression(expression, "filter", STANDARD_SCHEME);
  if (filter.expression !== null) return compileFilter(filter.expression)(moment);
  const value = checkExpression(expression, "value", STANDARD_SCHEME);
  if (value.expression === null) throw new Error(value.diagnostics[0]?.message);
  return valueToJson(compileValue(value.expression)(moment));
}

/** Where a configuration sends a request, `null` where it does not redirect. */
function location(configuration: ReturnType<typeof configurationOf>, url: string): string | null {
  return evaluateTrace(prepareConfiguration(configuration), { trace: { url, method: "GET" } })?.location ?? null;
}

function singleRedirect({ rule: { filter, ...target } }: Extract<DocumentedResult, { type: "single_redirect" }>) {
  const { target: target_url, preserve_query_string } = target;
  const parameters = { from_value: { target_url, preserve_query_string, status_code: 301 } };
  return configurationOf({ zone: [entryPoint("http_request_dynamic_redirect", [rule("r", filter, "redirect", parameters)])] });
}

function bulkRedirect(redirect: JsonObject) {
  const parameters = { from_list: { name: "moves", key: "http.request.full_uri" } };
  const root = {
    ...entryPoint("http_request_redirect", [rule("r", "http.request.full_uri in $moves", "redirect", parameters)]),
    kind: "root",
  };
  const list = { id: "l", name: "moves", kind: "redirect", items: [{ redirect }] };
  return configurationOf({ account: [root], files: { "account/lists/moves.json": list } });
}

function routed(url: string) {
  const { request } = prepared(savedTrace({ url }));
  const target = request.query === null ? request.path : `${request.path}?${request.query}`;
  return { scheme: request.scheme, host: request.host, target };
}

/** The script of the route that is chosen; of a route without one, nothing. */
function pick(routes: readonly Route[], url: string): string | null {
  const known = routes.map(({ pattern, script = null }) => ({ id: pattern, pattern, script, source: SOURCE }));
  return chooseWorkerRoute(known, routed(url))?.route.script ?? null;
}

function resultOf(row: DocumentedResult): Json {
  switch (row.type) {
    case "expression":
      return evaluate(row.expression, row.input);
    case "single_redirect":
      return location(singleRedirect(row), row.url);
    case "bulk_redirect":
      return location(bulkRedirect(row.redirect), row.url);
    case "page_rule_match":
      return matchUrl(row.pattern, prepared(savedTrace({ url: row.url })).request) !== null;
    case "page_rule_forward":
      return forwardTarget(row.target, matchUrl(row.pattern, prepared(savedTrace({ url: row.url })).request) ?? []);
    case "worker_route_match":
      return matchesRoute(row.pattern, routed(row.url));
    case "worker_route_pick":
      return pick(row.routes, row.url);
    default:
      return assertNever(row);
  }
}

function nameOf(row: DocumentedResult): string {
  const subject = "expression" in row ? `${row.expression} for ${JSON.stringify(row.input)}` : `${row.type} of ${JSON.stringify(row)}`;
  return `${subject} comes to ${JSON.stringify(row.expected)}`;
}

describe("what the documentation says", () => {
  for (const row of DOCUMENTED_RESULTS) test(nameOf(row), () => expect(resultOf(row)).toEqual(row.expected));
});

/**
 * A collected line as a row: functions that take no literal get the documented one through a field, addresses are in their shortest
 * form. `null` for what a pattern must look like to be saved: here patterns come as they were saved.
 */
function rowOf(line: JsonObject): JsonObject | null {
  const { source: _source, note: _note, input, expected = null, ...rest } = line;
  const given = isJsonObject(input) ? input : {};
  const { type } = rest;
  if (type === "page_rule_saved_as" || type === "worker_route_valid") return null;
  if (type === "single_redirect") {
    const { filter = "", target = {}, preserve_query_string = false } = rest;
    return { type, rule: { filter, target, preserve_query_string }, url: given["url"] ?? "", expected };
  }
  if (type !== "expression") return { ...rest, url: given["url"] ?? "", expected };
  const address = typeof expected === "string" ? parseIp(expected) : null;
  const result = address === null ? expected : printIp(address);
  const { expression } = rest;
  const literal = typeof expression === "string" ? /^url_decode\("(.*)"\)$/.exec(expression)?.[1] : undefined;
  if (literal === undefined) return { ...rest, input: given, expected: result };
  return { ...rest, expression: "url_decode(http.request.body.raw)", input: { fields: { "http.request.body.raw": literal } }, expected };
}

test.runIf(existsSync(COLLECTED))("every result that was collected is a row here", () => {
  const lines = readFileSync(COLLECTED, "utf8").split("\n").filter(Boolean);
  const rows = lines.map((line) => rowOf(JSON.parse(line))).filter((row) => row !== null);
  expect(rows.length).toBeGreaterThan(70);
  for (const row of rows) expect(DOCUMENTED_RESULTS).toContainEqual(row);
});

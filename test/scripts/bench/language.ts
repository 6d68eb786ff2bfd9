import {
  type Condition,
  checkExpression,
  compileFilter,
  createCompilation,
  createMoment,
  type Moment,
  readValue,
  STANDARD_SCHEME,
  type TypedExpression,
} from "../../../engine/language/index";
import type { Json } from "../../../engine/support/json";
import { referenceRequest, startReferenceEngine } from "../../support/reference-engine";
import { type Figure, geometricMean, measure, printFigures } from "./measure";

const EU = `{"AT" "BE" "BG" "CY" "CZ" "DE" "DK" "EE" "ES" "FI" "FR" "GR" "HR" "HU" "IE" "IT" "LT" "LU" "LV" "MT" "NL" "PL" "PT" "RO" "SE" "SI" "SK" "IS" "NO"}`;
const NETWORKS = Array.from({ length: 21 }, (_, index) => `198.${18 + (index % 2)}.${index * 11}.0/${20 + (index % 5)}`)
  .map((network) => maskedNetwork(network))
  .join(" ");

/** Name, expression, and the figure of the native reference engine in ns (Rust, one thread; upper end of its range), `null` where none is known. */
const CASES: readonly (readonly [name: string, expression: string, native: number | null])[] = [
  ["equality: path eq", `http.request.uri.path eq "/api/login"`, 8],
  ["CIDR set of four", `ip.src in {192.0.2.0/24 198.51.100.0/24 203.0.113.0/24 10.0.0.0/8}`, 15],
  [
    "and: host eq and CIDR set",
    `http.host eq "shop.example.com" and ip.src in {192.0.2.0/24 198.51.100.0/24 203.0.113.0/24 10.0.0.0/8}`,
    26,
  ],
  ["contains", `http.request.uri.path contains "login"`, 19],
  ["regex", `http.user_agent matches "(?i)googlebot/\\d+\\.\\d+"`, 270],
  [
    "five-atom mix",
    `(http.host eq "shop.example.com" and starts_with(http.request.uri.path, "/api/")) and not ip.src.country in {"DE" "FR"} and (http.user_agent contains "curl" or any(http.request.headers["x-api-key"][*] eq "k-1"))`,
    200,
  ],
  ["ip ==", `ip.src == 203.0.113.77`, 7],
  ["ip in a range", `ip.src in {203.0.113.0..203.0.113.255}`, null],
  ["ip in 21 networks", `ip.src in {${NETWORKS}}`, 32],
  ["int ==", `cf.edge.server_port == 443`, null],
  ["port in 7 ports", `cf.edge.server_port in {80 443 2052 2053 8080 8443 8880}`, 13],
  ["country in 29 countries", `ip.src.country in ${EU}`, 12],
  ["lower(host) ==", `lower(http.host) == "shop.example.com"`, 139],
  ["any(header[*] eq)", `any(http.request.headers["accept"][*] eq "text/html")`, 82],
];

const FIELDS: Readonly<Record<string, Json>> = {
  "http.host": "shop.example.com",
  "http.request.method": "POST",
  "http.request.uri.path": "/api/login",
  "http.request.uri.query": "q=1",
  "http.user_agent": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.example.com/bot.html)",
  "http.request.headers": { accept: ["application/json", "text/html"], "x-api-key": ["k-1"], "user-agent": ["curl/8"] },
  "ip.src": "203.0.113.77",
  "ip.src.country": "US",
  "cf.edge.server_port": 8443,
};

/** Compiled evaluation, parse+compile, and both next to the reference engine as WebAssembly, in the same run. */
export async function benchLanguage(calibration: Figure): Promise<void> {
  const moment = momentOf(FIELDS);
  const evaluated = CASES.map(([name, text]) => {
    const filter = compileFilter(expressionOf(text));
    return measure(name, () => (filter(freshMemory(moment)) ? 1 : 0));
  });
  printFigures("Compiled evaluation (warm values; memory of the phase emptied each time)", evaluated, calibration);
  const ratios = CASES.flatMap(([, , native], index) => (native === null ? [] : [(evaluated[index]?.nanoseconds ?? Number.NaN) / native]));
  console.log(`  geometric mean next to the native reference engine's figures: ${geometricMean(ratios).toFixed(2)} ×`);

  benchShared(moment, calibration);
  const compiled = CASES.map(([name, text]) => measure(name, () => (compileFilter(expressionOf(text)) ? 1 : 0)));
  printFigures("Parse, check and compile", compiled, calibration);
  await benchNextToWasm(calibration);
}

/** Forty rules on `lower(http.host)`, whose values are frozen for a phase: once each by itself, once with what they share computed once. */
function benchShared(moment: Moment, calibration: Figure): void {
  const rules = Array.from({ length: 40 }, (_, index) => expressionOf(`lower(http.host) eq "shop-${index}.example.com"`));
  const compilation = createCompilation();
  const alone = rules.map((rule) => compileFilter(rule));
  const together = rules.map((rule) => compileFilter(rule, compilation));
  const evaluateAll = (filters: readonly Condition[]) => {
    const fresh = freshMemory(moment);
    return filters.reduce((matched, filter) => matched + (filter(fresh) ? 1 : 0), 0);
  };
  const figures = [
    measure("40 × lower(host) ==, each by itself", () => evaluateAll(alone)),
    measure("40 × lower(host) ==, as rules of one phase", () => evaluateAll(together)),
  ];
  printFigures("Forty rules that share a call", figures, calibration);
}

/** Expressions both engines know: the WebAssembly build has few fields. */
const SHARED: readonly (readonly [name: string, theirs: string, ours: string])[] = [
  ["equality", `http.request.uri.path eq "/api/login"`, `http.request.uri.path eq "/api/login"`],
  [
    "CIDR set",
    `ip.src in {192.0.2.0/24 198.51.100.0/24 203.0.113.0/24 10.0.0.0/8}`,
    `ip.src in {192.0.2.0/24 198.51.100.0/24 203.0.113.0/24 10.0.0.0/8}`,
  ],
  ["and", `http.request.method eq "POST" and ip.src in {203.0.113.0/24}`, `http.request.method eq "POST" and ip.src in {203.0.113.0/24}`],
  ["contains", `http.request.uri.path contains "login"`, `http.request.uri.path contains "login"`],
  [
    "regex",
    `http.request.headers["user-agent"] matches "(?i)googlebot/\\d+\\.\\d+"`,
    `http.user_agent matches "(?i)googlebot/\\d+\\.\\d+"`,
  ],
  [
    "five-atom mix",
    `http.host eq "shop.example.com" and http.request.method in {"POST" "PUT"} and not http.request.uri.path contains "admin" and (ip.src in {203.0.113.0/24} or http.request.uri.path matches "^/api/v\\d+/")`,
    `http.host eq "shop.example.com" and http.request.method in {"POST" "PUT"} and not http.request.uri.path contains "admin" and (ip.src in {203.0.113.0/24} or http.request.uri.path matches "^/api/v\\d+/")`,
  ],
];

async function benchNextToWasm(calibration: Figure): Promise<void> {
  const matches = await startReferenceEngine();
  if (matches === null) return console.log("\n@arcjet/analyze-wasm did not start on this machine: no figures next to it.");
  const request = referenceRequest({
    ip: "203.0.113.77",
    method: "POST",
    protocol: "https:",
    host: "shop.example.com",
    path: "/api/login",
    headers: { "user-agent": "curl/8" },
    cookies: "",
    query: "?q=1",
  });
  const moment = momentOf(FIELDS);
  const figures: Figure[] = [];
  const parsing: number[] = [];
  const running: number[] = [];
  for (const [name, theirs, ours] of SHARED) {
    const peer = measure(`${name}: analyze-wasm, one call`, () => (matches(request, theirs) ? 1 : 0));
    const both = measure(`${name}: ours, parse + compile + evaluate`, () =>
      compileFilter(expressionOf(ours))(freshMemory(moment)) ? 1 : 0,
    );
    const filter = compileFilter(expressionOf(ours));
    const compiled = measure(`${name}: ours, compiled`, () => (filter(freshMemory(moment)) ? 1 : 0));
    figures.push(peer, both, compiled);
    parsing.push(peer.nanoseconds / both.nanoseconds);
    running.push(peer.nanoseconds / compiled.nanoseconds);
  }
  printFigures("Next to @arcjet/analyze-wasm (each of its calls parses expression and request)", figures, calibration);
  console.log(
    `  parse + compile + evaluate: ${geometricMean(parsing).toFixed(1)} × its calls per second (geometric mean; worst ${Math.min(...parsing).toFixed(1)} ×)`,
  );
  console.log(
    `  compiled: ${geometricMean(running).toFixed(0)} × its calls per second (geometric mean; worst ${Math.min(...running).toFixed(0)} ×)`,
  );
}

function expressionOf(text: string): TypedExpression {
  const { expression, diagnostics } = checkExpression(text, "filter", STANDARD_SCHEME);
  if (expression === null) throw new Error(`${text}: ${diagnostics[0]?.message}`);
  return expression;
}

function momentOf(fields: Readonly<Record<string, Json>>): Moment {
  return createMoment(STANDARD_SCHEME, {
    read: ({ name, type, assumed }) => {
      const json = fields[name];
      if (json === undefined) return { value: assumed ?? null, source: "assumed" };
      const reading = readValue(type, json);
      if (reading.kind === "mismatch") throw new Error(`${name}: ${reading.message}`);
      return { value: reading.value, source: "given" };
    },
    list: () => undefined,
    world: { seconds: 1_767_225_600, seed: 1 },
  });
}

/** Common sub-expressions are remembered for a phase: emptied, so that each evaluation does its whole work. */
function freshMemory(moment: Moment): Moment {
  if (moment.memory.length > 0) moment.memory.length = 0;
  return moment;
}

function maskedNetwork(network: string): string {
  const [address = "", length = "32"] = network.split("/");
  const number = address.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
  const masked = number - (number % 2 ** (32 - Number(length)));
  return `${[24, 16, 8, 0].map((shift) => Math.floor(masked / 2 ** shift) % 256).join(".")}/${length}`;
}

import type { HttpRequest, HttpResponse, HttpVersion } from "../http/message";
import { parseUrl, type Url } from "../http/url";
import { textToBytes } from "../support/bytes";
import type { Problem, Reading } from "../support/problem";
import { readBody } from "./body";
import { readOrigin } from "./origin";
import type { OpenFact, RequestFacts } from "./request-facts";
import { hostOf, readHeaders } from "./request-headers";
import { TRACE_LIMITS } from "./saved-trace";
import type { SavedTrace } from "./trace-definition";
import { readWorld, type World } from "./world";

/** Facts that hold before a zone is chosen. */
export type FactsWithoutZone = Omit<RequestFacts, "zone" | "hostnameMetadata">;

/** A trace as the request it stands for. */
export interface PreparedRequest {
  readonly request: HttpRequest;
  /** The URL of the trace; its host chooses the zone, whatever a host header says. */
  readonly url: Url;
  readonly facts: FactsWithoutZone;
  readonly skipChallenge: boolean;
  readonly skipResponse: boolean;
  readonly originResponse: HttpResponse;
  readonly originGiven: boolean;
  readonly world: World;
  /** What the trace left open and what was taken for it, for people. */
  readonly assumptions: readonly RequestAssumption[];
}

export interface RequestAssumption {
  readonly name: "world.time" | "world.seed" | "trace.protocol" | "trace.headers.content-type" | "origin";
  readonly value: string | number;
  readonly sentence: string;
}

/** Methods that Cloudflare's network refuses as a whole. */
const REFUSED_METHODS = ["CONNECT", "TRACE", "PURGE"];
const DEFAULT_VERSION: HttpVersion = "HTTP/1.1";
const NOWHERE: Url = { scheme: "https", host: "", port: 443, path: "/", query: null };

/** Makes the request that a trace describes. All problems are named; the same trace gives the same request. Never throws. */
export function prepareRequest(saved: SavedTrace): Reading<PreparedRequest> {
  const { trace } = saved;
  const url = readUrl(trace.url);
  const method = readMethod(trace.method);
  const version = readVersion(trace.protocol);
  const body = readBody(trace.body);
  const headers = readHeaders({ saved, url: url.value, version: version.value, body });
  const origin = readOrigin(saved.origin);
  const { world, problems: worldProblems } = readWorld(saved.world ?? {});
  const parts = [url, method, version, body, headers, origin, { problems: worldProblems }];
  const problems = parts.flatMap((part) => part.problems);
  if (problems.length > 0) return { kind: "problems", problems };

  const request: HttpRequest = {
    method: method.value,
    ...url.value,
    host: hostOf(headers.headers) ?? url.value.host,
    version: version.value,
    headers: headers.headers,
    body: body.bytes,
  };
  const assumptions = listAssumptions(saved, headers.contentTypeAssumed);
  return {
    kind: "value",
    value: {
      request,
      url: url.value,
      facts: {
        original: request,
        request,
        response: null,
        originalResponse: null,
        context: readContext(saved),
        world: { milliseconds: world.milliseconds, seed: world.seed },
        assumed: assumptions.flatMap(({ name }) => OPEN_FACTS.get(name) ?? []),
      },
      skipChallenge: trace.context?.skip_challenge ?? false,
      skipResponse: trace.skip_response ?? false,
      originResponse: origin.response,
      originGiven: saved.origin !== undefined,
      world,
      assumptions,
    },
  };
}

const OPEN_FACTS: ReadonlyMap<RequestAssumption["name"], OpenFact> = new Map([
  ["world.time", "clock"],
  ["world.seed", "seed"],
  ["trace.protocol", "protocol"],
  ["origin", "origin"],
]);

function listAssumptions(saved: SavedTrace, contentTypeAssumed: boolean): readonly RequestAssumption[] {
  const assumptions: RequestAssumption[] = [];
  if (saved.world?.time === undefined) {
    assumptions.push({
      name: "world.time",
      value: "2026-01-01T00:00:00Z",
      sentence: "The trace names no time, so the clock stands at the start of 2026.",
    });
  }
  if (saved.world?.seed === undefined) {
    assumptions.push({ name: "world.seed", value: 1, sentence: "The trace names no seed, so random values follow from 1." });
  }
  if (saved.trace.protocol === undefined) {
    assumptions.push({ name: "trace.protocol", value: DEFAULT_VERSION, sentence: "The trace names no protocol; HTTP/1.1 is taken." });
  }
  if (contentTypeAssumed) {
    const sentence = "A JSON body without a content-type header is sent as application/json.";
    assumptions.push({ name: "trace.headers.content-type", value: "application/json", sentence });
  }
  if (saved.origin === undefined) {
    assumptions.push({
      name: "origin",
      value: 200,
      sentence: "The trace describes no origin response; status 200 with content-type text/html is taken.",
    });
  }
  return assumptions;
}

function readContext({ trace }: SavedTrace): RequestFacts["context"] {
  const { bot_score: botScore, threat_score: threatScore, geoloc } = trace.context ?? {};
  return {
    ...(botScore === undefined ? {} : { botScore }),
    ...(threatScore === undefined ? {} : { threatScore }),
    geolocation: geoloc ?? {},
  };
}

interface Part<Value> {
  readonly value: Value;
  readonly problems: readonly Problem[];
}

function readUrl(text: string): Part<Url> {
  if (text.length > TRACE_LIMITS.urlBytes) {
    return {
      value: NOWHERE,
      problems: [{ pointer: "/trace/url", message: `The URL is too long: ${TRACE_LIMITS.urlBytes} characters are the most.` }],
    };
  }
  const reading = parseUrl(text);
  if (reading.kind === "url") return { value: reading.url, problems: [] };
  return { value: NOWHERE, problems: [{ pointer: "/trace/url", message: reading.message }] };
}

function readMethod(text: string): Part<string> {
  const method = textToBytes(text).toUpperCase();
  const problem = methodProblem(method);
  return { value: method, problems: problem === null ? [] : [{ pointer: "/trace/method", message: problem }] };
}

function methodProblem(method: string): string | null {
  if (!/^[A-Z][A-Z_-]{0,31}$/.test(method)) return "expected an HTTP method such as GET or POST";
  return REFUSED_METHODS.includes(method) ? `Cloudflare's network refuses ${method} requests, so there is nothing to trace` : null;
}

/** `HTTP/2.0` and `h2` and the like are what tools call the same protocols. */
const VERSIONS: ReadonlyMap<string, HttpVersion> = new Map([
  ["HTTP/1.0", "HTTP/1.0"],
  ["HTTP/1.1", "HTTP/1.1"],
  ["HTTP/1", "HTTP/1.1"],
  ["HTTP/2", "HTTP/2"],
  ["HTTP/2.0", "HTTP/2"],
  ["H2", "HTTP/2"],
  ["HTTP/3", "HTTP/3"],
  ["HTTP/3.0", "HTTP/3"],
  ["H3", "HTTP/3"],
]);

function readVersion(text: string | undefined): Part<HttpVersion> {
  const version = text === undefined ? DEFAULT_VERSION : VERSIONS.get(text.trim().toUpperCase());
  if (version !== undefined) return { value: version, problems: [] };
  return { value: DEFAULT_VERSION, problems: [{ pointer: "/trace/protocol", message: "expected HTTP/1.0, HTTP/1.1, HTTP/2 or HTTP/3" }] };
}

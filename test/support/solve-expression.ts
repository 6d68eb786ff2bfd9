import * as fc from "fast-check";
import type { Access, Comparison, RightSide, TypedExpression } from "../../engine/language/expression";
import { printIp } from "../../engine/language/values/ip";
import type { MaybeValue } from "../../engine/language/values/value";
import { bytesToText } from "../../engine/support/bytes";
import type { Json } from "../../engine/support/json";

/** A request in the making: what has been settled so far. Texts are as JSON has them. */
export interface Draft {
  readonly method?: string;
  readonly scheme?: "http" | "https";
  readonly host?: string;
  readonly port?: number;
  readonly path?: string;
  readonly query?: string;
  readonly zone?: string;
  readonly protocol?: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly fields: Readonly<Record<string, Json>>;
  readonly lists: Readonly<Record<string, readonly string[]>>;
  readonly status?: number;
  readonly responseHeaders: Readonly<Record<string, string>>;
  readonly body?: string;
}

const EMPTY: Draft = { headers: {}, fields: {}, lists: {}, responseHeaders: {} };

/** As many drafts are tried for one expression. */
const MOST_DRAFTS = 400;

/** Requests that may make `expression` true, likely ones first. A small solver: whoever asks has to try them. */
export function draftsFor(expression: TypedExpression): readonly Draft[] {
  const drafts: Draft[] = [];
  for (const draft of solve(expression, true, EMPTY)) {
    drafts.push(draft);
    if (drafts.length >= MOST_DRAFTS) break;
  }
  return drafts;
}

function* solve(node: TypedExpression, wanted: boolean, draft: Draft): Generator<Draft> {
  switch (node.kind) {
    case "and":
    case "or":
      if ((node.kind === "and") === wanted) yield* solveAll(node.items, wanted, draft);
      else for (const item of node.items) yield* solve(item, wanted, draft);
      return;
    case "xor": {
      const [first, ...rest] = node.items;
      if (first === undefined) return;
      for (const step of solve(first, wanted, draft)) yield* solveAll(rest, false, step);
      return;
    }
    case "not":
      yield* solve(node.of, !wanted, draft);
      return;
    case "group":
    case "any":
    case "all":
      yield* solve(node.of, wanted, draft);
      return;
    case "comparison":
      yield* solveComparison(node, wanted, draft);
      return;
    case "literal":
    case "field":
    case "call":
    case "index":
    case "each":
      yield* solveAccess(node, wanted, draft);
      return;
    default:
      node satisfies never;
  }
}

function* solveAll([first, ...rest]: readonly TypedExpression[], wanted: boolean, draft: Draft): Generator<Draft> {
  if (first === undefined) {
    yield draft;
    return;
  }
  for (const step of solve(first, wanted, draft)) yield* solveAll(rest, wanted, step);
}

/** A Bool by itself: a literal, a field, or a function such as `starts_with`. */
function* solveAccess(access: Access, wanted: boolean, draft: Draft): Generator<Draft> {
  if (access.kind === "literal") {
    if (access.value === wanted) yield draft;
    return;
  }
  if (access.kind === "call") {
    const [subject, literal] = access.arguments;
    const text = literal?.kind === "literal" ? shown(literal.value) : "";
    const isText = subject !== undefined && isAccess(subject) && typeof text === "string";
    if (!wanted) yield draft;
    else if (isText && access.called.name === "starts_with") yield* settle(subject, [text, `${text}x`], draft);
    else if (isText && access.called.name === "ends_with") yield* settle(subject, [text, `/x${text}`, `x${text}`], draft);
    else yield* settle(access, [true], draft);
    return;
  }
  yield* settle(access, [wanted], draft);
}

function* solveComparison({ operator, left, right }: Comparison, wanted: boolean, draft: Draft): Generator<Draft> {
  if (!wanted) yield draft;
  if (right.kind === "list") {
    const values = ["192.0.2.77", "example.com", "https://example.com/", "64500"];
    for (const value of values) yield* settle(left, [value], { ...draft, lists: { ...draft.lists, [right.name]: wanted ? values : [] } });
    return;
  }
  yield* settle(left, valuesFor(operator.name, right, wanted), draft);
}

/** Values that may make a comparison come out as wanted. */
function valuesFor(operator: string, right: RightSide, wanted: boolean): readonly Json[] {
  if (right.kind === "set") {
    const inside = right.items.flatMap((item): Json[] => {
      if (item.kind === "bytes") return [bytesToText(item.value) ?? ""];
      return item.kind === "ints" ? [Number(item.range.first)] : [printIp(item.range.first)];
    });
    return wanted ? inside : ["other", "198.51.100.99", 8443, 99];
  }
  if (right.kind === "regex") return wanted ? samplesOf(right.pattern) : ["other", "/"];
  if (right.kind === "wildcard") {
    const pattern = bytesToText(right.pattern) ?? "";
    return wanted
      ? [pattern.replaceAll("*", "x"), pattern.replaceAll("*", ""), pattern.replace("http*:", "https:").replaceAll("*", "x")]
      : ["other"];
  }
  if (right.kind !== "literal") return [];
  const value = shown(right.value);
  const effective = wanted ? operator : (OPPOSITES[operator] ?? operator);
  if (typeof value === "number") {
    const near: Readonly<Record<string, number>> = { lt: value - 1, gt: value + 1, ne: value + 1 };
    return [near[effective] ?? value];
  }
  if (!wanted && (operator === "contains" || operator === "eq")) return ["other", "/other"];
  if (effective === "ne") return ["other", "/other", "198.51.100.99"];
  return typeof value === "string" ? [value, `/${value}`, `/x/${value}`, `${value}/x`] : [value];
}

const OPPOSITES: Readonly<Record<string, string>> = { eq: "ne", ne: "eq", lt: "ge", ge: "lt", gt: "le", le: "gt" };

/** Texts that a regular expression matches; none where the platform reads it otherwise. */
function samplesOf(pattern: string): readonly string[] {
  const source = pattern
    .replace(/^\(\?i\)/, "")
    .replaceAll("(?i)", "")
    .replaceAll("(?P<", "(?<");
  try {
    const samples = fc.sample(fc.stringMatching(new RegExp(source)), { seed: 1, numRuns: 8 });
    const plain = source
      .replace(/\((?:\?:)?([^()|]*)\|[^()]*\)/g, "$1")
      .replace(/\.\*/g, "x")
      .replace(/\\([./-])/g, "$1")
      .replace(/[$^?()]/g, "");
    return [plain, `${plain}x.test`, `/${plain}`, ...samples, ...samples.map((sample) => `/${sample}`)];
  } catch {
    return [];
  }
}

/** Gives what an expression looks at one of these values. */
function* settle(access: Access, values: readonly Json[], draft: Draft): Generator<Draft> {
  for (const value of values) {
    const next = assign(access, value, draft);
    if (next !== null) yield next;
  }
}

function isAccess(node: TypedExpression): node is Access {
  return ["field", "call", "index", "each", "literal"].includes(node.kind);
}

function assign(access: Access, value: Json, draft: Draft): Draft | null {
  switch (access.kind) {
    case "literal":
      return draft;
    case "each":
      return assign(access.of, value, draft);
    case "index":
      return typeof access.key === "number"
        ? assign(access.of, value, draft)
        : assignEntry(access.of, bytesToText(access.key) ?? "", value, draft);
    case "call": {
      const subject = access.arguments.find((argument) => isAccess(argument) && argument.kind !== "literal");
      if (subject === undefined || !isAccess(subject)) return null;
      if (access.called.name === "len" && typeof value === "number") return assign(subject, "x".repeat(Math.max(0, value)), draft);
      return assign(subject, value, draft);
    }
    case "field":
      return assignField(access.field.name, value, draft);
    default:
      return access satisfies never;
  }
}

function assignEntry(map: Access, key: string, value: Json, draft: Draft): Draft | null {
  if (map.kind !== "field") return null;
  const text = textOf(value);
  switch (map.field.name.replace(/^raw\./, "")) {
    case "http.request.headers":
      return withHeader(draft, key, text);
    case "http.response.headers":
      return { ...draft, responseHeaders: { ...draft.responseHeaders, [key]: text } };
    case "http.request.uri.args":
      return { ...draft, query: `${draft.query === undefined ? "" : `${draft.query}&`}${key}=${text}` };
    case "http.request.cookies":
      return withHeader(draft, "cookie", `${draft.headers["cookie"] === undefined ? "" : `${draft.headers["cookie"]}; `}${key}=${text}`);
    case "http.request.body.form":
      return { ...withHeader(draft, "content-type", "application/x-www-form-urlencoded"), body: `${key}=${text}` };
    default:
      return { ...draft, fields: { ...draft.fields, [map.field.name]: { [key]: [value] } } };
  }
}

function withHeader(draft: Draft, name: string, value: string): Draft {
  return { ...draft, headers: { ...draft.headers, [name]: value } };
}

const TEXT_FIELDS: Readonly<Record<string, (text: string, draft: Draft) => Draft | null>> = {
  "http.host": (host, draft) => ({ ...draft, host }),
  "cf.zone.plan": (_plan, draft) => draft,
  "cf.zone.name": (zone, draft) => ({ ...draft, zone, host: draft.host ?? zone }),
  "http.request.method": (method, draft) => ({ ...draft, method }),
  "http.request.version": (protocol, draft) => ({ ...draft, protocol }),
  "http.request.uri.path": (path, draft) => (path.startsWith("/") ? { ...draft, path } : null),
  "http.request.uri.path.extension": (extension, draft) => ({ ...draft, path: `${draft.path ?? "/x"}.${extension}` }),
  "http.request.uri.query": (query, draft) => ({ ...draft, query: draft.query === undefined ? query : `${draft.query}&${query}` }),
  "http.request.uri": (uri, draft) => (uri.startsWith("/") ? withTarget(draft, uri) : null),
  "http.request.full_uri": withUrl,
  "http.user_agent": (agent, draft) => withHeader(draft, "user-agent", agent),
  "http.referer": (referer, draft) => withHeader(draft, "referer", referer),
  "http.cookie": (cookie, draft) => withHeader(draft, "cookie", cookie),
  "http.x_forwarded_for": (addresses, draft) => withHeader(draft, "x-forwarded-for", addresses),
  "http.request.headers.names": (name, draft) => withHeader(draft, name, "x"),
  "http.request.headers.values": (value, draft) => withHeader(draft, "x-solved", value),
  "http.request.uri.args.names": (name, draft) => ({ ...draft, query: `${name}=x` }),
  "http.request.uri.args.values": (value, draft) => ({ ...draft, query: `x=${value}` }),
  "http.request.body.raw": (body, draft) => ({ ...draft, body, method: draft.method ?? "POST" }),
  "http.response.headers.names": (name, draft) => ({ ...draft, responseHeaders: { ...draft.responseHeaders, [name]: "x" } }),
  "http.response.content_type.media_type": (type, draft) => ({
    ...draft,
    responseHeaders: { ...draft.responseHeaders, "content-type": type },
  }),
  "http.request.accepted_languages": (language, draft) => withHeader(draft, "accept-language", language),
};

function assignField(name: string, value: Json, draft: Draft): Draft | null {
  if (name === "ssl") return { ...draft, scheme: value === true ? "https" : "http" };
  if (name === "cf.edge.server_port" && typeof value === "number") return { ...draft, port: value };
  if (name === "http.response.code" && typeof value === "number") return { ...draft, status: value };
  const textual = TEXT_FIELDS[name.replace(/^raw\./, "")];
  if (textual !== undefined) return textual(textOf(value), draft);
  const isList = name.startsWith("cf.sequence.");
  return { ...draft, fields: { ...draft.fields, [name]: isList && name.endsWith("ops") ? [value] : value } };
}

function withTarget(draft: Draft, target: string): Draft {
  const [path = "/", query] = target.split("?", 2);
  return query === undefined ? { ...draft, path } : { ...draft, path, query };
}

function withUrl(text: string, draft: Draft): Draft | null {
  if (/^[a-z0-9.-]+\.[a-z0-9-]+$/.test(text)) return { ...draft, host: text };
  if (!text.includes("://")) return { ...draft, path: `/${text.replace(/^\//, "")}` };
  const match = /^(https?):\/\/([^/?#]+)(.*)$/.exec(text);
  if (match === null) return null;
  return {
    ...withTarget(draft, match[3] === "" ? "/" : (match[3] ?? "/")),
    scheme: match[1] === "http" ? "http" : "https",
    host: match[2] ?? "",
  };
}

function textOf(value: Json): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

function shown(value: MaybeValue): Json {
  if (typeof value === "string") return bytesToText(value) ?? "";
  if (typeof value === "bigint") return Number(value);
  if (typeof value === "object" && value !== null && "family" in value) return printIp(value);
  return typeof value === "number" || typeof value === "boolean" ? value : null;
}

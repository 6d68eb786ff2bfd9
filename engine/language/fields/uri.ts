import type { HttpRequest } from "../../http/message";
import { groupPairs, splitArguments } from "../../http/pairs";
import { pathAndQuery, pathExtension } from "../../http/url";
import { arrayOf, BYTES, mapOf } from "../types/type";
import type { MaybeValue } from "../values/value";
import { defineField } from "./define-field";
import type { FieldDefinition } from "./definition";

/** Each part of the target as it follows from a request: read from the current request, and from the original by the `raw.` twin. */
const PARTS = {
  fullUri: (request: HttpRequest) => `${request.scheme}://${request.host}${pathAndQuery(request)}`,
  uri: (request: HttpRequest) => pathAndQuery(request),
  path: (request: HttpRequest) => request.path,
  extension: (request: HttpRequest) => FOLLOWS.extension(request.path),
  query: (request: HttpRequest) => request.query ?? "",
  args: (request: HttpRequest) => FOLLOWS.args(request.query ?? ""),
  argNames: (request: HttpRequest) => FOLLOWS.argNames(request.query ?? ""),
  argValues: (request: HttpRequest) => FOLLOWS.argValues(request.query ?? ""),
} as const satisfies Readonly<Record<string, (request: HttpRequest) => MaybeValue>>;

const LISTS = mapOf(arrayOf(BYTES));
const URL = "the URL of the trace";

const PATH = defineField({
  name: "http.request.uri.path",
  type: BYTES,
  sentence: "The path alone; at least “/”.",
  example: "/articles/index",
  decidedBy: URL,
  derive: ({ request }) => PARTS.path(request),
});

const QUERY = defineField({
  name: "http.request.uri.query",
  type: BYTES,
  sentence: "The query string without its question mark; empty where there is none.",
  example: "section=539061&expand=comments",
  decidedBy: URL,
  derive: ({ request }) => PARTS.query(request),
  assumed: "",
});

const RAW_PATH = defineField({
  name: "raw.http.request.uri.path",
  type: BYTES,
  sentence: "The path as the client sent it, before any normalization or rewrite.",
  example: "/a",
  decidedBy: URL,
  derive: ({ original }) => PARTS.path(original),
});

const RAW_QUERY = defineField({
  name: "raw.http.request.uri.query",
  type: BYTES,
  sentence: "The query string as the client sent it, before any rewrite.",
  example: "b=c",
  decidedBy: URL,
  derive: ({ original }) => PARTS.query(original),
});

/** Without a request, what path and query come to follows from the path or query that is given. */
const FOLLOWS = {
  extension: (path: string) => pathExtension(path),
  args: (query: string) => groupPairs(splitArguments(query)),
  argNames: (query: string) => splitArguments(query).map(({ name }) => name),
  argValues: (query: string) => splitArguments(query).map(({ value }) => value),
} as const satisfies Readonly<Record<string, (part: string) => MaybeValue>>;

function follows(field: FieldDefinition, value: (part: string) => MaybeValue): Pick<FieldDefinition, "follows"> {
  return { follows: { fields: [field], value: ([part]) => (typeof part === "string" ? value(part) : undefined) } };
}

export const URI_FIELDS: readonly FieldDefinition[] = [
  defineField({
    name: "http.host",
    type: BYTES,
    sentence: "The host that the client asked for, without a port. A host that an origin rule sets never shows here.",
    example: "www.example.org",
    note: "Documentation does not say whether a port is kept; here it is left off.",
    decidedBy: "the URL of the trace, or its host header",
    derive: ({ request }) => request.host,
  }),
  defineField({
    name: "http.request.full_uri",
    type: BYTES,
    sentence: "Scheme, host, path and query as one address, without the fragment.",
    example: "https://www.example.org/articles/index?section=539061&expand=comments",
    decidedBy: URL,
    derive: ({ request }) => PARTS.fullUri(request),
  }),
  defineField({
    name: "http.request.uri",
    type: BYTES,
    sentence: "The path, and the query behind a question mark where the URL has one.",
    example: "/articles/index?section=539061&expand=comments",
    decidedBy: URL,
    derive: ({ request }) => PARTS.uri(request),
  }),
  PATH,
  defineField({
    name: "http.request.uri.path.extension",
    type: BYTES,
    sentence: "What follows the last dot of the last path segment, in lower case; empty where that segment has no extension.",
    example: "html",
    decidedBy: URL,
    derive: ({ request }) => PARTS.extension(request),
    ...follows(PATH, FOLLOWS.extension),
    assumed: "",
  }),
  QUERY,
  defineField({
    name: "http.request.uri.args",
    type: LISTS,
    sentence: "Query arguments: each name with the list of its values, in the order sent and not decoded.",
    example: '{"search": ["red+apples"]}',
    note: 'An argument without “=” has the value "" (documentation is silent).',
    decidedBy: URL,
    derive: ({ request }) => PARTS.args(request),
    ...follows(QUERY, FOLLOWS.args),
    assumed: new Map(),
  }),
  defineField({
    name: "http.request.uri.args.names",
    type: arrayOf(BYTES),
    sentence: "Names of the query arguments in the order sent, repeats included, not decoded.",
    example: '["search"]',
    decidedBy: URL,
    derive: ({ request }) => PARTS.argNames(request),
    ...follows(QUERY, FOLLOWS.argNames),
    assumed: [],
  }),
  defineField({
    name: "http.request.uri.args.values",
    type: arrayOf(BYTES),
    sentence: "Values of the query arguments in the order sent, repeats included, not decoded.",
    example: '["red+apples"]',
    decidedBy: URL,
    derive: ({ request }) => PARTS.argValues(request),
    ...follows(QUERY, FOLLOWS.argValues),
    assumed: [],
  }),
];

export const RAW_URI_FIELDS: readonly FieldDefinition[] = [
  defineField({
    name: "raw.http.request.full_uri",
    type: BYTES,
    sentence: "The whole address as the client sent it, before any normalization or rewrite.",
    example: "https://www.example.org/a?b=c",
    decidedBy: URL,
    derive: ({ original }) => PARTS.fullUri(original),
  }),
  defineField({
    name: "raw.http.request.uri",
    type: BYTES,
    sentence: "Path and query as the client sent them, before any normalization or rewrite.",
    example: "/a?b=c",
    decidedBy: URL,
    derive: ({ original }) => PARTS.uri(original),
  }),
  RAW_PATH,
  defineField({
    name: "raw.http.request.uri.path.extension",
    type: BYTES,
    sentence: "The extension of the path that the client sent, in lower case.",
    example: "html",
    decidedBy: URL,
    derive: ({ original }) => PARTS.extension(original),
    ...follows(RAW_PATH, FOLLOWS.extension),
  }),
  RAW_QUERY,
  defineField({
    name: "raw.http.request.uri.args",
    type: LISTS,
    sentence: "The query arguments that the client sent, name by name, before any rewrite.",
    example: '{"b": ["c"]}',
    decidedBy: URL,
    derive: ({ original }) => PARTS.args(original),
    ...follows(RAW_QUERY, FOLLOWS.args),
  }),
  defineField({
    name: "raw.http.request.uri.args.names",
    type: arrayOf(BYTES),
    sentence: "Names of the query arguments that the client sent, before any rewrite.",
    example: '["b"]',
    decidedBy: URL,
    derive: ({ original }) => PARTS.argNames(original),
    ...follows(RAW_QUERY, FOLLOWS.argNames),
  }),
  defineField({
    name: "raw.http.request.uri.args.values",
    type: arrayOf(BYTES),
    sentence: "Values of the query arguments that the client sent, before any rewrite.",
    example: '["c"]',
    decidedBy: URL,
    derive: ({ original }) => PARTS.argValues(original),
    ...follows(RAW_QUERY, FOLLOWS.argValues),
  }),
];

import { parseAcceptLanguage } from "../../http/accept-language";
import { cookieText, parseCookies } from "../../http/cookies";
import { headerValue, headerValues } from "../../http/headers";
import type { Header, HttpRequest } from "../../http/message";
import { groupPairs } from "../../http/pairs";
import { lowerAscii } from "../../support/ascii";
import { arrayOf, BOOL, BYTES, mapOf } from "../types/type";
import type { MapValue } from "../values/value";
import { defineField } from "./define-field";
import type { FieldDefinition } from "./definition";

/** Headers by name in lower case; values as sent, in order. */
export function headerMap(headers: readonly Header[]): MapValue {
  return groupPairs(headers.map(({ name, value }) => ({ name: lowerAscii(name), value })));
}

function header(request: HttpRequest, name: string): string {
  return headerValue(request.headers, name) ?? "";
}

export const HEADER_FIELDS: readonly FieldDefinition[] = [
  defineField({
    name: "http.cookie",
    type: BYTES,
    sentence: "The whole cookie header as sent; empty where there is none.",
    example: "session=8521F670545D7865F79C3D7BEDC29CCE;-background=light",
    note: "Several cookie headers are joined by “; ” (documentation is silent).",
    decidedBy: "the cookies of the trace, or its cookie header",
    derive: ({ request }) => cookieText(request.headers),
    assumed: "",
  }),
  defineField({
    name: "http.request.cookies",
    type: mapOf(arrayOf(BYTES)),
    plan: "Pro or above",
    sentence: "Cookies by name, each with the list of its values. Names are URL-decoded, values stay as sent.",
    example: '{"app": ["test"]}',
    decidedBy: "the cookies of the trace, or its cookie header",
    derive: ({ request }) => groupPairs(parseCookies(cookieText(request.headers))),
    assumed: new Map(),
  }),
  defineField({
    name: "http.referer",
    type: BYTES,
    sentence: "The referer header: the page the visitor came from; empty where there is none.",
    example: "https://developer.example.org/en-US/docs/Web/JavaScript",
    decidedBy: "the trace's referer header",
    derive: ({ request }) => header(request, "referer"),
    assumed: "",
  }),
  defineField({
    name: "http.user_agent",
    type: BYTES,
    sentence: "The user-agent header: what the client calls itself; empty where there is none.",
    example: "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/65.0.3325.181 Safari/537.36",
    decidedBy: "the trace's user-agent header",
    derive: ({ request }) => header(request, "user-agent"),
    assumed: "",
  }),
  defineField({
    name: "http.x_forwarded_for",
    type: BYTES,
    sentence: "The x-forwarded-for header, whole; empty where there is none.",
    example: "203.0.113.195, 70.41.3.18",
    note: "Several such headers are joined by “, ” (documentation is silent).",
    decidedBy: "the trace's x-forwarded-for header",
    derive: ({ request }) => headerValues(request.headers, "x-forwarded-for").join(", "),
    assumed: "",
  }),
  defineField({
    name: "http.request.headers",
    type: mapOf(arrayOf(BYTES)),
    sentence: "Request headers by name in lower case, each with the list of its values as sent.",
    example: '{"content-type": ["application/json"]}',
    note: "A name with a capital letter never finds anything, since all names are in lower case here.",
    decidedBy: "the headers of the trace",
    derive: ({ request }) => headerMap(request.headers),
    assumed: new Map(),
  }),
  defineField({
    name: "http.request.headers.names",
    type: arrayOf(BYTES),
    sentence: "Names of the request headers as sent, with their capitals and repeats, in step with the values.",
    example: '["content-type"]',
    note: "Over HTTP/2 and HTTP/3 clients send all names in lower case.",
    decidedBy: "the headers of the trace",
    derive: ({ request }) => request.headers.map(({ name }) => name),
    assumed: [],
  }),
  defineField({
    name: "http.request.headers.values",
    type: arrayOf(BYTES),
    sentence: "Values of the request headers as sent, in step with the names.",
    example: '["application/json"]',
    decidedBy: "the headers of the trace",
    derive: ({ request }) => request.headers.map(({ value }) => value),
    assumed: [],
  }),
  defineField({
    name: "http.request.headers.truncated",
    type: BOOL,
    sentence: "Whether there were more request headers than are looked at, so that header fields are incomplete.",
    example: "false",
    note: "The limit is not documented.",
    assumed: false,
  }),
  defineField({
    name: "http.request.accepted_languages",
    type: arrayOf(BYTES),
    sentence: "Languages of the accept-language header, the best liked first, without “*”.",
    example: '["fr-CH", "en", "fr", "de"]',
    note: "For Transform Rules.",
    decidedBy: "the trace's accept-language header",
    derive: ({ request }) => parseAcceptLanguage(headerValues(request.headers, "accept-language").join(",")),
    assumed: [],
  }),
];

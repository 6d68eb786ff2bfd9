import { headerValue, headerValues } from "../../http/headers";
import { headerParameter, mediaType } from "../../http/media-type";
import type { HttpRequest } from "../../http/message";
import { type MultipartPart, parseMultipart } from "../../http/multipart";
import { groupPairs, type Pair, splitArguments } from "../../http/pairs";
import { sniffMime } from "../../http/sniff-mime";
import { arrayOf, BOOL, BYTES, INT, mapOf } from "../types/type";
import { defineField } from "./define-field";
import type { FieldDefinition } from "./definition";

/** How much of a body the body fields see. Documentation says that there is such a limit, not which. */
const INSPECTED_BODY_BYTES = 131_072;

const ENTERPRISE = "Enterprise";
const BODY = "the body of the trace";

function inspected(request: HttpRequest): string {
  return request.body.slice(0, INSPECTED_BODY_BYTES);
}

function contentType(request: HttpRequest): string {
  return headerValue(request.headers, "content-type") ?? "";
}

function formOf(request: HttpRequest): readonly Pair[] {
  return mediaType(contentType(request)) === "application/x-www-form-urlencoded" ? splitArguments(inspected(request)) : [];
}

function partsOf(request: HttpRequest): readonly MultipartPart[] {
  return mediaType(contentType(request)) === "multipart/form-data" ? parseMultipart(inspected(request), contentType(request)) : [];
}

/** One parameter of a part's content-disposition: none or one value. */
function disposition(part: MultipartPart, parameter: string): readonly string[] {
  const found = headerParameter(headerValue(part.headers, "content-disposition") ?? "", parameter);
  return found === undefined ? [] : [found];
}

export const BODY_FIELDS: readonly FieldDefinition[] = [
  defineField({
    name: "http.request.body.raw",
    type: BYTES,
    plan: ENTERPRISE,
    sentence: "The request body, byte for byte, as far as it is looked at.",
    example: '{"user": "alice"}',
    note: "The limit depends on the plan and is not documented; here it is 131,072 bytes.",
    decidedBy: BODY,
    derive: ({ request }) => inspected(request),
    assumed: "",
  }),
  defineField({
    name: "http.request.body.truncated",
    type: BOOL,
    plan: ENTERPRISE,
    sentence: "Whether the body is longer than what the body fields see.",
    example: "false",
    derive: ({ request }) => request.body.length > INSPECTED_BODY_BYTES,
    assumed: false,
  }),
  defineField({
    name: "http.request.body.size",
    type: INT,
    plan: ENTERPRISE,
    sentence: "Length of the whole body in bytes, also past what the body fields see.",
    example: "0",
    decidedBy: BODY,
    derive: ({ request }) => request.body.length,
    assumed: 0,
  }),
  defineField({
    name: "http.request.body.form",
    type: mapOf(arrayOf(BYTES)),
    plan: ENTERPRISE,
    sentence: "Fields of a url-encoded form: each name with the list of its values, not decoded. Empty for other bodies.",
    example: '{"username": ["admin"]}',
    decidedBy: BODY,
    derive: ({ request }) => groupPairs(formOf(request)),
    assumed: new Map(),
  }),
  defineField({
    name: "http.request.body.form.names",
    type: arrayOf(BYTES),
    plan: ENTERPRISE,
    sentence: "Names of a url-encoded form's fields in order, repeats included, not decoded.",
    example: '["username"]',
    decidedBy: BODY,
    derive: ({ request }) => formOf(request).map(({ name }) => name),
    assumed: [],
  }),
  defineField({
    name: "http.request.body.form.values",
    type: arrayOf(BYTES),
    plan: ENTERPRISE,
    sentence: "Values of a url-encoded form's fields in order, repeats included, not decoded.",
    example: '["admin"]',
    decidedBy: BODY,
    derive: ({ request }) => formOf(request).map(({ value }) => value),
    assumed: [],
  }),
  defineField({
    name: "http.request.body.mime",
    type: BYTES,
    sentence: "The body's MIME type as its content gives it away, whatever the content-type header says.",
    example: "image/jpeg",
    note: "Cloudflare's way of telling is not documented; here the first bytes are compared with those of common files.",
    derive: ({ request }) => (request.body === "" ? "" : sniffMime(request.body)),
    assumed: "",
  }),
  defineField({
    name: "http.request.body.multipart",
    type: mapOf(arrayOf(BYTES)),
    plan: ENTERPRISE,
    sentence: "Parts of a multipart form: each name with the list of its contents. Empty for other bodies.",
    example: '{"username": ["alice_doe"], "role": ["editor"]}',
    decidedBy: BODY,
    derive: ({ request }) =>
      groupPairs(partsOf(request).flatMap((part) => disposition(part, "name").map((name) => ({ name, value: part.content })))),
    assumed: new Map(),
  }),
  defineField({
    name: "http.request.body.multipart.names",
    type: arrayOf(arrayOf(BYTES)),
    plan: ENTERPRISE,
    sentence: "For each part of a multipart form, a list with its name; an empty one where it has none.",
    example: '[["username"], ["picture"]]',
    decidedBy: BODY,
    derive: ({ request }) => partsOf(request).map((part) => disposition(part, "name")),
    assumed: [],
  }),
  defineField({
    name: "http.request.body.multipart.values",
    type: arrayOf(BYTES),
    plan: ENTERPRISE,
    sentence: "Contents of a multipart form's parts, in order.",
    example: '["alice_doe"]',
    decidedBy: BODY,
    derive: ({ request }) => partsOf(request).map(({ content }) => content),
    assumed: [],
  }),
  defineField({
    name: "http.request.body.multipart.content_types",
    type: arrayOf(arrayOf(BYTES)),
    plan: ENTERPRISE,
    sentence: "For each part of a multipart form, its content-type headers; an empty list where it has none.",
    example: '[["text/plain"], ["image/jpeg"]]',
    decidedBy: BODY,
    derive: ({ request }) => partsOf(request).map(({ headers }) => headerValues(headers, "content-type")),
    assumed: [],
  }),
  defineField({
    name: "http.request.body.multipart.content_dispositions",
    type: arrayOf(arrayOf(BYTES)),
    plan: ENTERPRISE,
    sentence: "For each part of a multipart form, its content-disposition headers, whole.",
    example: '[["form-data; name=\\"username\\""], ["form-data; name=\\"picture\\""]]',
    decidedBy: BODY,
    derive: ({ request }) => partsOf(request).map(({ headers }) => headerValues(headers, "content-disposition")),
    assumed: [],
  }),
  defineField({
    name: "http.request.body.multipart.content_transfer_encodings",
    type: arrayOf(arrayOf(BYTES)),
    plan: ENTERPRISE,
    sentence: "For each part of a multipart form, its content-transfer-encoding headers.",
    example: '[["quoted-printable"], ["base64"]]',
    decidedBy: BODY,
    derive: ({ request }) => partsOf(request).map(({ headers }) => headerValues(headers, "content-transfer-encoding")),
    assumed: [],
  }),
  defineField({
    name: "http.request.body.multipart.filenames",
    type: arrayOf(arrayOf(BYTES)),
    plan: ENTERPRISE,
    sentence: "For each part of a multipart form, a list with its file name; an empty one where it is no file.",
    example: '[["file1.txt"], ["photo.jpg"]]',
    decidedBy: BODY,
    derive: ({ request }) => partsOf(request).map((part) => disposition(part, "filename")),
    assumed: [],
  }),
];

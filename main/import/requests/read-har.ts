import type { Content, Entry, PostData, Request, Response } from "har-format";
import * as z from "zod";
import { parseJson } from "../../../engine/config/index";
import type { OriginDefinition } from "../../../engine/request/trace-definition";
import { decodeBase64 } from "../../../engine/support/base64";
import { textToBytes } from "../../../engine/support/bytes";
import { type ImportedRequest, isNamed, protocolOf, type RequestHeader, type RequestsReading } from "./imported-request";

const text = z.string();
const pair = z.object({ name: text, value: text });

/** Which keys of the published types are read; a key that they do not have does not compile. http://www.softwareishard.com/blog/har-12-spec/ */
type Read<Published> = Partial<Readonly<Record<keyof Published, z.ZodType>>>;

const POST_DATA = {
  text: text.optional().catch(undefined),
  encoding: text.optional().catch(undefined),
  params: z.array(z.object({ name: text, value: text.catch("") })).optional(),
} satisfies Partial<Readonly<Record<keyof PostData | "encoding", z.ZodType>>>;

const REQUEST = {
  method: text,
  url: text,
  httpVersion: text.catch(""),
  headers: z.array(pair).catch([]),
  cookies: z.array(pair).catch([]),
  postData: z.object(POST_DATA).optional().catch(undefined),
} satisfies Read<Request>;

const RESPONSE = {
  status: z.number(),
  headers: z.array(pair).catch([]),
  content: z.object({ text: text.optional(), encoding: text.optional() } satisfies Read<Content>).catch({}),
} satisfies Read<Response>;

const ENTRY = z.object({
  startedDateTime: text.catch(""),
  request: z.object(REQUEST),
  response: z.object(RESPONSE).optional().catch(undefined),
} satisfies Read<Entry>);

type HarEntry = z.infer<typeof ENTRY>;

/** Bodies of answers longer than this are left out: rules hardly look at them. */
const LONGEST_ANSWER = 100_000;

/** Reads a whole HAR, or one entry of one. Entries that are no http request (data:, blob:, extensions) and such as cannot be read are remarked. */
export function readHar(source: string): RequestsReading {
  const parsed = parseJson(source);
  if (parsed.kind === "problem") return { kind: "problem", message: parsed.message };
  const entries = entriesOf(parsed.value);
  if (entries === null) return { kind: "problem", message: "This is no HAR: it has neither log.entries nor a request." };
  const requests: ImportedRequest[] = [];
  let unreadable = 0;
  let others = 0;
  for (const entry of entries) {
    const read = ENTRY.safeParse(entry);
    if (!read.success) unreadable += 1;
    else if (!/^https?:\/\//i.test(read.data.request.url)) others += 1;
    else requests.push(requestOf(read.data));
  }
  const remarks = [
    ...(unreadable > 0 ? [`${unreadable} of ${entries.length} entries have no request that can be read; they are left out.`] : []),
    ...(others > 0 ? [`${others} of ${entries.length} entries are no http or https request; they are left out.`] : []),
  ];
  return requests.length === 0
    ? { kind: "problem", message: "The HAR has no http or https request." }
    : { kind: "requests", requests, remarks };
}

const HAR = z.object({ log: z.object({ entries: z.array(z.unknown()) }) });
const ONE = z.object({ request: z.object({ url: text }) });

function entriesOf(value: unknown): readonly unknown[] | null {
  const har = HAR.safeParse(value);
  if (har.success) return har.data.log.entries;
  return ONE.safeParse(value).success ? [value] : null;
}

function requestOf({ request, response, startedDateTime }: HarEntry): ImportedRequest {
  const listed = request.headers.filter(({ name }) => !name.startsWith(":")).map(({ name, value }): RequestHeader => [name, value]);
  const hasCookie = listed.some((header) => isNamed(header, "cookie"));
  const cookies = request.cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  return {
    name: null,
    method: request.method.toUpperCase(),
    url: request.url,
    protocol: protocolOf(request.httpVersion),
    headers: hasCookie || cookies === "" ? listed : [...listed, ["cookie", cookies]],
    body: bodyOf(request.postData),
    origin: response === undefined ? null : originOf(response),
    time: /^\d{4}-\d\d-\d\dT/.test(startedDateTime) ? startedDateTime : null,
  };
}

function bodyOf(postData: HarEntry["request"]["postData"]): string | null {
  if (postData === undefined) return null;
  const { params = [] } = postData;
  if (postData.text === undefined || postData.text === "") {
    return params.length === 0
      ? null
      : textToBytes(params.map(({ name, value }) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join("&"));
  }
  return postData.encoding === "base64" ? (decodeBase64(postData.text) ?? textToBytes(postData.text)) : textToBytes(postData.text);
}

/** Headers that say how an answer travelled, not what it is. */
const TRAVEL = new Set([
  "content-encoding",
  "content-length",
  "transfer-encoding",
  "connection",
  "keep-alive",
  "date",
  "cf-ray",
  "server",
  "alt-svc",
]);

function originOf({ status, headers, content }: NonNullable<HarEntry["response"]>): OriginDefinition | null {
  if (status < 200 || status > 599) return null;
  const values = new Map<string, string[]>();
  for (const { name, value } of headers) {
    const key = name.toLowerCase();
    if (key.startsWith(":") || TRAVEL.has(key)) continue;
    values.set(key, [...(values.get(key) ?? []), ...value.split("\n")]);
  }
  const body =
    content.text === undefined || content.text.length > LONGEST_ANSWER
      ? undefined
      : content.encoding === "base64"
        ? { base64: content.text }
        : content.text;
  return {
    status,
    headers: Object.fromEntries([...values].map(([name, all]) => [name, all.length === 1 ? (all[0] ?? "") : all])),
    ...(body === undefined || body === "" ? {} : { body }),
  };
}

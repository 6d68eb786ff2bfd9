import { splitAtEquals } from "../../../engine/http/pairs";
import { encodeBase64 } from "../../../engine/support/base64";
import { bytesToText, textToBytes } from "../../../engine/support/bytes";
import { isSecretCookie, isSecretInRequest, SHORTEST_SECRET, secretsByShape } from "../../../engine/support/secrets";
import type { ImportedRequest, RequestHeader } from "./imported-request";

/** Something that should not be in a file: where it stands, and what stands there instead. Equal secrets have one pseudonym. */
export interface Secret {
  readonly value: string;
  readonly pseudonym: string;
  /** Such as `header authorization`, `cookie session`, `query api_key`, `body password`. */
  readonly places: readonly string[];
}

/** Finds the secrets of requests that belong together, each once, in the order in which they stand. */
export function findSecrets(requests: readonly ImportedRequest[]): readonly Secret[] {
  const places = new Map<string, Set<string>>();
  const add = (value: string, place: string): void => {
    if (value.length < SHORTEST_SECRET || /^(?:true|false|null|none|undefined|\{\{\w+\}\})$/i.test(value)) return;
    const known = places.get(value);
    if (known === undefined) places.set(value, new Set([place]));
    else known.add(place);
  };
  for (const request of requests) for (const [value, place] of secretsOf(request)) add(value, place);
  return [...places].map(([value, where], index) => ({ value, pseudonym: `redacted-${index + 1}`, places: [...where] }));
}

type Found = readonly [value: string, place: string];

function secretsOf({ url, headers, body, origin }: ImportedRequest): readonly Found[] {
  const answered = Object.entries(origin?.headers ?? {}).flatMap(([name, values]): readonly RequestHeader[] =>
    (typeof values === "string" ? [values] : values).map((value): RequestHeader => [name, value]),
  );
  return [
    ...headers.flatMap((header) => inHeader(header)),
    ...inQuery(url, "query"),
    ...inBody(body),
    ...answered.flatMap((header) => inHeader(header)),
    ...(typeof origin?.body === "string" ? byShape(origin.body, "answer") : []),
  ];
}

function inHeader([name, value]: RequestHeader): readonly Found[] {
  const key = name.toLowerCase();
  if (key === "cookie") return value.split(";").flatMap((piece) => inCookie(piece));
  if (key === "set-cookie") return inCookie(value.split(";", 1)[0] ?? "");
  if (key === "authorization" || key === "proxy-authorization") {
    const scheme = /^(\S+)\s+(\S.*)$/.exec(value);
    return [[scheme?.[2] ?? value, `header ${key}`]];
  }
  if (key === "referer" || key === "location" || key === "origin")
    return [...inQuery(value, `query of ${key}`), ...byShape(value, `header ${key}`)];
  if (isSecretInRequest(key)) return [[value, `header ${key}`]];
  return byShape(value, `header ${key}`);
}

function inCookie(piece: string): readonly Found[] {
  const { name, value } = splitAtEquals(piece.trim());
  return isSecretCookie(name, value) ? [[value, `cookie ${name}`]] : byShape(value, `cookie ${name}`);
}

function inQuery(url: string, place: string): readonly Found[] {
  const mark = url.indexOf("?");
  if (mark < 0) return byShape(url, place);
  return fromArguments(url.slice(mark + 1).split("#", 1)[0] ?? "", place);
}

function fromArguments(text: string, place: string): readonly Found[] {
  return text.split("&").flatMap((piece): readonly Found[] => {
    const { name, value } = splitAtEquals(piece);
    return isSecretInRequest(name) ? [[value, `${place} ${name}`]] : byShape(value, `${place} ${name}`);
  });
}

function inBody(body: string | null): readonly Found[] {
  const text = body === null ? null : bytesToText(body);
  if (text === null) return [];
  const json = tryJson(text);
  if (json !== null) return inJson(json, "body");
  return /^[^\s=&]+=/.test(text) && !text.includes("\n") ? fromArguments(text, "body") : byShape(text, "body");
}

function tryJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" ? value : null;
  } catch {
    return null;
  }
}

const DEEPEST = 100;

function inJson(value: unknown, place: string, depth = 0): readonly Found[] {
  if (typeof value === "string") return byShape(value, place);
  if (typeof value !== "object" || value === null || depth > DEEPEST) return [];
  if (Array.isArray(value)) return value.flatMap((member) => inJson(member, place, depth + 1));
  return Object.entries(value).flatMap(([name, member]: [string, unknown]): readonly Found[] =>
    typeof member === "string" && isSecretInRequest(name) ? [[member, `${place} ${name}`]] : inJson(member, `${place} ${name}`, depth + 1),
  );
}

function byShape(value: string, place: string): readonly Found[] {
  return secretsByShape(value).map((found): Found => [found, place]);
}

/** The requests with pseudonyms in the place of secrets, wherever those stand: also where another form of them does (percent-encoded, base64). */
export function withPseudonyms(requests: readonly ImportedRequest[], secrets: readonly Secret[]): readonly ImportedRequest[] {
  const byLength = secrets.toSorted((left, right) => right.value.length - left.value.length);
  const replace = (text: string): string =>
    byLength.reduce((changed, { value, pseudonym }) => {
      const forms = new Set([value, encodeURIComponentSafely(value), value.length >= 8 ? encodeBase64(textToBytes(value)) : value]);
      return [...forms].reduce((result, form) => result.replaceAll(form, pseudonym), changed);
    }, text);
  return requests.map((request) => ({
    ...request,
    url: replace(request.url),
    headers: request.headers.map(([name, value]): RequestHeader => [name, replaceInHeader(name, value, replace)]),
    body: request.body === null ? null : replaceInBody(request.body, replace),
    origin: request.origin === null ? null : replaceInOrigin(request.origin, replace),
  }));
}

/** A pair of user and password stays one, so that it can still be read as what it is. */
function replaceInHeader(name: string, value: string, replace: (text: string) => string): string {
  const replaced = replace(value);
  if (!/authorization$/i.test(name)) return replaced;
  const basic = /^Basic (redacted-\d+)$/i.exec(replaced);
  return basic === null ? replaced : `Basic ${encodeBase64(`${basic[1] ?? ""}:redacted`)}`;
}

function replaceInBody(body: string, replace: (text: string) => string): string {
  const text = bytesToText(body);
  return text === null ? body : textToBytes(replace(text));
}

function replaceInOrigin(origin: NonNullable<ImportedRequest["origin"]>, replace: (text: string) => string): ImportedRequest["origin"] {
  const { headers, body } = origin;
  return {
    ...origin,
    ...(headers === undefined
      ? {}
      : {
          headers: Object.fromEntries(
            Object.entries(headers).map(([name, value]) => [
              name,
              typeof value === "string" ? replace(value) : value.map((one) => replace(one)),
            ]),
          ),
        }),
    ...(typeof body === "string" ? { body: replace(body) } : {}),
  };
}

function encodeURIComponentSafely(text: string): string {
  try {
    return encodeURIComponent(text);
  } catch {
    return text;
  }
}

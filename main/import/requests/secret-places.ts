import { splitAtEquals } from "../../../engine/http/pairs";
import { bytesToText, textToBytes } from "../../../engine/support/bytes";
import type { Json } from "../../../engine/support/json";
import { setInText } from "../../../engine/support/json-text/edit";
import { isSecretCookie, isSecretInRequest, isSecretName, secretsByShape } from "../../../engine/support/secrets";
import type { ImportedRequest, RequestHeader } from "./imported-request";

/**
 * Given each secret where it stands, with what names it (`header authorization`, `body password`), and gives what is to stand there. `by`: a value that
 * says itself what it is may stand anywhere; one that only its name gives away, inside something of a secret name, is nothing elsewhere.
 */
export type ChangeSecret = (value: string, place: string, by: "name" | "shape" | "outer name") => string;

/** The request with every secret in it changed, and all else as it was. */
export function changeSecrets(request: ImportedRequest, change: ChangeSecret): ImportedRequest {
  const { url, headers, body, origin } = request;
  return {
    ...request,
    url: inUrl(url, change),
    headers: headers.map((header) => inHeader(header, change)),
    body: inBody(body, change),
    origin: origin === null ? null : inOrigin(origin, change),
  };
}

function inUrl(url: string, change: ChangeSecret): string {
  const user = /^([a-z][a-z0-9+.-]*:\/\/[^:@/?#]*:)([^@/?#]+)(@.*)$/is.exec(url);
  const [, head = "", password = "", rest = ""] = user ?? [];
  return inQuery(user === null ? url : head + change(password, "password of the address", "name") + rest, "query", change);
}

function inHeader([name, value]: RequestHeader, change: ChangeSecret): RequestHeader {
  return [name, inHeaderValue(name.toLowerCase(), value, change)];
}

function inHeaderValue(name: string, value: string, change: ChangeSecret): string {
  const place = `header ${name}`;
  switch (name) {
    case "cookie":
      return value
        .split(";")
        .map((piece) => inCookie(piece, change))
        .join(";");
    case "set-cookie":
      return value.replace(/^[^;]*/, (pair) => inCookie(pair, change));
    case "authorization":
    case "proxy-authorization": {
      const [, scheme = "", secret = value] = /^(\S+\s+)(\S.*)$/s.exec(value) ?? [];
      return scheme + change(secret, place, "name");
    }
    case "referer":
    case "location":
    case "origin":
      return inQuery(value, `query of ${name}`, change);
    default:
      return isSecretInRequest(name) ? change(value, place, "name") : byShape(value, place, change);
  }
}

function inCookie(piece: string, change: ChangeSecret): string {
  const [, before = "", pair = ""] = /^(\s*)(.*?)$/s.exec(piece) ?? [];
  const { name, value } = splitAtEquals(pair);
  if (!pair.includes("=")) return before + byShape(pair, "cookie", change);
  const place = `cookie ${name}`;
  return `${before}${name}=${isSecretCookie(name, value) ? change(value, place, "name") : byShape(value, place, change)}`;
}

function inQuery(url: string, place: string, change: ChangeSecret): string {
  const [, head = url, query = null, rest = ""] = /^([^?]*\?)([^#]*)(.*)$/s.exec(url) ?? [];
  if (query === null) return byShape(head, place, change);
  return byShape(head, place, change) + inArguments(query, place, change) + byShape(rest, place, change);
}

function inArguments(text: string, place: string, change: ChangeSecret): string {
  return text
    .split("&")
    .map((piece) => {
      const { name, value } = splitAtEquals(piece);
      if (!piece.includes("=")) return byShape(piece, place, change);
      const named = `${place} ${name}`;
      return `${name}=${isSecretArgument(name, value) ? change(value, named, "name") : byShape(value, named, change)}`;
    })
    .join("&");
}

/** A short value of a name like `country_code` says a word; of a name like `password` it is a short password. */
function isSecretArgument(name: string, value: string): boolean {
  return value.length < SHORT ? isSecretName(name) : isSecretInRequest(name);
}

const SHORT = 4;

function inBody(body: string | null, change: ChangeSecret): string | null {
  const text = body === null ? null : bytesToText(body);
  if (text === null) return body;
  const json = parseBody(text);
  if (json !== null) return textToBytes(inJsonText(text, json, change));
  if (/^--\S+\r?\nContent-Disposition:/i.test(text)) return textToBytes(inParts(text, change));
  return textToBytes(/^[^\s=&]+=/.test(text) && !text.includes("\n") ? inArguments(text, "body", change) : byShape(text, "body", change));
}

/** The fields of a form in parts. */
function inParts(text: string, change: ChangeSecret): string {
  return text.replaceAll(
    /(\bname="([^"]*)"[^\n]*\n(?:[^\r\n][^\n]*\n)*\r?\n)([\s\S]*?)(?=\r?\n--)/g,
    (_all, head: string, name: string, value: string) => {
      const place = `body ${name}`;
      return head + (isSecretArgument(name, value) ? change(value, place, "name") : byShape(value, place, change));
    },
  );
}

function parseBody(text: string): Json | null {
  try {
    const value: Json = JSON.parse(text);
    return typeof value === "object" ? value : null;
  } catch {
    return null;
  }
}

interface JsonChange {
  readonly path: readonly string[];
  readonly to: string;
}

/** Changed in the text, so that the rest of it stays as it was written. */
function inJsonText(text: string, json: Json, change: ChangeSecret): string {
  const changes: JsonChange[] = [];
  walk({ value: json, path: [], place: "body", under: "no secret name" }, change, changes);
  return changes.reduce((changed, { path, to }) => setInText(changed, path, to) ?? changed, text);
}

interface JsonNode {
  readonly value: Json;
  readonly path: readonly string[];
  readonly place: string;
  readonly under: "no secret name" | "its own name" | "an outer name";
}

const DEEPEST = 100;

function walk({ value, path, place, under }: JsonNode, change: ChangeSecret, changes: JsonChange[]): void {
  if (path.length > DEEPEST || value === null || typeof value === "boolean") return;
  if (typeof value === "object") {
    const members: readonly (readonly [string, Json])[] = Object.entries(value);
    for (const [key, member] of members) {
      const isOwn = !Array.isArray(value) && isSecretArgument(key, typeof member === "string" ? member : "");
      const below = isOwn ? "its own name" : under === "no secret name" ? under : "an outer name";
      walk({ value: member, path: [...path, key], place: Array.isArray(value) ? place : `${place} ${key}`, under: below }, change, changes);
    }
    return;
  }
  const text = String(value);
  const by = under === "its own name" ? "name" : "outer name";
  const to = under !== "no secret name" ? change(text, place, typeof value === "number" ? "outer name" : by) : byShape(text, place, change);
  if (to !== text) changes.push({ path, to });
}

function byShape(text: string, place: string, change: ChangeSecret): string {
  return secretsByShape(text).reduce((changed, found) => {
    const to = change(found, place, "shape");
    return to === found ? changed : changed.replaceAll(found, to);
  }, text);
}

function inOrigin(origin: NonNullable<ImportedRequest["origin"]>, change: ChangeSecret): ImportedRequest["origin"] {
  const { headers, body } = origin;
  return {
    ...origin,
    ...(headers === undefined
      ? {}
      : {
          headers: Object.fromEntries(
            Object.entries(headers).map(([name, value]) => {
              const inside = (one: string): string => inHeaderValue(name.toLowerCase(), one, change);
              return [name, typeof value === "string" ? inside(value) : value.map(inside)];
            }),
          ),
        }),
    ...(typeof body === "string" ? { body: byShape(body, "answer", change) } : {}),
  };
}

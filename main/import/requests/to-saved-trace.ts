import type { SavedTrace, TraceBody } from "../../../engine/request/trace-definition";
import { encodeBase64 } from "../../../engine/support/base64";
import { bytesToText } from "../../../engine/support/bytes";
import type { Json } from "../../../engine/support/json";
import { headerOf, type ImportedRequest, isNamed, type RequestHeader } from "./imported-request";

/** The saved trace that sends this request. Headers that repeat go to `requestHeaders`; what a trace derives itself is left out. */
export function toSavedTrace(request: ImportedRequest): SavedTrace {
  const host = hostIn(request.url);
  const headers = request.headers.filter((header) => !isDerived(header, host));
  const cookies = cookiesOf(headers);
  const rest = cookies === null ? headers : headers.filter((header) => !isNamed(header, "cookie"));
  const { once, repeated } = divide(rest);
  const body = bodyOf(request);
  return {
    name: request.name ?? nameOf(request),
    trace: {
      method: request.method,
      url: request.url,
      ...(request.protocol === null ? {} : { protocol: request.protocol }),
      ...(once.length === 0 ? {} : { headers: Object.fromEntries(once) }),
      ...(cookies === null ? {} : { cookies: Object.fromEntries(cookies) }),
      ...(body === null ? {} : { body }),
    },
    ...(repeated.length === 0 ? {} : { requestHeaders: repeated }),
    ...(request.time === null ? {} : { world: { time: request.time } }),
    ...(request.origin === null ? {} : { origin: request.origin }),
  };
}

/** `POST shop.example.com/checkout` */
function nameOf({ method, url }: ImportedRequest): string {
  const place = url.replace(/^[a-z]+:\/\//i, "").replace(/[?#].*$/s, "");
  return `${method} ${place.length > 80 ? `${place.slice(0, 79)}…` : place}`;
}

function hostIn(url: string): string {
  return (/^[a-z]+:\/\/([^/?#]*)/i.exec(url)?.[1] ?? "").toLowerCase();
}

function isDerived(header: RequestHeader, host: string): boolean {
  return isNamed(header, "content-length") || (isNamed(header, "host") && header[1].toLowerCase() === host);
}

/** Cookies by name, where writing them so says the same as the header did; `null` where it would not, or where there are none. */
function cookiesOf(headers: readonly RequestHeader[]): readonly RequestHeader[] | null {
  const all = headers.filter((header) => isNamed(header, "cookie")).map(([, value]) => value);
  if (all.length === 0) return null;
  const text = all.join("; ");
  const pairs = text.split("; ").map((piece): RequestHeader => {
    const equals = piece.indexOf("=");
    return equals <= 0 ? ["", ""] : [piece.slice(0, equals), piece.slice(equals + 1)];
  });
  const names = new Set(pairs.map(([name]) => name));
  const isSound = pairs.every(
    ([name, value]) => name !== "" && !/^\d+$/.test(name) && name !== "__proto__" && !/[;\s]/.test(name) && !value.includes(";"),
  );
  return isSound && names.size === pairs.length ? pairs : null;
}

function divide(headers: readonly RequestHeader[]): {
  readonly once: readonly RequestHeader[];
  readonly repeated: readonly RequestHeader[];
} {
  const counts = new Map<string, number>();
  for (const [name] of headers) counts.set(name.toLowerCase(), (counts.get(name.toLowerCase()) ?? 0) + 1);
  const isOnce = ([name]: RequestHeader): boolean => counts.get(name.toLowerCase()) === 1 && name !== "__proto__";
  return { once: headers.filter(isOnce), repeated: headers.filter((header) => !isOnce(header)) };
}

function bodyOf({ body, headers }: ImportedRequest): TraceBody | null {
  if (body === null || body === "") return null;
  const text = bytesToText(body);
  if (text === null) return { base64: encodeBase64(body) };
  const json = /json/i.test(headerOf(headers, "content-type") ?? "") ? compactJson(text) : null;
  return json === null ? { plain_text: text } : { json: json.value };
}

/** The value, where writing it again gives the very same text: then nothing is lost by keeping it as JSON. */
function compactJson(text: string): { readonly value: Json } | null {
  try {
    const value: Json = JSON.parse(text);
    return JSON.stringify(value) === text ? { value } : null;
  } catch {
    return null;
  }
}

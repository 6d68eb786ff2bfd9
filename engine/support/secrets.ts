import type { Json } from "./json";

/** What stands in the place of a secret. */
const REDACTED = "[redacted]";

/** Names of headers, cookies, query arguments and keys whose values are secrets. */
const SECRET_NAME =
  /(?:^|[^a-z])(?:authorization|auth|token|secret|session|sess|sid|passw(?:or)?d|passphrase|pwd|api[-_]?key|apikey|access[-_]?key|private[-_]?key|partner[-_]?key|signature|sig|jwt|assertion|bearer|credentials?|csrf|xsrf|otp|cookie|key)(?:$|[^a-z])|(?:token|secret|password|apikey|sessionid|sessid)$/i;

/** Names that look like one and hold nothing secret. */
const HARMLESS_NAMES = new Set([
  "content-security-policy",
  "access-control-allow-credentials",
  "www-authenticate",
  "author",
  "authority",
  ":authority",
  "cache.key",
  "cache_key",
  "custom_key",
]);

/** What a secret looks like that is one wherever it stands. */
interface SecretShape {
  readonly shape: RegExp;
  /** One of these stands in each of them, which is quicker to look for. */
  readonly holds: readonly string[];
}

/** JSON web tokens, tokens of well-known services, and the mail addresses of persons. */
const SECRET_SHAPES: readonly SecretShape[] = [
  { shape: /\beyJ[\w-]{8,4096}\.[\w-]{4,}\.[\w-]*/g, holds: ["eyJ"] },
  { shape: /\b(?:sk|pk|rk)_(?:live|test)_\w{10,}/g, holds: ["k_live_", "k_test_"] },
  { shape: /\bgh[pousr]_\w{20,}/g, holds: ["gh"] },
  { shape: /\bgithub_pat_\w{20,}/g, holds: ["github_pat_"] },
  { shape: /\bglpat-[\w-]{16,}/g, holds: ["glpat-"] },
  { shape: /\bxox[abeprs]-[\w-]{10,}/g, holds: ["xox"] },
  { shape: /\bAKIA[0-9A-Z]{16}\b/g, holds: ["AKIA"] },
  { shape: /\bAIza[\w-]{30,}/g, holds: ["AIza"] },
  { shape: /\bya29\.[\w-]{20,}/g, holds: ["ya29."] },
  { shape: /(?<=\b(?:Bearer|Basic|Digest) )[\w+/=.~-]{6,}/g, holds: ["Bearer ", "Basic ", "Digest "] },
  { shape: /[\w.+-]{1,64}(?:@|%40)(?:[\w-]{1,63}\.){1,8}[a-z]{2,24}\b/gi, holds: ["@", "%40"] },
];

function shapesIn(text: string): readonly RegExp[] {
  return SECRET_SHAPES.flatMap(({ shape, holds }) => (holds.some((part) => text.includes(part)) ? [shape] : []));
}

/** Shorter values are words, not secrets: replacing them would blacken half of a report. */
export const SHORTEST_SECRET = 4;

export function isSecretName(name: string): boolean {
  const key = name.toLowerCase();
  return !HARMLESS_NAMES.has(key) && !key.startsWith("sec-") && SECRET_NAME.test(key);
}

/** In a request, one-time codes and the names of keys are secrets too; elsewhere such names say what is harmless (`status_code`). */
const SECRET_IN_REQUEST = /(?:^|[^a-z])(?:nonce|code|key[-_]?id)(?:$|[^a-z])/i;

/** Whether a header, cookie, argument or body field of a request holds a secret by its name. */
export function isSecretInRequest(name: string): boolean {
  return isSecretName(name) || (SECRET_IN_REQUEST.test(name) && !name.toLowerCase().startsWith("sec-"));
}

/** Every cookie that is long enough to name somebody, or is called like a secret. */
export function isSecretCookie(name: string, value: string): boolean {
  return isSecretInRequest(name) || value.length >= 16;
}

/** What looks like a token, wherever it stands in a text. */
export function secretsByShape(text: string): readonly string[] {
  return shapesIn(text).flatMap((shape) => [...text.matchAll(shape)].map(([found]) => found));
}

/** A request or answer as reports know it. */
export interface Message {
  readonly url: string | null;
  readonly headers: readonly (readonly [name: string, value: string])[];
}

/** The secret values of a message: of headers, cookies and query arguments with secret names. */
export function secretValuesOf({ url, headers }: Message): readonly string[] {
  return [...(url === null ? [] : secretArguments(url)), ...headers.flatMap(([name, value]) => secretsInHeader(name.toLowerCase(), value))];
}

function secretsInHeader(name: string, value: string): readonly string[] {
  if (name === "cookie") return value.split(";").flatMap(secretInCookie);
  if (name === "set-cookie") return secretInCookie(value.split(";", 1)[0] ?? "");
  if (name === "location" || name === "referer") return secretArguments(value);
  return isSecretName(name) ? [value.replace(/^(?:Bearer|Basic|Digest)\s+/i, "")] : [];
}

function secretInCookie(cookie: string): readonly string[] {
  const at = cookie.indexOf("=");
  if (at === -1) return [];
  const [name, value] = [cookie.slice(0, at).trim(), cookie.slice(at + 1).trim()];
  return isSecretCookie(name, value) ? [value] : [];
}

function secretArguments(url: string): readonly string[] {
  const query = /\?([^#]*)/.exec(url)?.[1] ?? "";
  return query.split("&").flatMap((pair) => {
    const at = pair.indexOf("=");
    return at > 0 && isSecretInRequest(pair.slice(0, at)) ? [pair.slice(at + 1)] : [];
  });
}

/**
 * `json` with secrets taken out of its texts: the given values wherever they stand, what looks like a token, literals that expressions
 * compare with secret headers and cookies, and everything under a key with a secret name.
 */
export function withoutSecrets(json: Json, values: Iterable<string>): Json {
  const known = [...new Set(values)].filter((value) => value.length >= SHORTEST_SECRET).sort((left, right) => right.length - left.length);
  const walk = (value: Json): Json => {
    if (typeof value === "string") return redactText(value, known);
    if (isPair(value)) return withoutShortSecret(value).map(walk);
    if (Array.isArray(value)) return value.map(walk);
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, member]): [string, Json] => [key, isSecretName(key) ? hide(member) : walk(member)]),
    );
  };
  return walk(json);
}

/** Whether a value is a header or cookie as lists of them have it: its name, and its value. */
export function isPair(value: unknown): value is readonly [name: string, value: string] {
  return Array.isArray(value) && value.length === 2 && value.every((member) => typeof member === "string");
}

/** The same header without a secret that is too short to be looked for everywhere. */
export function withoutShortSecret([name, value]: readonly [name: string, value: string]): readonly [name: string, value: string] {
  const isShort = secretsInHeader(name.toLowerCase(), value).some((secret) => secret !== "" && secret.length < SHORTEST_SECRET);
  if (!isShort) return [name, value];
  if (!/^(?:set-)?cookie$/i.test(name)) return [name, REDACTED];
  return [
    name,
    value.replaceAll(/(^|;\s*)([^=;]+)=([^;]{1,3})(?=;|$)/g, (pair: string, head: string, cookie: string) =>
      isSecretInRequest(cookie) ? `${head}${cookie}=${REDACTED}` : pair,
    ),
  ];
}

/** Everything that could be a secret in a value whose name says that it is one. */
export function hide(value: Json): Json {
  if (typeof value === "string") return value === "" ? "" : REDACTED;
  if (Array.isArray(value)) return value.map(hide);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, key === "operation" ? member : hide(member)]));
}

const COMPARED =
  /(\["([^"]+)"\](?:\[[^\]]*\])?\)?\s*(?:eq|ne|==|!=|contains|matches|~|strict wildcard|wildcard|in)\s*(?:\{\s*)?)("(?:[^"\\]|\\.)*"(?:\s*"(?:[^"\\]|\\.)*")*)/g;
const SIGNED = /(is_timed_hmac_valid_v0\(\s*)"(?:[^"\\]|\\.)*"/g;

/** A query argument whose value is too short to be looked for everywhere. */
const SHORT_ARGUMENT = /([?&])([^?&=#\s"]{1,64})=([^&#\s"]{1,3})(?![^&#\s"])/g;

function withoutShortArgument(written: string, mark: string, name: string): string {
  return isSecretName(name) ? `${mark}${name}=${REDACTED}` : written;
}

function redactText(text: string, values: readonly string[]): string {
  let redacted = text;
  for (const value of values) if (redacted.includes(value)) redacted = redacted.replaceAll(value, REDACTED);
  for (const shape of shapesIn(redacted)) redacted = redacted.replace(shape, REDACTED);
  if (redacted.includes("=")) redacted = redacted.replace(SHORT_ARGUMENT, withoutShortArgument);
  if (redacted.includes('"')) {
    redacted = redacted
      .replace(COMPARED, (written: string, head: string, name: string) => (isSecretName(name) ? `${head}"${REDACTED}"` : written))
      .replace(SIGNED, `$1"${REDACTED}"`);
  }
  return redacted;
}

import { encodeBase64 } from "../../../engine/support/base64";
import { bytesToText, textToBytes } from "../../../engine/support/bytes";
import { SHORTEST_SECRET } from "../../../engine/support/secrets";
import type { ImportedRequest, RequestHeader } from "./imported-request";
import { changeSecrets } from "./secret-places";

/** Something that should not be in a file: where it stands, and what stands there instead. Equal secrets have one pseudonym. */
export interface Secret {
  readonly value: string;
  readonly pseudonym: string;
  /** Such as `header authorization`, `cookie session`, `query api_key`, `body password`. */
  readonly places: readonly string[];
  /** What is short, or a secret by what is around it only, is replaced where that is; all else wherever it stands. */
  readonly reach: "everywhere" | "its places";
}

interface Places {
  readonly names: Set<string>;
  reach: Secret["reach"];
}

/** Finds the secrets of requests that belong together, each once, in the order in which they stand. */
export function findSecrets(requests: readonly ImportedRequest[]): readonly Secret[] {
  const places = new Map<string, Places>();
  for (const request of requests) {
    changeSecrets(request, (value, place, by) => {
      if (value === "" || NO_SECRET.test(value)) return value;
      const known = places.get(value) ?? { names: new Set<string>(), reach: "its places" };
      places.set(value, known);
      known.names.add(place);
      if (by !== "outer name" && value.length >= SHORTEST_SECRET) known.reach = "everywhere";
      return value;
    });
  }
  return [...places].map(([value, { names, reach }], index) => ({ value, pseudonym: `redacted-${index + 1}`, places: [...names], reach }));
}

/** Words that say that there is no secret, and placeholders. */
const NO_SECRET = /^(?:true|false|null|none|undefined|\{\{\w+\}\})$/i;

/**
 * The requests with pseudonyms in the place of secrets: where their names say that they are some, and wherever else they stand, also in another form
 * (percent-encoded, base64).
 */
export function withPseudonyms(requests: readonly ImportedRequest[], secrets: readonly Secret[]): readonly ImportedRequest[] {
  const pseudonyms = new Map(secrets.map(({ value, pseudonym }) => [value, pseudonym]));
  const everywhere = secrets.filter(({ reach }) => reach === "everywhere").toSorted((one, other) => other.value.length - one.value.length);
  const replace = (text: string): string =>
    everywhere.reduce((changed, { value, pseudonym }) => {
      const forms = new Set([value, encodeURIComponentSafely(value), value.length >= 8 ? encodeBase64(textToBytes(value)) : value]);
      return [...forms].reduce((result, form) => result.replaceAll(form, pseudonym), changed);
    }, text);
  return requests
    .map((request) => changeSecrets(request, (value) => pseudonyms.get(value) ?? value))
    .map((request) => ({
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
  if (text === null) return body;
  // In JSON only texts may become other ones: a number that has the same digits stays a number.
  return textToBytes(/^\s*[[{]/.test(text) ? text.replaceAll(/"(?:[^"\\]|\\.)*"/g, replace) : replace(text));
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

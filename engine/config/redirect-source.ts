import { parseUrl } from "../http/url";
import type { Json } from "../support/json";

/** The source of a redirect: `scheme` is `null` where it has none (it matches both), `key` host and path as they are compared. */
export interface RedirectSource {
  readonly scheme: "http" | "https" | null;
  readonly key: string;
}

/** `null` where it is no URL. */
export function readSource(json: Json | undefined): RedirectSource | null {
  if (typeof json !== "string") return null;
  const scheme = json.startsWith("https://") ? "https" : json.startsWith("http://") ? "http" : null;
  const rest = scheme === null ? json : json.slice(scheme.length + 3);
  if (isPlain(rest)) return { scheme, key: rest };
  const parsed = parseUrl(scheme === null ? `https://${json}` : json);
  return parsed.kind === "url" ? { scheme, key: parsed.url.host + parsed.url.path } : null;
}

/** A host name in lower case with a letter after its last dot, and a path that is sent as it is written: nothing for a parser to change. */
function isPlain(text: string): boolean {
  return /^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]+\/[!-"$->@-~]*$/.test(text) && !text.startsWith("xn--") && !text.includes(".xn--");
}

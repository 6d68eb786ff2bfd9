/**
 * URL normalization of a path (a byte string), as the settings' type says.
 * `rfc3986`: unreserved characters decoded, reserved ones left as they are, everything else encoded, escapes in upper case,
 * dot segments removed. `cloudflare`: before that, `\` becomes `/` and runs of `/` one.
 * https://developers.cloudflare.com/rules/normalization/how-it-works/
 */
export function normalizeUrlPath(path: string, type: "cloudflare" | "rfc3986"): string {
  const prepared = type === "cloudflare" ? path.replaceAll("\\", "/").replace(/\/{2,}/g, "/") : path;
  return removeDotSegments(normalizeEscapes(prepared));
}

const UNRESERVED = /[A-Za-z0-9\-._~]/;
/** Unreserved and reserved characters of RFC 3986, which stand in a path as they are. */
const KEPT = /[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=]/;

function normalizeEscapes(path: string): string {
  return path.replace(/%([0-9A-Fa-f]{2})|([^])/g, (_, digits: string | undefined, character: string) => {
    if (digits === undefined) return KEPT.test(character) ? character : escapeByte(character.charCodeAt(0));
    const decoded = String.fromCharCode(Number.parseInt(digits, 16));
    return UNRESERVED.test(decoded) ? decoded : `%${digits.toUpperCase()}`;
  });
}

function escapeByte(byte: number): string {
  return `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
}

/** RFC 3986 section 5.2.4, for a path that starts with a slash. */
function removeDotSegments(path: string): string {
  const segments = path.split("/").slice(1);
  const kept: string[] = [];
  for (const segment of segments) {
    if (segment === "..") kept.pop();
    else if (segment !== ".") kept.push(segment);
  }
  const last = segments.at(-1);
  const trailing = last === "." || last === ".." ? "/" : "";
  return kept.length === 0 ? "/" : `/${kept.join("/")}${trailing}`;
}

import { trimBlanks } from "../support/ascii";
import { headerValues } from "./headers";
import type { Header } from "./message";
import { type Pair, splitAtEquals } from "./pairs";
import { decodePercent } from "./percent";

/** The cookie header as one string. Several lines are joined as HTTP/2 joins them (RFC 9113 section 8.2.3); "" where there is none. */
export function cookieText(headers: readonly Header[]): string {
  return headerValues(headers, "cookie").join("; ");
}

/**
 * The cookies of a cookie header, in order. Names are URL-decoded, values stay as sent.
 * https://developers.cloudflare.com/ruleset-engine/rules-language/fields/reference/http.request.cookies/
 */
export function parseCookies(text: string): readonly Pair[] {
  return text.split(";").flatMap((piece) => {
    const trimmed = trimBlanks(piece);
    if (trimmed === "") return [];
    const { name, value } = splitAtEquals(trimmed);
    return [{ name: decodePercent(name), value }];
  });
}

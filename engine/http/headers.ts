import { lowerAscii } from "../support/ascii";
import type { Header } from "./message";

/** RFC 9110 section 5.6.2: what a header or cookie name may be made of. */
export function isToken(bytes: string): boolean {
  return /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(bytes);
}

/** True where no line break or NUL would split or end the header. */
export function isHeaderValue(bytes: string): boolean {
  return !/[\0\r\n]/.test(bytes);
}

/** The first header of that name, whatever the case of its letters; `undefined` where there is none. */
export function headerValue(headers: readonly Header[], name: string): string | undefined {
  const wanted = lowerAscii(name);
  return headers.find((header) => isNamed(header, wanted))?.value;
}

/** All values of that name, in order. */
export function headerValues(headers: readonly Header[], name: string): readonly string[] {
  const wanted = lowerAscii(name);
  return headers.flatMap((header) => (isNamed(header, wanted) ? [header.value] : []));
}

export function hasHeader(headers: readonly Header[], name: string): boolean {
  return headerValue(headers, name) !== undefined;
}

/** One header of that name with that value: in the place of the first of the old ones, else at the end. */
export function withHeader(headers: readonly Header[], header: Header): readonly Header[] {
  const wanted = lowerAscii(header.name);
  const first = headers.findIndex((other) => isNamed(other, wanted));
  if (first < 0) return [...headers, header];
  return headers.flatMap((other, index) => {
    if (index === first) return [header];
    return isNamed(other, wanted) ? [] : [other];
  });
}

/** One more header at the end, whether or not there are others of its name. */
export function withAddedHeader(headers: readonly Header[], header: Header): readonly Header[] {
  return [...headers, header];
}

/** All headers but those of that name. */
export function withoutHeader(headers: readonly Header[], name: string): readonly Header[] {
  const wanted = lowerAscii(name);
  return headers.filter((header) => !isNamed(header, wanted));
}

function isNamed(header: Header, lowerName: string): boolean {
  return header.name.length === lowerName.length && lowerAscii(header.name) === lowerName;
}

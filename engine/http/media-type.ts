import { lowerAscii, trimBlanks } from "../support/ascii";

/** A media type in lower case without its parameters: `text/html; charset=utf-8` is `text/html`. */
export function mediaType(contentType: string): string {
  return lowerAscii(trimBlanks(contentType.split(";", 1)[0] ?? ""));
}

/**
 * One parameter of a header such as content-type or content-disposition; quotes are taken off. The name's case does not
 * count. `undefined` where it is not there.
 */
export function headerParameter(value: string, name: string): string | undefined {
  const pattern = /;[ \t]*([^=;\s]+)[ \t]*=[ \t]*(?:"((?:\\"|[^"])*)"|([^;]*))/g;
  for (const match of value.matchAll(pattern)) {
    if (lowerAscii(match[1] ?? "") !== name) continue;
    return match[2] === undefined ? trimBlanks(match[3] ?? "") : match[2].replaceAll('\\"', '"');
  }
  return undefined;
}

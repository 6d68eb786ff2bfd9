import { expect, test } from "vitest";
import { parseHttpDate } from "../../../engine/support/http-date";

const CASES: readonly (readonly [says: string, text: string, milliseconds: number | null])[] = [
  ["the example of RFC 9110", "Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777_000],
  ["the beginning of time", "Thu, 01 Jan 1970 00:00:00 GMT", 0],
  ["another zone is none", "Sun, 06 Nov 1994 08:49:37 CET", null],
  ["a month that is none", "Sun, 06 Foo 1994 08:49:37 GMT", null],
  ["a day beyond its month", "Sun, 31 Feb 1994 08:49:37 GMT", null],
  ["zero, as some servers send it", "0", null],
];

for (const [says, text, milliseconds] of CASES) test(says, () => expect(parseHttpDate(text)).toBe(milliseconds));

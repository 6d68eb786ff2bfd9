import { describe, expect, test } from "vitest";
import { directiveSeconds, hasDirective, parseCacheControl, printCacheControl } from "../../../engine/http/cache-control";

describe("directives", () => {
  const CASES: readonly (readonly [says: string, values: readonly string[], printed: string])[] = [
    ["names are in lower case", ["Public, MAX-AGE=60"], "public, max-age=60"],
    ["several headers are one list", ["public", "max-age=60"], "public, max-age=60"],
    ["a value in quotes may hold commas", ['private="a, b", no-cache'], 'private="a, b", no-cache'],
    ["empty ones are left out", [" , public,, "], "public"],
    ["a quote that is not closed reaches to the end", ['private="a, b'], 'private="a, b'],
  ];
  for (const [says, values, printed] of CASES) test(says, () => expect(printCacheControl(parseCacheControl(values))).toBe(printed));
});

test("seconds are whole numbers, in quotes or not", () => {
  const directives = parseCacheControl(['max-age="60", s-maxage=1.5, stale-if-error=-1, min-fresh']);
  expect(["max-age", "s-maxage", "stale-if-error", "min-fresh", "max-stale"].map((name) => directiveSeconds(directives, name))).toEqual([
    60,
    null,
    null,
    null,
    null,
  ]);
});

test("one of several directives is enough", () => {
  expect(hasDirective(parseCacheControl(["no-store"]), "private", "no-store")).toBe(true);
  expect(hasDirective(parseCacheControl(["public"]), "private", "no-store")).toBe(false);
});

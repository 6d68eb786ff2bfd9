import * as fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { compileFilter } from "../../../../engine/language/index";
import { format } from "../../../../engine/language/service/index";
import { fieldValues, filterText } from "../support/arbitraries";
import { check, momentOf } from "../support/evaluate";
import { listOf, unknownList } from "../support/lists";
import { SMALL_SCHEME } from "../support/small-scheme";
import { documentOf } from "./documents";

/** Many inputs each: on a busy machine that takes its time. */
vi.setConfig({ testTimeout: 60_000 });

function formatted(text: string, kind: "filter" | "value" = "filter"): string | null {
  return format(documentOf(text, { kind }));
}

describe("format", () => {
  test.each([
    ["one space between words", `http.host   eq\n"a"\nand(ssl)`, `http.host eq "a" and (ssl)`],
    ["literals as they are written", `http.host in {"a"r"b"   61:62}`, `http.host in {"a" r"b" 61:62}`],
    ["white space inside a text stays", `http.host eq "a  b"`, `http.host eq "a  b"`],
    ["signs stay signs", `! ssl&&http.host=="a"`, `!ssl && http.host == "a"`],
    ["a mistake leaves the text alone", "http.host eq", null],
  ])("%s", (_name, text, expected) => {
    expect(formatted(text)).toBe(expected);
  });

  test("a value on one line", () => {
    expect(formatted(`concat( "/a" ,http.request.uri.path )`, "value")).toBe(`concat("/a", http.request.uri.path)`);
  });

  test("what is long gets one condition a line", () => {
    const text = `http.host eq "shop.example.com" and starts_with(http.request.uri.path, "/checkout") and not ip.src.country in {"AT" "BE"}`;
    expect(formatted(text)).toBe(
      [
        `http.host eq "shop.example.com"`,
        `and starts_with(http.request.uri.path, "/checkout")`,
        `and not ip.src.country in {"AT" "BE"}`,
      ].join("\n"),
    );
  });

  test("what binds more strongly, and what stands in parentheses, is indented", () => {
    const path = `starts_with(http.request.uri.path, "/checkout")`;
    const agents = `http.user_agent contains "first bot" or http.user_agent contains "second bot" or ssl`;
    const text = `ssl and ${path} and http.host eq "shop.example.com" or ${path} and (${agents}) and http.cookie contains "a"`;
    expect(formatted(text)).toBe(
      [
        "ssl",
        `  and ${path}`,
        `  and http.host eq "shop.example.com"`,
        `or ${path}`,
        `  and (http.user_agent contains "first bot"`,
        `    or http.user_agent contains "second bot"`,
        "    or ssl)",
        `  and http.cookie contains "a"`,
      ].join("\n"),
    );
  });

  test("never changes what an expression decides, and does nothing more the second time", () => {
    const lists = { known: listOf("known", ["192.0.2.0/24"]), unknown: unknownList("unknown") };
    fc.assert(
      fc.property(
        fc.array(filterText, { minLength: 1, maxLength: 6 }),
        fc.constantFrom(" and ", " or ", "&&"),
        fieldValues,
        (texts, operator, fields) => {
          const text = texts.map((each) => `(${each})`).join(operator);
          const once = format({ text, kind: "filter", scheme: SMALL_SCHEME });
          if (once === null) throw new Error(`${text} is not laid out`);
          expect(format({ text: once, kind: "filter", scheme: SMALL_SCHEME })).toBe(once);
          const [before, after] = [text, once].map((each) => check(SMALL_SCHEME, each).expression);
          if (before === null || before === undefined || after === null || after === undefined) throw new Error(`${once} has a mistake`);
          const moment = () => momentOf(SMALL_SCHEME, { fields, lists });
          expect(compileFilter(after)(moment())).toBe(compileFilter(before)(moment()));
        },
      ),
    );
  });
});

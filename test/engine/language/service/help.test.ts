import { describe, expect, test } from "vitest";
import { hover, signatureHelp } from "../../../../engine/language/service/index";
import { atCursor, ENVIRONMENT } from "./documents";

function hoverAt(marked: string, phase: string | null = null) {
  const { document, offset } = atCursor(marked, { environment: ENVIRONMENT, phase });
  return hover(document, offset);
}

describe("hover", () => {
  test("tells what a field is and what it is in the open trace", () => {
    expect(hoverAt(`ip.src.co|untry eq "DE"`)).toMatchObject({
      start: 0,
      end: 14,
      help: { title: "ip.src.country", type: "String", example: "GB", current: { text: `"GB"`, source: "given" } },
    });
  });

  test("tells of an old field that it is old", () => {
    expect(hoverAt(`ip.geoip.|country eq "DE"`)?.help.deprecated).toBe(
      "ip.geoip.country is the old name of ip.src.country; it still works, with the same value.",
    );
  });

  test("tells that a field cannot be used here, and where it can", () => {
    expect(hoverAt("cf.bot_management.|score lt 1", "http_request_origin")?.help.sentences.at(-1)).toBe(
      "Here: cf.bot_management.score cannot be used in origin rules; it can be used in custom rules, rate limiting rules, request header transform rules and others.",
    );
  });

  const TITLES: readonly (readonly [name: string, marked: string, title: string | null])[] = [
    ["a function with its parameters", `starts_w|ith(http.host, "a")`, "starts_with(source, substring)"],
    ["a quantifier", `an|y(http.request.headers.names[*] eq "a")`, "any(values)"],
    ["an operator in words", `http.host cont|ains "a"`, "contains"],
    ["an operator as a sign", `http.host =|= "a"`, "eq  =="],
    ["an operator of two words", `http.host strict wild|card "a"`, "strict wildcard"],
    ["a word that joins", `ssl an|d ssl`, "and"],
    ["a sign that joins", `ssl |&& ssl`, "and"],
    ["a list of the configuration", "ip.src in $of|fice", "$office"],
    ["a list that Cloudflare keeps", "ip.src in $cf.v|pn", "$cf.vpn"],
    ["a country", `ip.src.country eq "A|T"`, "AT"],
    ["a country in a set", `ip.src.country in {"DE" "A|T"}`, "AT"],
    ["a text that stands for nothing", `http.host eq "A|T"`, null],
    ["an unknown name", `nonse|nse eq "a"`, null],
    ["white space", `http.host |  eq "a"`, null],
    ["nothing", "|", null],
  ];

  test.each(TITLES)("on %s", (_name, marked, title) => {
    expect(hoverAt(marked)?.help.title ?? null).toBe(title);
  });

  test("on a country says its name", () => {
    expect(hoverAt(`ip.src.country eq "A|T"`)?.help.sentences).toEqual(["Austria."]);
  });
});

describe("signature help", () => {
  function activeAt(marked: string): readonly [label: string, active: number | null] | null {
    const { document, offset } = atCursor(marked);
    const help = signatureHelp(document, offset);
    return help === null ? null : [help.label, help.active];
  }

  test.each([
    ["the first argument", "starts_with(|", ["starts_with(source, substring): Boolean", 0]],
    ["the second argument", `starts_with(http.host, |`, ["starts_with(source, substring): Boolean", 1]],
    ["an argument inside another call", `starts_with(lower(|http.host), "a")`, ["lower(value): String", 0]],
    ["behind an inner call", `starts_with(lower(http.host), |`, ["starts_with(source, substring): Boolean", 1]],
    ["an argument too many", `starts_with(http.host, "a", |`, ["starts_with(source, substring): Boolean", null]],
    ["a comma inside a text", `starts_with(http.host, "a,b|`, ["starts_with(source, substring): Boolean", 1]],
    ["a quantifier", "any(|", ["any(values): Boolean", 0]],
    ["no call", "http.host eq |", null],
    ["behind a call", `starts_with(http.host, "a") |`, null],
    ["an unknown function", "nonsense(|", null],
  ] as const)("at %s", (_name, marked, expected) => {
    expect(activeAt(marked)).toEqual(expected);
  });
});

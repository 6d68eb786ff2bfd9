import { describe, expect, test } from "vitest";
import { diagnose, quickFixes } from "../../../../engine/language/service/index";
import { documentOf, ENVIRONMENT } from "./documents";

function codes(text: string, options?: Parameters<typeof documentOf>[1]): readonly string[] {
  return diagnose(documentOf(text, options)).map(({ severity, code }) => `${severity} ${code}`);
}

describe("diagnose", () => {
  test("says nothing of a sound expression", () => {
    expect(codes(`http.host eq "shop.example.com" and not ip.src.country in {"DE" "AT"}`)).toEqual([]);
  });

  test("names the unknown name, and fixes it by the nearest", () => {
    const [found] = diagnose(documentOf(`htp.host eq "a"`));
    expect(found).toMatchObject({ code: "unknown-identifier", message: "“htp.host” is neither a field nor a function", start: 0, end: 8 });
    expect(found?.fixes[0]).toEqual({ title: "Use http.host", meaning: "changed", edits: [{ start: 0, end: 8, text: "http.host" }] });
  });

  test("puts mistakes before warnings, and these by place", () => {
    const text = `not not ssl and http.request.headers["X"][0] eq "a" and cf.bot_management.score lt 1`;
    expect(codes(text, { phase: "http_request_origin" })).toEqual([
      "error field-not-available",
      "warning double-negation",
      "warning header-name-case",
    ]);
  });

  test("tells of an old name once", () => {
    expect(codes(`ip.geoip.country eq "DE"`)).toEqual(["warning deprecated-field"]);
    expect(codes(`ip.geoip.country eq "DE" and`)).toContain("warning deprecated-field");
  });

  test("gives no advice about an expression that has mistakes", () => {
    expect(codes("not not ssl and")).toEqual(["error expected-name"]);
  });
});

describe("lists", () => {
  test("that the configuration does not have are warned of, with the nearest", () => {
    const [found] = diagnose(documentOf("ip.src in $ofice", { environment: ENVIRONMENT }));
    expect(found).toMatchObject({ code: "unknown-list", severity: "warning", message: "this configuration has no list $ofice" });
    expect(found?.fixes.map(({ title }) => title)).toEqual(["Use $office"]);
  });

  test("of another kind are warned of", () => {
    const [found] = diagnose(documentOf("ip.src in $partners", { environment: ENVIRONMENT }));
    expect(found?.message).toBe("$partners is a list of kind hostname, which this value is never in");
  });

  test("that Cloudflare keeps, or that nobody opened, are taken to be there", () => {
    expect(codes("ip.src in $cf.vpn", { environment: ENVIRONMENT })).toEqual([]);
    expect(codes("ip.src in $ofice")).toEqual([]);
  });

  test("are refused in response header transforms", () => {
    expect(codes("ip.src in $office", { environment: ENVIRONMENT, phase: "http_response_headers_transform" })).toEqual([
      "error unknown-list",
    ]);
  });
});

test("quick fixes are those of the place asked about", () => {
  const document = documentOf(`http.request.method eq "get" and not not ssl`);
  expect(quickFixes(document, { start: 24, end: 24 }).map(({ title }) => title)).toEqual([`Use "GET"`]);
  expect(quickFixes(document, { start: 40, end: 40 }).map(({ title }) => title)).toEqual(["Remove both negations"]);
  expect(quickFixes(document, { start: 0, end: 3 })).toEqual([]);
});

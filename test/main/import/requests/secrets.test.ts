import { describe, expect, test } from "vitest";
import { importRequests } from "../../../../main/import/requests/import-requests";
import { readOne } from "./read-one";

describe("secrets", () => {
  const JWT = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U";
  const CASES: readonly (readonly [where: string, command: string, secret: string])[] = [
    ["authorization", "-H 'Authorization: Bearer abcd1234'", "abcd1234"],
    ["basic authorization", "-u alice:hunter22", "YWxpY2U6aHVudGVyMjI="],
    ["x-api-key", "-H 'X-Api-Key: k-12345'", "k-12345"],
    ["a service token", "-H 'CF-Access-Client-Secret: 0a1b2c3d'", "0a1b2c3d"],
    ["a session cookie", "-b 'lang=de; sessionid=s3cr3t'", "s3cr3t"],
    ["a long cookie of any name", "-b 'xyz=0123456789abcdef0123'", "0123456789abcdef0123"],
    ["a query argument", "-G -d access_token=tok123", "tok123"],
    ["a field of a form", "-d user=bob -d password=hunter22", "hunter22"],
    ["a field of JSON", `--json '{"user":{"apiKey":"zzz-999"}}'`, "zzz-999"],
    ["a JSON web token in any header", `-H 'X-Custom: ${JWT}'`, JWT],
    ["a token of a known shape in a body", `-d 'note=ghp_0123456789abcdefghij01'`, "ghp_0123456789abcdefghij01"],
    ["a password of two characters in a form", "-d user=bob -d password=qz", "qz"],
    ["a password of one character in JSON", `--json '{"user":"bob","password":"§"}'`, "§"],
    ["a password of three characters in a query", "-G -d password=q7z", "q7z"],
    ["a short key in a header", "-H 'X-Api-Key: q7'", "q7"],
    ["a short session cookie", "-b 'lang=de; session=q7z'", "q7z"],
    ["a number in JSON", `--json '{"otp":314159}'`, "314159"],
    ["a value with quotes in JSON", `--json '{"password":"q7\\"z9"}'`, "z9"],
    ["what is inside of a secret in JSON", `--json '{"credentials":{"user":"qzbob","pin":"q7"}}'`, "qzbob"],
    ["a list of secrets in JSON", `--json '{"token":["tokenqz"]}'`, "tokenqz"],
    ["a field of a form in parts", "-F user=bob -F password=hunter22", "hunter22"],
    ["a short field of a form in parts", "-F user=bob -F password=qz", "qz"],
    ["the query of the referer", "-e 'https://example.com/?token=abcd99'", "abcd99"],
  ];

  test.each(CASES)("in %s", (_where, words, secret) => {
    const command = `curl https://example.com/ ${words}`;
    expect(JSON.stringify(readOne(command, "curl", "replaced"))).not.toContain(secret);
    expect(JSON.stringify(readOne(command, "curl", "kept"))).toContain(secret);
  });

  test("one secret has one pseudonym, wherever it stands", () => {
    const saved = readOne(
      "curl 'https://example.com/?token=abcd1234' -H 'Authorization: Bearer abcd1234' -b 'session=abcd1234; lang=de'",
      "curl",
      "replaced",
    );
    expect(saved.trace.url).toBe("https://example.com/?token=redacted-1");
    expect(saved.trace.headers?.["Authorization"]).toBe("Bearer redacted-1");
    expect(saved.trace.cookies).toEqual({ session: "redacted-1", lang: "de" });
  });

  test("a short secret is replaced where its name stands, and nowhere else", () => {
    const saved = readOne(
      `curl 'https://example.com/a?id=a&password=a' -b 'session=a; a=b' --json '{"a":"a","password":"a","otp":1,"count":1}'`,
      "curl",
      "replaced",
    );
    expect(saved.trace).toMatchObject({
      url: "https://example.com/a?id=a&password=redacted-1",
      cookies: { session: "redacted-1", a: "b" },
      body: { json: { a: "a", password: "redacted-1", otp: "redacted-2", count: 1 } },
    });
  });

  test("what is no secret stays", () => {
    const command =
      "curl 'https://example.com/author?page=2&monkey=banana' -H 'Accept-Language: de' -H 'Sec-Fetch-Mode: cors' -H 'If-None-Match: \"0123456789abcdef\"' -b 'theme=dark' -d keyboard=qwerty -d country_code=DE -d auth=true";
    expect(readOne(command, "curl", "replaced")).toEqual(readOne(command, "curl", "kept"));
  });

  test("the user decides for each", () => {
    const imported = importRequests(
      "curl https://example.com -H 'X-Api-Key: one-1111' -H 'Authorization: two-2222'",
      "curl",
      ({ places }) => places.includes("header x-api-key"),
    );
    expect(imported).toMatchObject({ secrets: [{ pseudonym: "redacted-1" }, { pseudonym: "redacted-2" }] });
    expect(JSON.stringify(imported.kind === "traces" ? imported.traces : null)).toContain("one-1111");
    expect(JSON.stringify(imported.kind === "traces" ? imported.traces : null)).not.toContain("two-2222");
  });
});

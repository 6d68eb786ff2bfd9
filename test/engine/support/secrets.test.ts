import { describe, expect, test } from "vitest";
import { isSecretInRequest, isSecretName, secretsByShape, secretValuesOf, withoutSecrets } from "../../../engine/support/secrets";

describe("names", () => {
  const CASES: readonly (readonly [name: string, secret: boolean])[] = [
    ["authorization", true],
    ["x-api-key", true],
    ["session_id", true],
    ["csrf-token", true],
    ["accept", false],
    ["author", false],
    ["monkey", false],
    ["content-security-policy", false],
    ["sec-websocket-key", false],
  ];
  for (const [name, secret] of CASES) test(`${name} is ${secret ? "" : "not "}a secret's`, () => expect(isSecretName(name)).toBe(secret));

  test("a code is a secret in a request only", () => {
    expect(isSecretInRequest("code")).toBe(true);
    expect(isSecretName("status_code")).toBe(false);
  });
});

test("tokens are found by their shape", () => {
  expect(secretsByShape("Bearer abcdef123 and eyJhbGciOiJub25lIn0.eyJzdWIi.c2ln")).toEqual([
    "eyJhbGciOiJub25lIn0.eyJzdWIi.c2ln",
    "abcdef123",
  ]);
});

test("a message's secrets are those of its headers, cookies and arguments", () => {
  const url = "https://example.com/?token=t0ken&page=2";
  const headers = [
    ["Authorization", "Bearer abc"],
    ["Cookie", "theme=dark; sid=s3ssion"],
    ["Set-Cookie", "id=0123456789abcdef; Path=/"],
    ["Accept", "text/html"],
  ] as const;
  expect(secretValuesOf({ url, headers })).toEqual(["t0ken", "abc", "s3ssion", "0123456789abcdef"]);
});

test("a secret too short to be looked for everywhere is taken out where its name stands", () => {
  const message = {
    url: "https://example.com/?password=qz&page=qz#qz",
    headers: [
      ["Authorization", "Bearer abc"],
      ["Cookie", "theme=abc; sid=q7z; lang=de"],
      ["Accept", "abc"],
    ],
  };
  expect(withoutSecrets(message, ["abc", "qz"])).toEqual({
    url: "https://example.com/?password=[redacted]&page=qz#qz",
    headers: [
      ["Authorization", "[redacted]"],
      ["Cookie", "theme=abc; sid=[redacted]; lang=de"],
      ["Accept", "abc"],
    ],
  });
});

describe("what is taken out of a text", () => {
  const CASES: readonly (readonly [says: string, text: string, left: string])[] = [
    ["a known value", "the key s3ssion here", "the key [redacted] here"],
    [
      "what a secret header is compared with",
      'any(http.request.headers["x-api-key"][*] eq "k")',
      'any(http.request.headers["x-api-key"][*] eq "[redacted]")',
    ],
    [
      "a set that it is compared with",
      'http.request.headers["x-token"][0] in { "a" "b"}',
      'http.request.headers["x-token"][0] in { "[redacted]"}',
    ],
    [
      "the key of a signed URL",
      'is_timed_hmac_valid_v0("key", http.request.uri, 1, 2)',
      'is_timed_hmac_valid_v0("[redacted]", http.request.uri, 1, 2)',
    ],
    ["nothing of another header", 'http.request.headers["accept"][0] eq "k"', 'http.request.headers["accept"][0] eq "k"'],
  ];
  for (const [says, text, left] of CASES) test(says, () => expect(withoutSecrets(text, ["s3ssion"])).toBe(left));

  test("everything below a secret's name", () => {
    expect(withoutSecrets({ password: ["a", { b: "c" }], page: 2 }, [])).toEqual({
      password: ["[redacted]", { b: "[redacted]" }],
      page: 2,
    });
  });

  test("long texts of one kind are read in proportion to their length", () => {
    const spaces = `"["a"] eq${" ".repeat(300_000)}`;
    const starts = "-eyJ".repeat(100_000);
    expect(withoutSecrets([spaces, starts], [])).toEqual([spaces, starts]);
  });
});

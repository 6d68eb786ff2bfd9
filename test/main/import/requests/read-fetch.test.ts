import { describe, expect, test } from "vitest";
import { importRequests } from "../../../../main/import/requests/import-requests";
import { readOne } from "./read-one";

describe("fetch", () => {
  test("as Chrome copies it", () => {
    const saved = readOne(
      `await fetch("https://example.com/api", {
  "headers": { "accept": "*/*", "x-one": "a\\u0062" },
  "referrer": "https://example.com/",
  "body": "{\\"a\\":1}",
  "method": "POST",
  "mode": "cors",
  "credentials": "include"
});`,
      "fetch",
    );
    expect(saved.trace).toEqual({
      method: "POST",
      url: "https://example.com/api",
      headers: { accept: "*/*", "x-one": "ab", referer: "https://example.com/" },
      body: { plain_text: '{"a":1}' },
    });
  });

  test("as a person writes it", () => {
    const saved = readOne(
      "fetch('https://example.com', { method: 'put', headers: new Headers({ a: `b` }), body: JSON.stringify({ x: [1, true, null,], }), /* c */ })",
      "fetch",
    );
    expect(saved.trace).toEqual({
      method: "PUT",
      url: "https://example.com",
      headers: { a: "b" },
      body: { plain_text: '{"x":[1,true,null]}' },
    });
  });

  test.each(["fetch(url)", "fetch(`https://${host}/`)", "fetch('https://a.example', {", "hello", `fetch(${"[".repeat(1000)}`])(
    "%j is told to be wrong",
    (text) => {
      expect(importRequests(text, "fetch", () => true).kind).toBe("problem");
    },
  );
});

import { describe, expect, test } from "vitest";
import type { SavedTrace } from "../../../../engine/request/trace-definition";
import { importRequests } from "../../../../main/import/requests/import-requests";
import { readOne } from "./read-one";

describe("a raw message", () => {
  const CASES: readonly (readonly [name: string, text: string, trace: SavedTrace["trace"]])[] = [
    [
      "of HTTP/1.1, with its body cut at content-length",
      "POST /login?a=b HTTP/1.1\r\nHost: example.com\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\nhello and more",
      {
        method: "POST",
        url: "https://example.com/login?a=b",
        protocol: "HTTP/1.1",
        headers: { "Content-Type": "text/plain" },
        body: { plain_text: "hello" },
      },
    ],
    [
      "with bare line feeds and no end",
      "GET / HTTP/1.0\nHost: example.com",
      { method: "GET", url: "https://example.com/", protocol: "HTTP/1.0" },
    ],
    [
      "in chunks",
      "POST / HTTP/1.1\r\nHost: a.example\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nWiki\r\n5;x=y\r\npedia\r\n0\r\n\r\n",
      { method: "POST", url: "https://a.example/", protocol: "HTTP/1.1", body: { plain_text: "Wikipedia" } },
    ],
    [
      "with a whole address",
      "GET http://example.com:8080/x HTTP/1.1\nHost: example.com:8080",
      { method: "GET", url: "http://example.com:8080/x", protocol: "HTTP/1.1" },
    ],
    [
      "as browsers show the headers of HTTP/2",
      ":authority: example.com\n:method: GET\n:path: /a?b\n:scheme: https\naccept: */*",
      { method: "GET", url: "https://example.com/a?b", protocol: "HTTP/2", headers: { accept: "*/*" } },
    ],
  ];

  test.each(CASES)("%s", (_name, text, trace) => {
    expect(readOne(text, "http").trace).toEqual(trace);
  });

  test("headers that repeat are all there, in order", () => {
    const saved = readOne("GET / HTTP/1.1\nHost: a.example\nX-A: 1\nAccept: x\nx-a: 2", "http");
    expect(saved.trace.headers).toEqual({ Accept: "x" });
    expect(saved.requestHeaders).toEqual([
      ["X-A", "1"],
      ["x-a", "2"],
    ]);
  });

  test.each(["", "hello", "GET", "GET / HTTP/1.1", "GET / HTTP/1.1\nnot a header", "GET x HTTP/1.1\nHost: a.example"])(
    "%j is told to be wrong",
    (text) => {
      expect(importRequests(text, "http", () => true).kind).toBe("problem");
    },
  );
});

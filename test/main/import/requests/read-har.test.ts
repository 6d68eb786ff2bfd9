import { describe, expect, test } from "vitest";
import { prepareRequest } from "../../../../engine/request/prepare-request";
import { importRequests } from "../../../../main/import/requests/import-requests";
import { readOne } from "./read-one";

describe("HAR", () => {
  const ENTRY = {
    startedDateTime: "2025-05-01T10:00:00.000Z",
    request: {
      method: "GET",
      url: "https://example.com/a",
      httpVersion: "h2",
      headers: [
        { name: ":authority", value: "example.com" },
        { name: "accept", value: "*/*" },
      ],
      cookies: [{ name: "lang", value: "de" }],
    },
    response: {
      status: 302,
      headers: [
        { name: "location", value: "/b" },
        { name: "set-cookie", value: "a=1" },
        { name: "set-cookie", value: "b=2" },
        { name: "content-encoding", value: "br" },
      ],
      content: { text: "moved" },
    },
  };

  test("an entry has its request, its answer and its time", () => {
    const saved = readOne(JSON.stringify(ENTRY), "har");
    expect(saved).toEqual({
      name: "GET example.com/a",
      trace: { method: "GET", url: "https://example.com/a", protocol: "HTTP/2", headers: { accept: "*/*" }, cookies: { lang: "de" } },
      world: { time: "2025-05-01T10:00:00.000Z" },
      origin: { status: 302, headers: { location: "/b", "set-cookie": ["a=1", "b=2"] }, body: "moved" },
    });
    expect(prepareRequest(saved).kind).toBe("value");
  });

  test("a whole HAR gives a trace an entry, and says what it leaves out", () => {
    const entries = [
      ENTRY,
      { request: { method: "GET", url: "data:text/plain,x" } },
      { nothing: 1 },
      { request: { method: "POST", url: "https://example.org/" } },
    ];
    const imported = importRequests(JSON.stringify({ log: { version: "1.2", entries } }), "har", () => true);
    expect(imported.kind === "traces" && imported.traces.map(({ name }) => name)).toEqual(["GET example.com/a", "POST example.org/"]);
    expect(imported.kind === "traces" && imported.remarks).toEqual([
      "1 of 4 entries have no request that can be read; they are left out.",
      "1 of 4 entries are no http or https request; they are left out.",
    ]);
  });

  test.each(["{}", "[]", "nonsense", '{"log":{}}', "[".repeat(100_000)])("%.20j is told to be wrong", (text) => {
    expect(importRequests(text, "har", () => true).kind).toBe("problem");
  });
});

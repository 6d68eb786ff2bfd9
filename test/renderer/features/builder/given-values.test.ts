import { expect, test } from "vitest";
import { countAllGiven, countGiven, resetAllChanges, resetChanges } from "../../../../renderer/features/builder/given-values";
import { printSavedTrace, readTraceText, withValues } from "../../../../renderer/stores/trace/trace-text";

const PLAIN = { trace: { method: "GET", url: "https://a.example/" } };
const FULL = {
  name: "Full",
  trace: {
    method: "POST",
    url: "https://a.example/",
    protocol: "HTTP/2",
    headers: { accept: "a" },
    cookies: { a: "1", b: "2" },
    body: { plain_text: "x" },
    context: { bot_score: 1, geoloc: { iso_code: "DE", city: "Berlin" } },
    skip_response: true,
  },
  requestHeaders: [["accept", "b"]],
  fields: { "ip.src": "192.0.2.1" },
  origin: { status: 404 },
  expect: [{ status: 403 }],
} as const;

test.each([
  ["request", 2],
  ["headers", 2],
  ["cookies", 2],
  ["known", 4],
  ["body", 1],
  ["origin", 2],
] as const)("of the group “%s” %i values are given", (group, count) => {
  expect(countGiven(FULL, group)).toBe(count);
  expect(countGiven(PLAIN, group)).toBe(0);
});

test("resetting all leaves the URL, the name and the expectations", () => {
  expect(countAllGiven(FULL)).toBe(13);
  const reading = readTraceText(withValues(printSavedTrace(FULL), resetAllChanges()));
  expect(reading).toMatchObject({ kind: "valid" });
  expect(reading.kind === "valid" ? reading.saved : null).toEqual({ name: "Full", ...PLAIN, expect: [{ status: 403 }] });
});

test("what is said about a trace is counted and taken back apart from the request", () => {
  const said = { ...PLAIN, name: "Full", notes: "why", tags: ["a"] };
  expect(countGiven(said, "about")).toBe(3);
  expect(countAllGiven(said)).toBe(0);
  const reading = readTraceText(withValues(printSavedTrace(said), resetChanges("about")));
  expect(reading.kind === "valid" ? reading.saved : null).toEqual(PLAIN);
});

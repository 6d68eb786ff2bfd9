import * as fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { complete, diagnose, format, hover, signatureHelp } from "../../../../engine/language/service/index";
import { almostText, filterText } from "../support/arbitraries";
import { documentOf, ENVIRONMENT } from "./documents";

/** Many inputs each: on a busy machine that takes its time. */
vi.setConfig({ testTimeout: 60_000 });

/** Whatever is typed, wherever the cursor is: the service answers, and what it answers lies inside the text. */
function expectSoundAnswers(text: string, offset: number, kind: "filter" | "value"): void {
  const document = documentOf(text, { kind, environment: ENVIRONMENT, phase: "http_request_firewall_custom" });
  const list = complete(document, offset);
  expectInside(list, text);
  expect(list.start).toBeLessThanOrEqual(offset);
  expect(list.end).toBeGreaterThanOrEqual(offset);
  const found = hover(document, offset);
  if (found !== null) expectInside(found, text);
  const help = signatureHelp(document, offset);
  expect((help?.active ?? 0) <= (help?.parameters.length ?? 0)).toBe(true);
  for (const problem of diagnose(document)) {
    expectInside(problem, text);
    for (const { edits } of problem.fixes) for (const edit of edits) expectInside(edit, text);
  }
  const formatted = format(document);
  expect(formatted === null).toBe(diagnose({ ...document, context: null }).some(({ severity }) => severity === "error"));
}

function expectInside({ start, end }: { readonly start: number; readonly end: number }, text: string): void {
  expect(start).toBeGreaterThanOrEqual(0);
  expect(end).toBeGreaterThanOrEqual(start);
  expect(end).toBeLessThanOrEqual(text.length);
}

describe("the service answers", () => {
  const kinds = fc.constantFrom("filter", "value");

  test("any text at any place", () => {
    fc.assert(
      fc.property(fc.oneof(almostText, fc.string({ unit: "binary" })), fc.nat(), kinds, (text, place, kind) => {
        expectSoundAnswers(text, place % (text.length + 1), kind);
      }),
      { numRuns: 1500 },
    );
  });

  test("the beginning of any sound expression", () => {
    fc.assert(
      fc.property(filterText, fc.nat(), (text, place) => {
        const beginning = text.slice(0, place % (text.length + 1));
        expectSoundAnswers(beginning, beginning.length, "filter");
      }),
      { numRuns: 1000 },
    );
  });

  test("long hostile texts within their own length's work", () => {
    for (const piece of ["(", "any(", "lower(", '"', 'r#"', "http.request.headers[", "{", "not ", "a.", "\\", "http.host in {"]) {
      const text = piece.repeat(Math.floor(20_000 / piece.length));
      expectSoundAnswers(text, text.length, "filter");
    }
  });
});

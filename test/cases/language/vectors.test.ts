import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { checkExpression, explain, STANDARD_SCHEME } from "../../../engine/language/index";
import type { Json } from "../../../engine/support/json";
import { answer, momentOf } from "../../engine/language/support/evaluate";

/** Answers of the reference engine, beside the project where somebody put them. The suite is complete without them. */
const VECTORS = path.resolve(import.meta.dirname, "../../../../shared/reference/vectors.jsonl");

interface Vector {
  readonly id: number;
  readonly kind: "filter" | "value";
  readonly expression: string;
  readonly fields: Readonly<Record<string, Json>>;
  readonly expect: { readonly result: Json } | { readonly error: { readonly line: number; readonly column: number } };
}

function readVectors(): readonly Vector[] {
  return readFileSync(VECTORS, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));
}

describe.runIf(existsSync(VECTORS))("the reference engine's answers", () => {
  const vectors = existsSync(VECTORS) ? readVectors() : [];
  const answers = vectors.map((vector) => {
    const checked = checkExpression(vector.expression, vector.kind, STANDARD_SCHEME);
    const moment = momentOf(STANDARD_SCHEME, { fields: vector.fields });
    return { vector, checked, moment, given: answer(checked, moment) };
  });

  test("every result and every refusal is the same", () => {
    const wrong = answers.filter(({ vector: { expect: wanted }, given }) =>
      "error" in wanted ? !("error" in given) : !("result" in given) || JSON.stringify(given.result) !== JSON.stringify(wanted.result),
    );
    console.log(`vectors: ${answers.length - wrong.length} of ${answers.length} agree on the result or on being an error`);
    expect(wrong.map(({ vector, given }) => ({ ...vector, given }))).toEqual([]);
  });

  test("every refusal is at the same line and column", () => {
    const refused = answers.filter(({ vector }) => "error" in vector.expect);
    const elsewhere = refused.filter(({ vector: { expect: wanted }, given }) => {
      if (!("error" in wanted) || !("error" in given)) return true;
      return given.error.line !== wanted.error.line || given.error.column !== wanted.error.column;
    });
    console.log(`vectors: ${refused.length - elsewhere.length} of ${refused.length} errors agree on line and column`);
    expect(elsewhere.map(({ vector, given }) => ({ ...vector, given }))).toEqual([]);
  });

  test("the explanation comes to the same outcome", () => {
    for (const { checked, moment, given } of answers) {
      if (checked.expression === null || checked.kind !== "filter" || "error" in given) continue;
      expect(explain(checked, moment).state, checked.text).toBe(JSON.stringify(given.result));
    }
  });
});

import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { checkExpression, STANDARD_SCHEME } from "../../../engine/language/index";

/** Expressions from documentation and from published configurations, beside the project where somebody put them. */
const CORPUS = path.resolve(import.meta.dirname, "../../../../shared/corpus/expressions.jsonl");

interface Sample {
  readonly expression: string;
  readonly kind: "filter" | "value";
  readonly valid: boolean | "unknown";
  readonly note?: string;
}

/** Refused by the documentation of its day, accepted by that of October 2026: a call on the right of ne. */
const VALID_SINCE = ["(lower(http.host) ne lower(http.host))"];

function readSamples(): readonly Sample[] {
  return readFileSync(CORPUS, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));
}

describe.runIf(existsSync(CORPUS))("expressions in the wild", () => {
  const samples = existsSync(CORPUS) ? readSamples() : [];
  const problemOf = ({ expression, kind }: Sample) =>
    checkExpression(expression, kind, STANDARD_SCHEME).diagnostics.find(({ severity }) => severity === "error");

  test("those marked valid are accepted", () => {
    const valid = samples.filter((sample) => sample.valid === true);
    const refused = valid.flatMap((sample) => {
      const problem = problemOf(sample);
      return problem === undefined ? [] : [{ ...sample, problem }];
    });
    console.log(`corpus: ${valid.length - refused.length} of ${valid.length} valid expressions accepted`);
    expect(refused).toEqual([]);
  });

  test("those marked invalid are refused", () => {
    const accepted = samples.filter((sample) => sample.valid === false && problemOf(sample) === undefined);
    expect(accepted.filter(({ expression }) => !VALID_SINCE.some((part) => expression.includes(part)))).toEqual([]);
  });
});

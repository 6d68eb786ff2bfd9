import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CORPUS } from "./support/corpus";
import { limit, rounds, tellFigure } from "./support/form";
import { faultOfReader, PIECES, READERS } from "./support/readers";

const TEXT = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join("")),
  fc.json(),
  fc.string({ unit: "binary", maxLength: 60 }),
);

describe.each(READERS.map((reader) => [reader.name, reader] as const))("%s", (name, { read, seeds }) => {
  test("takes what it is made for, and every text that was made to break a reader", limit({ quick: 60_000, long: 120_000 }), () => {
    expect([...seeds, ...CORPUS].map((text) => faultOfReader(read, text)).filter((fault) => fault !== null)).toEqual([]);
  });

  test("takes whatever is written", limit({ quick: 60_000, long: 1_800_000 }), () => {
    const numRuns = rounds({ quick: 300, long: 50_000 });
    fc.assert(
      fc.property(TEXT, (text) => {
        expect(faultOfReader(read, text)).toBeNull();
      }),
      { numRuns, seed: 10 },
    );
    tellFigure(`${name}: ${numRuns} texts and ${CORPUS.length} crashers, none threw or hung`);
  });
});

test("the check finds a reader that throws", () => {
  const faults = CORPUS.map((text) => faultOfReader(JSON.parse, text)).filter((fault) => fault !== null);
  expect(faults.length).toBeGreaterThan(20);
});

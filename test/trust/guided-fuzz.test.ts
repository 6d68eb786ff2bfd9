import { describe, expect, test } from "vitest";
import { CORPUS } from "./support/corpus";
import { limit, rounds, tellFigure } from "./support/form";
import { fuzzByCoverage } from "./support/guided-fuzz";
import { READERS } from "./support/readers";

const isOurs = (url: string): boolean => /\/(?:engine|main)\/.*\.ts$/.test(url);
const SHORT = CORPUS.filter((text) => text.length < 500);

describe("readers, by texts that lead to ever new code", () => {
  const runs = rounds({ quick: 150, long: 10_000 });

  test.each(READERS.map((reader) => [reader.name, reader] as const))(
    "%s neither throws nor hangs",
    limit({ quick: 60_000, long: 1_800_000 }),
    async (name, { read, seeds }) => {
      const found = await fuzzByCoverage(read, { seeds: [...seeds, ...SHORT], runs, seed: 12, isWanted: isOurs });
      expect(found.faults).toEqual([]);
      expect(found.reached).toBeGreaterThan(5);
      tellFigure(`${name}: ${found.runs} texts, ${found.kept} led to new code, ${found.reached} blocks reached, none threw or hung`);
    },
  );

  test(
    "the check finds a reader that throws at the end of a way that chance does not find",
    limit({ quick: 60_000, long: 60_000 }),
    async () => {
      const found = await fuzzByCoverage(throwsAfterFour, {
        seeds: ["aaaa"],
        runs: 20_000,
        seed: 12,
        isWanted: (url) => url.includes("guided-fuzz.test"),
      });
      expect(found.faults[0]).toMatch(/^threw Error: found at "bug!/);
    },
  );
});

/** Four characters in a row: one text of 128⁴ begins like this, but each of them shows in what is reached. */
function throwsAfterFour(text: string): number {
  if (text[0] !== "b") return 0;
  if (text[1] !== "u") return 1;
  if (text[2] !== "g") return 2;
  if (text[3] !== "!") return 3;
  throw new Error("found");
}

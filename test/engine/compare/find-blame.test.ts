import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type BlameTarget, findBlame, isSame } from "../../../engine/compare/blame/find-blame";
import type { CaseOutcome } from "../../../engine/compare/results/case-outcome";
import { compareOutcomes } from "../../../engine/compare/results/compare-outcomes";
import { outcome } from "./outcome";

/** A world in which an outcome follows from the edits taken. */
type World = (kept: ReadonlySet<number>) => CaseOutcome;

function blameIn(world: World, edits: readonly number[], mostSteps = 1000): ReturnType<typeof findBlame<string>> {
  return findBlame(targetsIn(world, edits), { edits, under: (kept) => () => world(kept), mostSteps });
}

function targetsIn(world: World, edits: readonly number[]): readonly BlameTarget<string>[] {
  const [before, after] = [world(new Set()), world(new Set(edits))];
  return compareOutcomes(before, after).facets.map(({ facet }) => ({ of: "case", facet, before, after }));
}

const blocked = (is: boolean): CaseOutcome => outcome(is ? { outcome: "block", status: 403 } : {});

describe("what is to blame", () => {
  const WORLDS: readonly (readonly [name: string, edits: number, world: World, blamed: readonly (readonly number[])[]])[] = [
    ["one edit that does it alone", 5, (kept) => blocked(kept.has(3)), [[3]]],
    ["two edits that only do it together", 5, (kept) => blocked(kept.has(2) && kept.has(4)), [[2, 4]]],
    ["two edits that each do it alone", 5, (kept) => blocked(kept.has(2) || kept.has(4)), [[2, 4]]],
    ["one edit of many", 150, (kept) => blocked(kept.has(77)), [[77]]],
    ["three edits of many", 150, (kept) => blocked(kept.has(1) && kept.has(75) && kept.has(150)), [[1, 75, 150]]],
    ["one edit that another would undo", 3, (kept) => outcome({ status: kept.has(1) ? (kept.has(2) ? 404 : 500) : 200 }), [[1, 2]]],
    [
      "each part has its own cause",
      4,
      (kept) =>
        outcome({
          origin: { host: "a", port: kept.has(1) ? 8081 : 8080, hostHeader: "a", sni: "a" },
          settings: kept.has(4) ? { "settings.ssl": "full" } : {},
        }),
      [[1], [4]],
    ],
  ];

  test.each(WORLDS)("%s", (_name, count, world, blamed) => {
    const edits = Array.from({ length: count }, (_, index) => index + 1);
    expect(blameIn(world, edits).blamed).toEqual(blamed);
  });

  test("nothing, where the configurations differ in more than edits", () => {
    const { blamed } = findBlame([{ of: "case", facet: "decision", before: blocked(false), after: blocked(true) }], {
      edits: [1],
      under: () => () => blocked(false),
      mostSteps: 100,
    });
    expect(blamed).toEqual([null]);
  });

  test("the search stops at its bound, and says how far it went", () => {
    const edits = Array.from({ length: 90 }, (_, index) => index + 1);
    const { blamed, steps } = blameIn((kept) => blocked(kept.has(80) && kept.has(81)), edits, 20);
    expect({ blamed, steps }).toEqual({ blamed: [null], steps: 20 });
  });

  test("many targets of one kind cost hardly more than one", () => {
    const edits = Array.from({ length: 50 }, (_, index) => index + 1);
    const world: World = (kept) => blocked(kept.has(30));
    const [target] = targetsIn(world, edits);
    if (target === undefined) throw new Error("nothing differs");
    const targets = Array.from({ length: 500 }, (_, index) => ({ ...target, of: `case ${index}` }));
    const { blamed, steps } = findBlame(targets, { edits, under: (kept) => () => world(kept), mostSteps: 100 });
    expect(blamed).toEqual(targets.map(() => [30]));
    expect(steps).toBeLessThanOrEqual(100);
  });
});

describe("the laws of blame", () => {
  const EDITS = [1, 2, 3, 4, 5, 6];

  /** Any function from sets of edits to one of three outcomes. */
  const worlds = fc.array(fc.constantFrom(200, 403, 404), { minLength: 64, maxLength: 64 }).map((statuses): World => {
    return (kept) => {
      const index = [...kept].reduce((bits, edit) => bits | (1 << (edit - 1)), 0);
      const status = statuses[index] ?? 200;
      return outcome({ status, outcome: status === 403 ? "block" : "origin" });
    };
  });

  test("reverting the blamed edits removes the difference, keeping only them keeps it, and none can be left out", () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const targets = targetsIn(world, EDITS);
        const { blamed } = blameIn(world, EDITS);
        expect(blamed).toHaveLength(targets.length);
        for (const [index, { facet, before, after }] of targets.entries()) {
          const edits = blamed[index] ?? [];
          const holds = (some: readonly number[]): boolean =>
            isSame(facet, world(new Set(some)), after) &&
            isSame(facet, world(new Set(EDITS.filter((edit) => !some.includes(edit)))), before);
          expect(edits.length).toBeGreaterThan(0);
          expect(holds(edits)).toBe(true);
          if (edits.length > 1) for (const edit of edits) expect(holds(edits.filter((other) => other !== edit))).toBe(false);
        }
      }),
    );
  });
});

import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { COMMAND_NAMES } from "../../engine/contract/answers";
import { MESSAGE_LIMIT, MESSAGE_NESTING } from "../../engine/contract/envelope";
import { refuseOversize } from "../../main/host/create-host";
import { limit, rounds, tellFigure, tellProgress } from "./support/form";
import { type Ask, type FuzzedHost, faultOf, startFuzzedHost, WORKSPACE, wrongAnswer } from "./support/fuzzed-host";
import { ABSENT, placesIn, type Requests, requests, withValueAt } from "./support/requests";

/** What stands where something else belongs. */
const WRONG: readonly unknown[] = [
  ABSENT,
  null,
  undefined,
  true,
  0,
  -1,
  1.5,
  Number.NaN,
  Number.MAX_VALUE,
  "",
  " ",
  "\0",
  "\uD800",
  "__proto__",
  "constructor",
  "x".repeat(5000),
  [],
  [null],
  [[]],
  {},
  { kind: "text" },
  { length: -1 },
  { toString: null },
  JSON.parse('{"__proto__": {"polluted": true}}'),
  new Map([["a", 1]]),
  new Date(Number.NaN),
  10n,
  Symbol("odd"),
  () => "function",
];

/** Anything at all as payload, half of it with the right workspace and names that are known, so that it gets past the first look. */
const NAMES = ["traceId", "configuration", "saved", "edits", "folder", "path", "runId", "comparisonId", "caseIds", "name", "__proto__"];
const PAYLOAD = fc.oneof(
  fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true, withSparseArray: true, maxDepth: 3 }),
  fc.dictionary(fc.constantFrom(...NAMES), fc.anything()).map((rest) => ({ ...rest, workspaceId: WORKSPACE })),
);

const deep = (depth: number): unknown => Array.from({ length: depth }).reduce<unknown>((inner) => [inner], 0);
const HUGE: readonly (readonly [string, unknown])[] = [
  ["a text of 8 MiB", "x".repeat(MESSAGE_LIMIT)],
  ["hundreds of thousands of members", Array.from({ length: rounds({ quick: 200_000, long: 1_000_000 }) }, () => 0)],
  [
    "tens of thousands of keys",
    Object.fromEntries(Array.from({ length: rounds({ quick: 20_000, long: 100_000 }) }, (_, index) => [`k${index}`, index])),
  ],
  ["nesting just too deep", deep(MESSAGE_NESTING + 1)],
  ["nesting without end", deep(200_000)],
];

describe("every channel", () => {
  let host: FuzzedHost;
  let ask: Ask;
  let valid: Requests;

  beforeAll(async () => {
    host = await startFuzzedHost();
    ask = host.ask;
    valid = requests(host.named);
  });

  afterAll(() => host[Symbol.asyncDispose]());

  test("has a request to spoil", () => {
    expect(Object.keys(valid).toSorted()).toEqual([...COMMAND_NAMES].toSorted());
  });

  test("takes its own request, or says why not", async () => {
    for (const command of COMMAND_NAMES) expect(await faultOf(ask, command, valid[command])).toBeNull();
    expect(host.faults).toEqual([]);
  });

  test("answers a wrong value in any one place with a typed refusal", limit({ quick: 120_000, long: 600_000 }), async () => {
    const wrong: string[] = [];
    let tried = 0;
    for (const command of COMMAND_NAMES) {
      for (const place of [[], ...placesIn(valid[command])]) {
        for (const value of WRONG) {
          const fault = await faultOf(ask, command, withValueAt(valid[command], place, value));
          if (fault !== null) wrong.push(`${fault}, at ${place.join("/")} ${String(value).slice(0, 20)}`);
          tried += 1;
        }
      }
      const more = await faultOf(ask, command, { ...valid[command], unknown: 1 });
      if (more !== null) wrong.push(more);
    }
    expect(wrong).toEqual([]);
    expect(host.faults).toEqual([]);
    expect("polluted" in {}).toBe(false);
    tellFigure(`${COMMAND_NAMES.length} commands, ${tried} requests with one wrong value: typed refusals or replies only`);
  });

  test("answers whatever is sent with a typed refusal", limit({ quick: 120_000, long: 1_800_000 }), async () => {
    const numRuns = rounds({ quick: 30, long: 2000 });
    for (const [index, command] of COMMAND_NAMES.entries()) {
      await fc.assert(
        fc.asyncProperty(PAYLOAD, async (payload) => {
          expect(await faultOf(ask, command, payload)).toBeNull();
        }),
        { numRuns, seed: 9 },
      );
      tellProgress("commands", index + 1, COMMAND_NAMES.length);
    }
    expect(host.faults).toEqual([]);
    tellFigure(`${COMMAND_NAMES.length} commands × ${numRuns} payloads: typed refusals or replies only`);
  });

  test("answers anything at all in the place of a message", limit({ quick: 60_000, long: 600_000 }), async () => {
    const numRuns = rounds({ quick: 300, long: 20_000 });
    await fc.assert(
      fc.asyncProperty(fc.anything({ withBigInt: true, withMap: true, withNullPrototype: true }), async (message) => {
        expect(wrongAnswer("", await ask(message))).toBeNull();
      }),
      { numRuns, seed: 9 },
    );
    tellFigure(`${numRuns} messages of any form: typed refusals only`);
  });

  test.each(HUGE)("refuses %s in any place, and soon", limit({ quick: 120_000, long: 600_000 }), async (name, value) => {
    let tried = 0;
    for (const command of COMMAND_NAMES) {
      const started = performance.now();
      const outer = placesIn(valid[command]).filter((place) => place.length === 1);
      const everywhere = Object.fromEntries(outer.map(([key = ""]) => [key, key === "workspaceId" ? WORKSPACE : value]));
      const one = outer.map((place) => withValueAt(valid[command], place, value));
      for (const payload of [value, everywhere, ...one.slice(0, rounds({ quick: 1, long: 99 }))]) {
        expect(await faultOf(ask, command, payload)).toBeNull();
        tried += 1;
      }
      expect(performance.now() - started).toBeLessThan(20_000);
    }
    expect(host.faults).toEqual([]);
    tellFigure(`${name}: ${tried} requests, refused`);
  });

  test("a message beyond the limit is refused by its carrier in the same form", () => {
    expect(wrongAnswer("", refuseOversize(7))).toBeNull();
  });

  test("the check finds a handler that throws, answers in another form, or blames itself", async () => {
    const faulty: readonly Ask[] = [
      async () => Promise.reject(new TypeError("cannot read properties of undefined")),
      async () => ({ kind: "reply", id: 1, value: "something" }),
      async () => undefined,
      async () => ({ kind: "refusal", id: 1, refusal: { message: "no code" } }),
      async () => ({ kind: "refusal", id: 1, refusal: { code: "unreadable", message: "x".repeat(10_000) } }),
      async () => ({ kind: "refusal", id: 1, refusal: { code: "fault", message: "failed" } }),
    ];
    for (const each of faulty) expect(await faultOf(each, "library/list", {})).not.toBeNull();
  });
});

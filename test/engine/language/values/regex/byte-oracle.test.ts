import * as fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { parseRegex } from "../../../../../engine/language/values/regex";
import { parseWildcard } from "../../../../../engine/language/values/wildcard";
import { textToBytes } from "../../../../../engine/support/bytes";
import { referenceRequest, startReferenceEngine } from "../../../../support/reference-engine";

/** Which of the expressions match a request for `host`, as the reference engine says; patterns there match bytes, as ours do. */
type Peer = (host: string, expressions: readonly string[]) => readonly boolean[];

async function startPeer(): Promise<Peer> {
  const matches = await startReferenceEngine();
  if (matches === null) throw new Error("The reference engine did not start");
  const rest = { ip: "1.2.3.9", method: "GET", protocol: "https:", path: "/", headers: {}, cookies: "", query: "" };
  return (host, expressions) => {
    const request = referenceRequest({ ...rest, host });
    return expressions.map((expression) => matches(request, expression));
  };
}

const atom = fc.constantFrom(
  ...Array.from("abAB01_ é日"),
  "[a-c]",
  "[^a]",
  "[[:^alpha:]]",
  String.raw`[^\x00-\x7f]`,
  String.raw`[\xc3-\xff]`,
  String.raw`\d`,
  String.raw`\D`,
  String.raw`\W`,
  String.raw`\w`,
  ".",
  "^",
  "$",
  String.raw`\b`,
  String.raw`\B`,
  String.raw`\xC3`,
  String.raw`\x{e9}`,
  String.raw`(?u:\p{L})`,
  "(?u:.)",
  "(?u:[é-ü])",
  "(?iu:É)",
  String.raw`(?u:\b)`,
);
const pattern = fc.letrec<{ readonly any: string }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 3 },
    { arbitrary: atom, weight: 4 },
    { arbitrary: fc.tuple(tie("any"), tie("any")).map(([first, second]) => first + second), weight: 3 },
    { arbitrary: fc.tuple(tie("any"), tie("any")).map(([first, second]) => `(?:${first}|${second})`), weight: 1 },
    { arbitrary: fc.tuple(tie("any"), fc.constantFrom("*", "+", "?", "{2}", "+?")).map(([item, mark]) => `(?:${item})${mark}`), weight: 2 },
    { arbitrary: fc.tuple(fc.constantFrom("i", "s", "m", "U"), tie("any")).map(([flag, item]) => `(?${flag}:${item})`), weight: 1 },
  ),
})).any;
const host = fc.string({ unit: fc.constantFrom(...Array.from("abAB01_ éÉü日")), minLength: 1, maxLength: 8 });

describe("the reference engine agrees, on bytes", () => {
  let peer: Peer = () => [];
  beforeAll(async () => {
    peer = await startPeer();
  });

  test("on regular expressions", () => {
    fc.assert(
      fc.property(fc.array(pattern, { minLength: 3, maxLength: 3 }), host, (patterns, value) => {
        const theirs = peer(
          value,
          patterns.map((source) => `http.host matches r"${source}"`),
        );
        const ours = patterns.map((source) => {
          const regex = parseRegex(source);
          return "message" in regex ? regex.message : regex.isMatch(textToBytes(value));
        });
        expect(ours, patterns.join("   ")).toEqual(theirs);
      }),
      { numRuns: 200 },
    );
  }, 60_000);

  test("on wildcards", () => {
    const piece = fc.constantFrom("*", "a", "A", "b", "é", "É", "0", "_");
    const wildcard = fc.array(piece, { maxLength: 7 }).map((pieces) => pieces.join("").replace(/\*+/g, "*"));
    fc.assert(
      fc.property(wildcard, fc.boolean(), host, (source, strict, value) => {
        const ours = parseWildcard(textToBytes(source), { strict });
        if ("problem" in ours) throw new Error(ours.problem);
        const [theirs] = peer(value, [`http.host ${strict ? "strict wildcard" : "wildcard"} r"${source}"`]);
        expect(ours.matches(textToBytes(value))).toBe(theirs);
      }),
      { numRuns: 500 },
    );
  }, 60_000);
});

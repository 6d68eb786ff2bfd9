import * as fc from "fast-check";
import { RRegex } from "rregex";
import { describe, expect, test } from "vitest";
import { describeRegexError, parseRegex } from "../../../../../engine/language/values/regex";
import { BINARY_PROPERTIES, GENERAL_CATEGORIES, SCRIPTS } from "../../../../../engine/language/values/regex/unicode/property-names";

/** Rust's own regex, for patterns and texts in ASCII, where bytes and characters are the same. */
function rust(pattern: string): RRegex | string {
  try {
    return new RRegex(pattern);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const atom = fc.constantFrom(
  ..."abcxAB019_ -".split(""),
  "[a-c]",
  "[^a]",
  "[[:alpha:]]",
  "[a-z&&[^b]]",
  "[a-c--b]",
  "[a-c~~b-x]",
  String.raw`\d`,
  String.raw`\w`,
  String.raw`\s`,
  String.raw`\W`,
  ".",
  "^",
  "$",
  String.raw`\b`,
  String.raw`\B`,
  String.raw`\A`,
  String.raw`\z`,
  String.raw`\b{start}`,
  String.raw`\b{end-half}`,
  String.raw`\.`,
  String.raw`\x61`,
  String.raw`\n`,
);
const quantifier = fc.constantFrom("*", "+", "?", "*?", "+?", "??", "{2}", "{1,2}", "{0,1}?", "{2,}", "{0}");
const flags = fc.constantFrom("(?i)", "(?m)", "(?s)", "(?U)", "(?R)", "(?mR)", "(?x)", "(?-i)");

const { pattern: validPattern } = fc.letrec<{ pattern: string }>((tie) => ({
  pattern: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    { arbitrary: atom, weight: 4 },
    { arbitrary: fc.tuple(tie("pattern"), tie("pattern")).map(([left, right]) => left + right), weight: 3 },
    { arbitrary: fc.tuple(tie("pattern"), tie("pattern")).map(([left, right]) => `(?:${left}|${right})`), weight: 1 },
    { arbitrary: tie("pattern").map((inner) => `(${inner})`), weight: 1 },
    { arbitrary: fc.tuple(tie("pattern"), quantifier).map(([inner, mark]) => `(?:${inner})${mark}`), weight: 2 },
    { arbitrary: fc.tuple(flags, tie("pattern")).map(([flag, inner]) => `(?:${flag}${inner})`), weight: 1 },
  ),
}));

const text = fc.string({ unit: fc.constantFrom(..."abcxAB019_ -.\n\r".split("")), maxLength: 12 });

describe("Rust's regex agrees", () => {
  test(
    "on matches and on their places",
    () =>
      fc.assert(
        fc.property(validPattern, fc.array(text, { minLength: 1, maxLength: 4 }), (pattern, texts) => {
          const theirs = rust(pattern);
          const ours = parseRegex(pattern);
          if (typeof theirs === "string" || "message" in ours) throw new Error(`${pattern}: ${String(theirs)}`);
          for (const value of texts) {
            const found = theirs.find(value);
            const slots = ours.captures(value);
            expect(ours.isMatch(value)).toBe(found !== undefined);
            expect(slots === null ? undefined : [slots[0], slots[1]]).toEqual(found === undefined ? undefined : [found.start, found.end]);
          }
          theirs.free();
        }),
        { numRuns: 400 },
      ),
    60_000,
  );

  const piece = fc.constantFrom(
    ..."ab()[]{}*+?|^$.\\-&~:<>=!,0139 #\n".split(""),
    "(?",
    "(?P<",
    "(?i)",
    "(?x)",
    "[^",
    "[:alpha:]",
    "{1,",
    "{2}",
    String.raw`\d`,
    String.raw`\b{`,
    String.raw`\x`,
    String.raw`\x{`,
    String.raw`\u`,
    "start}",
    "&&",
    "--",
    "41",
  );
  const anyPattern = fc.array(piece, { maxLength: 9 }).map((pieces) => pieces.join(""));

  test(
    "on what is refused, with the same words at the same place",
    () =>
      fc.assert(
        fc.property(anyPattern, (pattern) => {
          fc.pre(!pattern.endsWith("\n"));
          const theirs = rust(pattern);
          const ours = parseRegex(pattern);
          if (typeof theirs === "string") {
            expect("message" in ours ? describeRegexError(pattern, ours) : "accepted").toBe(theirs);
          } else {
            expect(ours).not.toHaveProperty("message");
            theirs.free();
          }
        }),
        { numRuns: 3000 },
      ),
    60_000,
  );
});

describe("with Unicode, Rust's regex agrees on UTF-8", () => {
  const CLASSES = [
    String.raw`\p{L}`,
    String.raw`\p{Lu}`,
    String.raw`\p{Greek}`,
    String.raw`\p{scx=Grek}`,
    String.raw`\p{Alphabetic}`,
    String.raw`\p{Uppercase}`,
    String.raw`\w`,
    String.raw`\d`,
    String.raw`\s`,
    String.raw`\W`,
    String.raw`(?i)\p{Lu}`,
    "(?i)[k-sß-ü]",
    "[^é-ü]",
    ".",
    String.raw`\b.\b`,
  ];
  const characters = [
    ...Array.from("aAkKsSzZ09_ -\n\t"),
    ...Array.from("éÉßẞſKσςΣλΛаяÀ×÷ÿ"),
    "\u00a0",
    "\u0345",
    "\u1e9e",
    "\u200d",
    "٣",
    "あ",
    "漢",
    "ー",
    "😀",
    "𝒳",
    "Ⅷ",
  ];
  for (const pattern of CLASSES) {
    test(pattern, () => {
      const theirs = new RRegex(`^(?:${pattern})$`);
      const ours = parseRegex(`(?u)^(?:${pattern})$`);
      if ("message" in ours) throw new Error(ours.message);
      const taken = characters.filter((character) => ours.isMatch(Buffer.from(character, "utf8").toString("latin1")));
      expect(taken).toEqual(characters.filter((character) => theirs.isMatch(character)));
      theirs.free();
    });
  }
});

const OTHER_NAMES = ["any", "assigned", "ascii", "cf", "sc", "lc", "isc", "Cs", "Unknown", "sc=Zzzz", "Block=Latin", "gc=Greek"];

test("the names of properties are those that Rust knows", { timeout: 60_000 }, () => {
  const names = [
    ...Array.from(GENERAL_CATEGORIES.keys(), (name) => `gc=${name}`),
    ...Array.from(SCRIPTS.keys(), (name) => `sc=${name}`),
    ...BINARY_PROPERTIES.keys(),
    ...OTHER_NAMES,
  ];
  const sample = names.filter((_, index) => index % 5 === 0 || index > names.length - OTHER_NAMES.length - 1);
  const taken = (name: string): boolean => !("message" in parseRegex(String.raw`(?u)\p{${name}}`));
  expect(sample.filter(taken)).toEqual(sample.filter((name) => typeof rust(String.raw`\p{${name}}`) !== "string"));
});

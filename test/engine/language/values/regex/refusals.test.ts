import { describe, expect, test } from "vitest";
import { describeRegexError, parseRegex, parseRegexBytes } from "../../../../../engine/language/values/regex";

const CASES = [
  ["look-ahead", "(?=a)", "look-around, including look-ahead and look-behind, is not supported", 0, 3],
  ["negative look-behind", "a(?<!b)", "look-around, including look-ahead and look-behind, is not supported", 1, 5],
  ["a back-reference", String.raw`(a)\1`, "backreferences are not supported", 3, 5],
  ["an atomic group", "(?>a)", "unrecognized flag", 2, 3],
  [String.raw`\Z`, String.raw`a\Z`, "unrecognized escape sequence", 1, 3],
  [String.raw`\e`, String.raw`\e`, "unrecognized escape sequence", 0, 2],
  ["a brace without a count", "a{", "unclosed counted repetition", 1, 2],
  ["a count without a lower bound", "a{,2}", "repetition quantifier expects a valid decimal", 2, 2],
  ["a count that is not closed", "a{2", "unclosed counted repetition", 1, 3],
  ["a count the wrong way round", "a{3,2}", "invalid repetition count range, the start must be <= the end", 1, 6],
  ["a count that is too large", "a{99999999999}", "decimal literal invalid", 2, 13],
  ["a repetition of nothing", "*a", "repetition operator missing expression", 0, 1],
  ["a repetition of flags", "(?i)*", "repetition operator missing expression", 4, 5],
  ["an open group", "a(b", "unclosed group", 1, 2],
  ["an open named group", "(?P<n>a", "unclosed group", 0, 1],
  ["a closing parenthesis too many", "a)", "unopened group", 1, 2],
  ["an open class", "[a-z", "unclosed character class", 0, 1],
  ["an empty class", "[]", "unclosed character class", 0, 2],
  ["a range the wrong way round", "[z-a]", "invalid character class range, the start must be <= the end", 1, 4],
  ["a range to a class", String.raw`[a-\d]`, "invalid range boundary, must be a literal", 3, 5],
  [String.raw`\b in a class`, String.raw`[\b]`, "invalid escape sequence found in character class", 1, 3],
  ["a character beyond ASCII in a class, Unicode off", "é[é]", "Unicode not allowed here", 2, 3],
  ["a property, Unicode off", String.raw`\p{Greek}`, "Unicode not allowed here", 0, 9],
  ["a property in a class, Unicode off", String.raw`[a\pL]`, "Unicode not allowed here", 2, 5],
  ["an unknown property", String.raw`(?u)\p{Foo}`, "Unicode property not found", 4, 11],
  ["an unknown script", String.raw`(?u)\p{sc=Foo}`, "Unicode property value not found", 4, 14],
  ["a property that is not closed", String.raw`\p{L`, "incomplete escape sequence, reached end of pattern prematurely", 4, 4],
  ["a bad hexadecimal digit", String.raw`\xg0`, "invalid hexadecimal digit", 2, 3],
  ["too few hexadecimal digits", String.raw`\u12`, "incomplete escape sequence, reached end of pattern prematurely", 4, 4],
  ["no hexadecimal digits", String.raw`\x{}`, "hexadecimal literal empty", 2, 4],
  ["a surrogate", String.raw`\u{d800}`, "hexadecimal literal is not a Unicode scalar value", 3, 7],
  ["a backslash at the end", "a\\", "incomplete escape sequence, reached end of pattern prematurely", 1, 2],
  ["an unknown flag", "(?z)a", "unrecognized flag", 2, 3],
  ["a dangling minus", "(?i-)", "dangling flag negation operator", 3, 4],
  ["no flags at all", "(?)", "repetition operator missing expression", 1, 2],
  ["a group name that begins with a digit", "(?<1a>x)", "invalid capture group character", 3, 4],
  ["an empty group name", "(?P<>x)", "empty capture group name", 4, 4],
  [
    "an unknown word assertion",
    String.raw`\b{foo}`,
    "unrecognized special word boundary assertion, valid choices are: start, end, start-half or end-half",
    3,
    6,
  ],
  ["too large a program", "(?:a{1000}){1000}", "Compiled regex exceeds size limit of 10485760 bytes.", 0, 17],
  ["a huge count", "a{4294967295}", "Compiled regex exceeds size limit of 10485760 bytes.", 0, 13],
] as const;

describe("patterns that Rust refuses are refused, at the same place", () => {
  for (const [name, pattern, message, start, end] of CASES) {
    test(`${name}: ${pattern}`, () => expect(parseRegex(pattern)).toEqual({ message, start, end }));
  }

  test("of two equal flags both are named", () =>
    expect(parseRegex("(?i-i)")).toEqual({ message: "duplicate flag", start: 4, end: 5, earlier: { start: 2, end: 3 } }));
  test("of two equal group names both are named", () =>
    expect(parseRegex("(?<n>a)(?<n>b)")).toEqual({
      message: "duplicate capture group name",
      start: 10,
      end: 11,
      earlier: { start: 3, end: 4 },
    }));
  test("250 groups may stand in each other", () =>
    expect(parseRegex(`${"(".repeat(249)}a${")".repeat(249)}`)).not.toHaveProperty("message"));
  test("251 may not", () =>
    expect(parseRegex(`${"(".repeat(251)}a${")".repeat(251)}`)).toHaveProperty(
      "message",
      "exceed the maximum number of nested parentheses/brackets (250)",
    ));
  test("very deep nesting is refused, not a crash", () =>
    expect(parseRegex("(".repeat(100_000))).toHaveProperty("message", "exceed the maximum number of nested parentheses/brackets (250)"));
  test("very deep brackets are refused, not a crash", () =>
    expect(parseRegex("[".repeat(100_000))).toHaveProperty("message", "exceed the maximum number of nested parentheses/brackets (250)"));
  test("the size limit can be lower", () =>
    expect(parseRegex("a{100}", { sizeLimit: 1000 })).toHaveProperty("message", "Compiled regex exceeds size limit of 1000 bytes."));
  test("a pattern of bytes must be UTF-8", () =>
    expect(parseRegexBytes("\u00ff")).toEqual({ message: "the pattern is not valid UTF-8", start: 0, end: 1 }));
});

describe("an error is shown as the reference engine shows it", () => {
  const shown = (pattern: string): string => {
    const read = parseRegex(pattern);
    return "message" in read ? describeRegexError(pattern, read) : "";
  };
  test("carets stand under the place", () =>
    expect(shown("ab(?=c)")).toBe(
      ["regex parse error:", "    ab(?=c)", "      ^^^", "error: look-around, including look-ahead and look-behind, is not supported"].join(
        "\n",
      ),
    ));
  test("carets stand under both of two clashing names", () =>
    expect(shown("(?<n>a)(?<n>b)")).toBe(
      ["regex parse error:", "    (?<n>a)(?<n>b)", "       ^      ^", "error: duplicate capture group name"].join("\n"),
    ));
  test("lines are numbered where there are several", () => {
    const rule = "~".repeat(79);
    expect(shown("a\n(b")).toBe(["regex parse error:", rule, "1: a", "2: (b", "   ^", rule, "error: unclosed group"].join("\n"));
    expect(shown("a\r\n(b")).toBe(["regex parse error:", rule, "1: a", "2: (b", "   ^", rule, "error: unclosed group"].join("\n"));
  });
});

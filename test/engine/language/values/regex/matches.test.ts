import { describe, expect, test } from "vitest";
import { matchesText, regex } from "./regex";

type Case = readonly [name: string, pattern: string, text: string, expected: boolean];

function table(title: string, cases: readonly Case[]): void {
  describe(title, () => {
    for (const [name, pattern, text, expected] of cases) {
      test(`${name}: ${JSON.stringify(pattern)}`, () => {
        expect(matchesText(pattern, text)).toBe(expected);
        expect(regex(pattern).captures(Buffer.from(text, "utf8").toString("latin1")) !== null).toBe(expected);
      });
    }
  });
}

table("matching is unanchored, on bytes, without Unicode", [
  ["a match anywhere counts", "b", "abc", true],
  ["the empty pattern matches everything", "", "", true],
  ["a dot is one byte", "^..$", "é", true],
  ["a dot is not a character", "^.$", "é", false],
  ["a dot is not a newline", "a.c", "a\nc", false],
  ["a dot is a carriage return", "a.c", "a\rc", true],
  ["with s a dot is a newline too", "(?s)a.c", "a\nc", true],
  [String.raw`\d is ASCII`, String.raw`^\d$`, "٣", false],
  [String.raw`\d is a digit`, String.raw`^\d$`, "3", true],
  [String.raw`\D is any other byte`, String.raw`^\D\D$`, "٣", true],
  [String.raw`\w is ASCII`, String.raw`\w`, "é", false],
  [String.raw`\w takes the underscore`, String.raw`^\w+$`, "a_Z9", true],
  [String.raw`\s takes the vertical tab`, String.raw`^\s$`, "\v", true],
  [String.raw`\s does not take the no-break space`, String.raw`\s`, "\u00a0", false],
  [String.raw`\b sees ASCII words`, String.raw`\bapi\b`, "/api/", true],
  [String.raw`\b holds between é and a letter`, String.raw`\bx`, "éx", true],
  [String.raw`\B holds inside a word`, String.raw`a\Bb`, "ab", true],
  ["i folds ASCII", "(?i)GOOGLEBOT", "googlebot", true],
  ["i does not fold é", "(?i)É", "é", false],
  ["i folds classes", "(?i)^[a-f]+$", "CAFE", true],
  ["a literal beyond ASCII is its UTF-8", "é", "caféx", true],
  [String.raw`\xE9 is one byte, not é`, String.raw`\xE9`, "é", false],
  [String.raw`\x{e9} is the code point`, String.raw`\x{e9}`, "é", true],
  [String.raw`\u00e9 is the code point`, String.raw`\u00e9`, "é", true],
  [String.raw`\U000000e9 is the code point`, String.raw`\U000000e9`, "é", true],
]);

test(String.raw`\xE9 matches the byte E9`, () => expect(regex(String.raw`^\xE9$`).isMatch("\u00e9")).toBe(true));
test(String.raw`\x{e9} does not match the byte E9`, () => expect(regex(String.raw`\x{e9}`).isMatch("\u00e9")).toBe(false));
test("a negated class takes bytes that are not UTF-8", () => expect(regex("^[^a]$").isMatch("\u00ff")).toBe(true));
test("a class may hold bytes by number", () => expect(regex(String.raw`^[\x80-\xff]$`).isMatch("\u00c3")).toBe(true));

table("ends and lines", [
  ["$ is the end of the text only", "c$", "abc\n", false],
  ["$ with m is the end of a line", "(?m)b$", "ab\ncd", true],
  ["^ with m is the start of a line", "(?m)^c", "ab\ncd", true],
  ["^ without m is not", "^c", "ab\ncd", false],
  [String.raw`\A with m is the start of the text`, String.raw`(?m)\Ac`, "ab\ncd", false],
  [String.raw`\z with m is the end of the text`, String.raw`(?m)b\z`, "ab\ncd", false],
  ["without R a carriage return is part of the line", "(?m)^a$", "a\r\nb", false],
  ["with R it ends the line", "(?mR)^a$", "a\r\nb", true],
  ["with R there is no place between carriage return and line feed", "(?mR)\\r$", "a\r\n", false],
  ["with R a dot is not a carriage return", "(?R)a.c", "a\rc", false],
]);

table("flags and groups", [
  ["a flag holds to the end of its group", "(?:(?i)a)b", "AB", false],
  ["a flag may be for one group only", "(?i:a)b", "Ab", true],
  ["a flag can be switched off", "(?i)a(?-i)b", "AB", false],
  ["a flag reaches later alternatives", "a(?i)b|c", "C", true],
  ["x ignores white space and comments", "(?x) a b # c\n d", "abd", true],
  ["x keeps escaped white space", "(?x)a\\ b", "a b", true],
  ["named groups with P", "(?P<n>a)b", "ab", true],
  ["named groups without P", "(?<n>a)b", "ab", true],
  ["alternatives", "^(?:foo|bar)$", "bar", true],
  ["an empty alternative", "^(?:a|)$", "", true],
]);

table("repetition", [
  ["a count", "^x{2,3}$", "xxx", true],
  ["a count that is passed", "^x{2,3}$", "xxxx", false],
  ["no upper bound", "^x{2,}$", "xxxxx", true],
  ["white space in a count", "^x{ 2 , 3 }$", "xx", true],
  ["zero times", "^ax{0}b$", "ab", true],
  ["a repetition of a repetition", "^(?:a{2}){2}$", "aaaa", true],
  ["a repeated assertion", "^*a", "a", true],
  ["a closing bracket alone is itself", "^]$", "]", true],
  ["a closing brace alone is itself", "^}$", "}", true],
]);

table("classes", [
  ["intersection", "^[a-z&&[^b]]$", "b", false],
  ["difference", "^[a-z--b]$", "b", false],
  ["difference keeps the rest", "^[a-z--b]$", "c", true],
  ["symmetric difference", "^[a-c~~b-d]$", "b", false],
  ["symmetric difference keeps what is in one", "^[a-c~~b-d]$", "d", true],
  ["an empty class matches nothing", "[a&&b]", "a", false],
  ["a class in a class", "^[a[0-9]]$", "7", true],
  ["POSIX classes", "^[[:alpha:]]+$", "abc", true],
  ["negated POSIX classes", "^[[:^alpha:]]$", "1", true],
  ["a bracket that names no POSIX class is a class", "^[[:foo:]]$", "f", true],
  ["a closing bracket first is itself", "^[]a]$", "]", true],
  ["a dash last is itself", "^[a-]$", "-", true],
  ["dashes first are themselves", "^[--a]$", "-", true],
  ["a quote needs no escape", '^["]$', '"', true],
  ["a negated class takes newlines", "^[^a]$", "\n", true],
]);

table("escapes", [
  ["a slash may be escaped", String.raw`\/api`, "/api", true],
  ["a dash may be escaped", String.raw`^\-$`, "-", true],
  ["an underscore may be escaped", String.raw`^\_$`, "_", true],
  ["a dot", String.raw`\.php$`, "/index.php", true],
  ["a dot is not any byte", String.raw`\.php$`, "/indexphp", false],
  ["control characters", String.raw`^\a\f\t\n\r\v$`, "\x07\f\t\n\r\v", true],
]);

table("word assertions", [
  [String.raw`\b{start}`, String.raw`\b{start}api`, "/api", true],
  [String.raw`\b{start} not at an end`, String.raw`api\b{start}`, "api/", false],
  [String.raw`\b{end}`, String.raw`api\b{end}`, "api/", true],
  [String.raw`\b{start-half}`, String.raw`^\b{start-half}$`, "", true],
  [String.raw`\b{end-half}`, String.raw`a\b{end-half}`, "ab", false],
  [String.raw`\< and \>`, String.raw`\<api\>`, "x api y", true],
  [String.raw`\b{2} is a repetition`, String.raw`\b{2}a`, "a", true],
]);

table("(?u) turns Unicode on", [
  ["a dot is a character", "(?u)^.$", "é", true],
  [String.raw`\d takes Arabic digits`, String.raw`(?u)^\d$`, "٣", true],
  [String.raw`\w takes letters`, String.raw`(?u)^\w$`, "é", true],
  [String.raw`\s takes the no-break space`, String.raw`(?u)^\s$`, "\u00a0", true],
  [String.raw`\b sees é as a letter`, String.raw`(?u)\bx`, "éx", false],
  ["i folds é", "(?iu)É", "é", true],
  ["i folds the Kelvin sign", "(?iu)^k$", "\u212a", true],
  ["i folds the long s", "(?iu)^S$", "ſ", true],
  ["i folds the final sigma", "(?iu)^Σ$", "ς", true],
  ["i does not expand ß", "(?iu)^ß$", "ss", false],
  ["i folds the capital ß", "(?iu)^ß$", "ẞ", true],
  ["a character in a class", "(?u)^[é-ü]$", "ö", true],
  ["a negated class is one character", "(?u)^[^a]$", "é", true],
  [String.raw`\xE9 is the code point then`, String.raw`(?u)^\xE9$`, "é", true],
  ["a category", String.raw`(?u)^\p{Lu}$`, "É", true],
  ["a category in one letter", String.raw`(?u)^\pL$`, "λ", true],
  ["a negated category", String.raw`(?u)^\P{Lu}$`, "é", true],
  ["a script", String.raw`(?u)^\p{Greek}$`, "α", true],
  ["a script by its short name", String.raw`(?u)^\p{sc=Grek}$`, "α", true],
  ["script extensions", String.raw`(?u)^\p{scx:Hira}$`, "ー", true],
  ["a property that is not", String.raw`(?u)^\p{Script!=Greek}$`, "a", true],
  ["a loose name", String.raw`(?u)^\p{isLower-case_LETTER}$`, "é", true],
  ["a binary property", String.raw`(?u)^\p{Alphabetic}$`, "é", true],
  ["Unicode can be switched off again", "(?u)^.(?-u)..$", "éé", true],
  ["characters beyond the first plane", "(?u)^[😀-😂]$", "😁", true],
]);

test("with Unicode a dot does not take a byte that is not UTF-8", () => expect(regex("(?u)^.$").isMatch("\u00ff")).toBe(false));
test("with Unicode a negated class does not take one either", () => expect(regex("(?u)^[^a]$").isMatch("\u00ff")).toBe(false));
test(String.raw`with Unicode \B does not hold beside one`, () => expect(regex(String.raw`(?u)^\B`).isMatch("\u00ff")).toBe(false));

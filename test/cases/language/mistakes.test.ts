import { describe, expect, test } from "vitest";
import { checkExpression, printDiagnostic, STANDARD_SCHEME } from "../../../engine/language/index";

/** What a mistake is called, where it stands, and the words that the hint must hold. */
type Mistake = readonly [code: string, place: string, hint?: string];

/** All mistakes of an expression, in the order in which they are found. */
const CASES: readonly (readonly [says: string, expression: string, ...mistakes: Mistake[]])[] = [
  ["an unknown name: the nearest one", 'http.request.uri.pth eq "/"', ["unknown-identifier", "1:1", "did you mean http.request.uri.path"]],
  ["a name without its middle: the whole one", 'http.uri.path eq "/"', ["unknown-identifier", "1:1", "http.request.uri.path"]],
  [
    "a name that resembles an old one: the new one",
    'ip.geoip.cuntry eq "DE"',
    ["unknown-identifier", "1:1", "did you mean ip.src.country?"],
  ],
  ["a name that resembles none", "xyzzy", ["unknown-identifier", "1:1"]],
  ["a misspelled operator", 'http.user_agent contain "curl"', ["expected-name", "1:17", "did you mean contains?"]],
  ["another", 'http.host wildcrad "*.a"', ["expected-name", "1:11", "did you mean wildcard?"]],
  ["an operator in capitals", 'http.host EQ "a"', ["expected-name", "1:11", "operators are lower case: eq"]],
  ["a logical operator in capitals", "ssl AND ssl", ["eof", "1:4", "operators are lower case: and"]],
  ["a negation in capitals", "NOT ssl", ["unknown-identifier", "1:1", "lower case: not"]],
  ["not in", 'http.host not in {"a"}', ["expected-name", "1:11", "negate the whole comparison: not http.host in"]],
  ["not contains", 'http.host not contains "a"', ["expected-name", "1:11", "not http.host contains"]],
  ["one equals sign", 'http.host = "a"', ["expected-name", "1:11", "equality is == or eq"]],
  ["three equals signs", 'http.host === "a"', ["parse-int", "1:13"]],
  ["an operator of another language", 'http.host <> "a"', ["parse-int", "1:12"]],
  ["a comma in a set of texts", 'http.host in {"a", "b"}', ["parse-int", "1:18", "spaces, not commas"]],
  ["a comma in a set of numbers", "ip.src.asnum in {1, 2}", ["expected-name", "1:19", "spaces, not commas"]],
  ["a comma in a set of addresses", "ip.src in {192.0.2.1, 192.0.2.2}", ["expected-name", "1:21", "spaces, not commas"]],
  ["a Boolean compared", "ssl eq true", ["eof", "1:4", "a Boolean stands alone"]],
  ["a Boolean compared in parentheses", "(ssl == true)", ["expected-literal", "1:6", "a Boolean stands alone"]],
  ["a network in equality", "ip.src == 192.0.2.0/24", ["parse-network", "1:11", "use in {192.0.2.0/24}"]],
  ["a text without quotes", "http.host eq www.example.com", ["parse-int", "1:14", 'put text in double quotes: "www.example.com"']],
  ["a text in single quotes", "http.host eq 'a'", ["parse-int", "1:14", "double quotes"]],
  ["a text in typographic quotes", "http.host eq “a”", ["parse-int", "1:14", "double quotes"]],
  ["a text that is not closed", 'http.host eq "a', ["missing-ending-quote", "1:15", "is not closed"]],
  ["a number in quotes", 'ip.src.asnum eq "64500"', ["expected-name", "1:17", "numbers stand without quotes"]],
  ["an address in quotes", 'ip.src eq "192.0.2.1"', ["expected-name", "1:11", "addresses stand without quotes"]],
  ["a set without braces", "ip.src in 192.0.2.1", ["expected-literal", "1:11", "{192.0.2.1}"]],
  ["a set after eq", 'ip.src.country eq {"DE"}', ["parse-int", "1:19", "a set stands only right of in"]],
  [
    "a function as an operator",
    'http.request.uri.path starts_with "/a"',
    ["expected-name", "1:23", "starts_with(http.request.uri.path, …)"],
  ],
  [
    "or inside any",
    'any(http.request.headers.names[*] eq "a" or http.request.headers.names[*] eq "b")',
    ["expected-literal", "1:42", "parentheses of their own"],
  ],
  ["[*] outside any", 'http.request.headers.names[*] eq "a"', ["type-mismatch", "1:37", "wrap the comparison"]],
  ["an array compared", 'http.request.headers.names eq "a"', ["unsupported-op", "1:28", "[0]"]],
  ["a map compared", 'http.request.headers eq "a"', ["unsupported-op", "1:22", '["name"]']],
  ["a mapped call compared", 'any(lower(http.request.headers.names[*]) eq "a")', ["unsupported-op", "1:42", "put [*] behind it too"]],
  ["a key in single quotes", "http.request.headers['a'][0] eq \"a\"", ["expected-literal", "1:22", "double quotes"]],
  ["a list name in capitals", "ip.src in $Office", ["invalid-list-name", "1:12", "$office"]],
  ["a comment", "ssl # only TLS", ["eof", "1:4", "no comments"]],
  ["one ampersand", "ssl & ssl", ["eof", "1:4", "the operator is &&"]],
  ["a condition missing before and", "(and ssl)", ["unknown-identifier", "1:2", "missing before and"]],
  ["a condition missing at the end", "ssl and ", ["expected-name", "1:8", "a condition is missing"]],
  ["a parenthesis missing", "(ssl", ["expected-literal", "1:5", "closing parenthesis"]],
  ["a parenthesis too many", "ssl)", ["eof", "1:4", "no opening parenthesis"]],
  ["an operator in a value", "http.host eq http.host and nope", ["unknown-identifier", "1:28"]],
  ["two mistakes", 'nope eq "a" and http.host eq 5', ["unknown-identifier", "1:1"], ["count-mismatch", "1:30"]],
  [
    "mistakes in every operand",
    "nope1 or (nope2 and not nope3) or any(nope4[*] eq 1)",
    ["unknown-identifier", "1:1"],
    ["unknown-identifier", "1:11"],
    ["unknown-identifier", "1:25"],
    ["unknown-identifier", "1:39"],
  ],
  ["mistakes in arguments", "concat(nope1, nope2, http.host) eq nope3", ["unknown-identifier", "1:8"], ["unknown-identifier", "1:15"]],
  ["every bad item of a set", "ip.src in {1.2.3.4/24 ::1 300.1.1.1 10.0.0.0/8}", ["parse-network", "1:12"], ["parse-network", "1:27"]],
  ["mistakes on both sides of what is left over", "ssl eq true and nope", ["eof", "1:4"], ["unknown-identifier", "1:17"]],
  ["mistakes behind a bad regex", String.raw`http.host matches "(" and nope`, ["parse-regex", "1:20"], ["unknown-identifier", "1:27"]],
  [
    "mistakes behind a bad escape",
    String.raw`http.host eq "\n and" and nope`,
    ["invalid-character-escape", "1:16", String.raw`\\`],
    ["unknown-identifier", "1:27"],
  ],
  ["a call on the right of another type", "len(http.host) eq lower(http.host)", ["type-mismatch", "1:19"]],
  ["[*] on the right", "http.host eq http.request.headers.names[*]", ["invalid-map-each-access", "1:14", "only the left side"]],
  ["too few arguments", "starts_with(http.host)", ["invalid-arguments-count", "1:22", "takes 2 arguments"]],
  ["too many arguments", 'starts_with(http.host, "a", "b")', ["invalid-arguments-count", "1:29", "takes 2 arguments"]],
  ["a function without parentheses", "lower", ["expected-literal", "1:6", "lower is a function"]],
  ["a separator of another language in a set", 'http.host in {"a";"b"}', ["parse-int", "1:18", "separated by spaces"]],
  ["an address with a part missing", "ip.src eq 192.0.2", ["parse-network", "1:11", "four numbers from 0 to 255"]],
  ["an address with a star", "ip.src eq 192.0.2.*", ["parse-network", "1:11", "no wildcards"]],
  ["a range of addresses with a dash", "ip.src in {192.0.2.1-192.0.2.9}", ["expected-name", "1:21", "first..last"]],
  ["a network with host bits", "ip.src in {192.0.2.77/24}", ["parse-network", "1:12", "the network is 192.0.2.0/24"]],
  ["a range the wrong way round", "ip.src.asnum in {9..5}", ["incompatible-range-bounds", "1:18", "5..9"]],
  ["an AS number with its letters", "ip.src.asnum eq AS64500", ["parse-int", "1:17", "the number alone: 64500"]],
  ["a number with a fraction", "cf.bot_management.score gt 1.5", ["eof", "1:29", "whole numbers"]],
  ["a list without its dollar sign", "ip.src in office", ["expected-literal", "1:11", "$office"]],
  ["a list name with a dash", "ip.src in $my-list", ["eof", "1:14", "lower-case letters, digits and _"]],
  [
    "an array after in",
    "http.host in http.request.headers.names",
    ["expected-literal", "1:14", "has_value(http.request.headers.names, …)"],
  ],
  ["a field after in", "http.host in http.request.method", ["expected-literal", "1:14", "no field"]],
  ["an address searched like a text", 'ip.src contains "192.0.2"', ["unsupported-op", "1:8", "in {192.0.2.0/24}"]],
  ["a number searched like a text", 'ip.src.asnum contains "5"', ["unsupported-op", "1:14", "numbers take in, eq, ne"]],
  ["a wildcard as a regular expression", 'http.user_agent matches "*bot*"', ["parse-regex", "1:26", "any text is .*"]],
  ["slashes around a regular expression", "http.user_agent matches /bot/", ["expected-name", "1:25", '"bot"']],
  ["a class that is not closed", 'http.user_agent matches "[a-z"', ["missing-ending-quote", "1:26", "is a ] missing"]],
  ["a Unicode class", String.raw`http.user_agent matches "\p{L}"`, ["parse-regex", "1:26", "(?u)"]],
  ["a look-around", 'http.user_agent matches "(?!a)"', ["parse-regex", "1:26", "a second condition"]],
  ["a set after contains", 'http.user_agent contains {"a" "b"}', ["parse-int", "1:26", "one comparison for each text"]],
  ["alternatives in parentheses", 'http.user_agent contains ("a" or "b")', ["parse-int", "1:26", "one comparison for each text"]],
  ["a second text without comparison", 'http.host eq "a" or "b"', ["expected-name", "1:21", "write the whole comparison again"]],
  ["a second operator without field", 'http.host eq "a" or eq "b"', ["unknown-identifier", "1:21", "write the field again before eq"]],
  ["texts one after another", 'http.host eq "a" "b"', ["eof", "1:17", "in {…}"]],
  ["a field after contains", "http.host contains http.request.method", ["parse-int", "1:20", "no field and no function"]],
  ["a negated operator", 'http.host !contains "a"', ["expected-name", "1:11", "not http.host contains"]],
  ["a negated match", 'http.host !~ "a"', ["expected-name", "1:11", "not http.host ~"]],
  ["an operator doubled", "ssl &&& ssl", ["expected-name", "1:7", "missing before this operator"]],
  ["a header as a name", 'http.request.headers.user-agent eq "a"', ["unknown-identifier", "1:1", 'http.request.headers["user-agent"][0]']],
  ["a key without quotes", 'http.request.headers[host][0] eq "a"', ["expected-literal", "1:22", '["host"]']],
  ["a function as a method", 'http.host.lower() eq "a"', ["unknown-identifier", "1:1", "lower(http.host)"]],
  ["a comparison inside the call", 'lower(http.host eq "a")', ["invalid-argument-type", "1:7", "lower(…) eq …"]],
  ["an array for a text", 'any(lower(http.request.headers.names)[*] eq "a")', ["invalid-argument-type", "1:11", "put [*] behind"]],
  ["another field where only the query may stand", 'remove_query_args(http.host, "a") eq "b"', ["invalid-argument-value", "1:19"]],
  ["a function in capitals of another language", 'http.host startsWith "a"', ["expected-name", "1:11", "starts_with(http.host, …)"]],
  ["a test for a value", "http.host exists", ["expected-name", "1:11", "len(http.host) ge 0"]],
  ["null", "http.host eq null", ["parse-int", "1:14", "there is no null"]],
  ["a sum", "len(http.host) + 1 eq 5", ["expected-name", "1:16", "no arithmetic"]],
  ["strict wildcard in one word", 'http.host strict_wildcard "a"', ["expected-name", "1:11", "with one space"]],
  ["a tab before an operator", 'http.host\teq "a"', ["expected-name", "1:10", "a tab is not white space"]],
  ["if before a condition", 'if http.host eq "a"', ["unknown-identifier", "1:1", "without if"]],
  ["braces round a condition", '{http.host eq "a"}', ["expected-name", "1:1", "parentheses"]],
  ["a name that a packet has, too", 'country eq "DE"', ["unknown-identifier", "1:1", "did you mean ip.src.country?"]],
];

describe("mistakes", () => {
  for (const [says, expression, ...mistakes] of CASES) {
    test(says, () => {
      const { diagnostics, expression: tree } = checkExpression(expression, "filter", STANDARD_SCHEME);
      const errors = diagnostics.filter(({ severity }) => severity === "error");
      expect(tree).toBeNull();
      expect(errors.map(({ code, line, column }) => [code, `${line}:${column}`])).toEqual(mistakes.map(([code, place]) => [code, place]));
      for (const [index, [, , hint]] of mistakes.entries()) if (hint !== undefined) expect(errors[index]?.hint).toContain(hint);
    });
  }
});

describe("the place to underline", () => {
  const PLACES: readonly (readonly [says: string, expression: string, underlined: string])[] = [
    ["is the word where Cloudflare marks all that follows", 'http.host EQ "a"', "EQ"],
    ["is the whole name", "nope.nope", "nope.nope"],
    ["is the whole text without quotes", "http.host eq www.example.com", "www.example.com"],
    ["is inside a quoted regex", String.raw`http.host matches "a(?=b)"`, "(?="],
    ["is inside a raw regex", String.raw`http.host matches r#"a(?=b)"# or ssl`, "(?="],
    ["counts UTF-16 units", 'http.host eq "🏴" and nope', "nope"],
    ["is the address without the prefix length when host bits are set", "ip.src in {192.0.2.1/24}", "192.0.2.1"],
    ["is the prefix length when that is wrong", "ip.src in {192.0.2.0/999}", "999"],
  ];
  for (const [says, expression, underlined] of PLACES) {
    test(says, () => {
      const [first] = checkExpression(expression, "filter", STANDARD_SCHEME).diagnostics;
      expect(expression.slice(first?.start, first?.end)).toBe(underlined);
    });
  }
});

describe("as Cloudflare prints it", () => {
  const PRINTED: readonly (readonly [says: string, expression: string, lines: readonly string[]])[] = [
    ["the line, the carets, the message", "\n\n    xyz", ["Filter parsing error (3:5):", "    xyz", "    ^^^ unknown identifier"]],
    ["an empty expression has one caret", "", ["Filter parsing error (1:1):", "", "^ expected identifier character"]],
    ["carets reach to the end of the line", "ssl xx\nor ssl", ["Filter parsing error (1:4):", "ssl xx", "   ^^^ unrecognised input"]],
    [
      "columns and carets count bytes",
      'http.host eq "é" and nopé',
      ["Filter parsing error (1:23):", 'http.host eq "é" and nopé', `${" ".repeat(22)}^^^ unknown identifier`],
    ],
    ["the carets stop where the text is trimmed", "ssl xx  ", ["Filter parsing error (1:4):", "ssl xx  ", "   ^^^ unrecognised input"]],
  ];
  for (const [says, expression, lines] of PRINTED) {
    test(says, () => {
      const [first] = checkExpression(expression, "filter", STANDARD_SCHEME).diagnostics;
      if (first === undefined) throw new Error("accepted");
      expect(printDiagnostic(expression, first).split("\n").slice(0, 3)).toEqual(lines);
    });
  }
});

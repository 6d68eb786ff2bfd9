import { describe, expect, test } from "vitest";
import { checkExpression, createScheme, STANDARD_SCHEME } from "../../../engine/language/index";
import { arrayOf, BOOL, mapOf, type Type } from "../../../engine/language/types/type";
import type { Json } from "../../../engine/support/json";
import { answer, momentOf } from "../../engine/language/support/evaluate";
import { listOf } from "../../engine/language/support/lists";

/** The documented fields, and a few of types that no documented field has. */
const SCHEME = createScheme({
  fields: [
    ...STANDARD_SCHEME.fields,
    extra("t", BOOL),
    extra("bools", arrayOf(BOOL)),
    extra("bools2", arrayOf(BOOL)),
    extra("map_of_bool_arrays", mapOf(arrayOf(BOOL))),
  ],
  functions: STANDARD_SCHEME.functions,
});

function extra(name: string, type: Type) {
  return { name, type, sides: ["request"], sentence: "", documentation: "" } as const;
}

interface Refusal {
  /** What the message contains. */
  readonly error: string;
  /** `line:column`, where the source says it. */
  readonly at?: string;
}

interface Row {
  /** The row of the conformance notes. */
  readonly row: number;
  readonly says: string;
  readonly expression: string;
  readonly kind?: "value";
  readonly fields?: Readonly<Record<string, Json>>;
  readonly gives: Json | Refusal;
}

const host = (value: Json) => ({ "http.host": value });
const port = (value: Json) => ({ "cf.edge.server_port": value });
const source = (value: Json) => ({ "ip.src": value });
const names = (...values: string[]) => ({ "http.request.headers.names": values });
const header = (name: string, ...values: string[]) => ({ "http.request.headers": { [name]: values } });
const NO_HEADER = { "http.request.headers": {} };
const FILTER_ARGUMENT = { "http.request.uri.args": { filter: ["waf", "botm", "cdn"] } };

const ROWS: readonly Row[] = [
  // Logic and precedence
  {
    row: 1,
    says: "and binds above or",
    expression: 'http.host eq "a" or http.host eq "b" and http.host eq "c"',
    fields: host("a"),
    gives: true,
  },
  { row: 2, says: "xor binds above or", expression: "ssl or ssl xor ssl", fields: { ssl: true }, gives: true },
  { row: 3, says: "xor of three counts the odd ones", expression: "ssl xor ssl xor ssl", fields: { ssl: true }, gives: true },
  {
    row: 4,
    says: "operators and their symbols mix",
    expression: "t or t && t and t or t ^^ t and t || t",
    fields: { t: true },
    gives: true,
  },
  { row: 5, says: "not applies to the next simple expression", expression: "not ssl and ssl", fields: { ssl: true }, gives: false },
  { row: 6, says: "symbols need no spaces", expression: "!ssl&&!ssl", fields: { ssl: false }, gives: true },
  { row: 7, says: "not needs no word boundary", expression: "notssl", fields: { ssl: true }, gives: false },
  { row: 8, says: "or needs no word boundary", expression: "ssl orssl", fields: { ssl: true }, gives: true },
  { row: 9, says: "operators are lower case only", expression: "ssl AND ssl", gives: { error: "unrecognised input", at: "1:4" } },
  { row: 10, says: "128 parentheses may nest", expression: `${"(".repeat(128)}ssl${")".repeat(128)}`, fields: { ssl: true }, gives: true },
  {
    row: 10,
    says: "129 parentheses may not nest",
    expression: `${"(".repeat(129)}ssl${")".repeat(129)}`,
    gives: { error: "maximum nesting depth exceeded (limit: 128)", at: "1:129" },
  },
  // Booleans
  { row: 11, says: "a Boolean field stands alone", expression: "ssl", fields: { ssl: true }, gives: true },
  { row: 12, says: "a Boolean field takes no operator", expression: "ssl == true", gives: { error: "unrecognised input", at: "1:4" } },
  {
    row: 13,
    says: "a Boolean function takes no operator",
    expression: 'starts_with(http.request.uri.path, "/a") eq true',
    gives: { error: "unrecognised input", at: "1:41" },
  },
  { row: 14, says: "text must be compared", expression: "http.host", gives: { error: "expected ComparisonOp", at: "1:10" } },
  // Integers
  { row: 15, says: "0x is hexadecimal", expression: "cf.edge.server_port == 0x50", fields: port(80), gives: true },
  { row: 16, says: "a leading zero is octal", expression: "cf.edge.server_port == 0120", fields: port(80), gives: true },
  {
    row: 17,
    says: "8 is no octal digit",
    expression: "cf.edge.server_port == 080",
    gives: { error: "invalid digit found in string while parsing with radix 8", at: "1:24" },
  },
  { row: 18, says: "a number is decimal after a minus sign", expression: "cf.edge.server_port == -012", fields: port(-12), gives: true },
  {
    row: 19,
    says: "there is no hexadecimal after a minus sign",
    expression: "cf.edge.server_port == -0x1",
    gives: { error: "unrecognised input", at: "1:26" },
  },
  {
    row: 20,
    says: "an integer has 64 bits",
    expression: "cf.edge.server_port == 9223372036854775808",
    gives: { error: "number too large to fit in target type while parsing with radix 10", at: "1:24" },
  },
  {
    row: 21,
    says: "a number stands without quotes",
    expression: 'cf.edge.server_port == "80"',
    gives: { error: "expected digit", at: "1:24" },
  },
  { row: 22, says: "a range includes its ends", expression: "cf.edge.server_port in {80 443 8000..8009}", fields: port(8009), gives: true },
  { row: 23, says: "a set has no commas", expression: "cf.edge.server_port in {80,443}", gives: { error: "expected digit", at: "1:27" } },
  {
    row: 24,
    says: "a range does not run backwards",
    expression: "cf.edge.server_port in {443..80}",
    gives: { error: "incompatible range bounds", at: "1:25" },
  },
  {
    row: 25,
    says: "ranges may overlap",
    expression: "cf.bot_management.score in {1..5 3..9 20}",
    fields: { "cf.bot_management.score": 8 },
    gives: true,
  },
  { row: 26, says: "& finds a common bit", expression: "cf.edge.server_port & 1", fields: port(443), gives: true },
  { row: 26, says: "& finds no common bit", expression: "cf.edge.server_port & 1", fields: port(80), gives: false },
  // Strings
  {
    row: 27,
    says: "lower folds letters",
    expression: 'lower(http.host) == "www.cloudflare.com"',
    fields: host("WWW.cloudflare.com"),
    gives: true,
  },
  {
    row: 28,
    says: "escapes are hexadecimal or three octal digits",
    expression: String.raw`http.host eq "\x41\102C"`,
    fields: host("ABC"),
    gives: true,
  },
  {
    row: 29,
    says: "\\n is no escape",
    expression: String.raw`http.host eq "\n"`,
    gives: { error: 'expected ", xHH or OOO after \\', at: "1:16" },
  },
  { row: 30, says: "a raw string keeps its backslashes", expression: String.raw`http.host eq r"a\n"`, fields: host("a\\n"), gives: true },
  { row: 31, says: "a raw string with a hash may hold quotes", expression: 'http.host eq r#"a"b"#', fields: host('a"b'), gives: true },
  {
    row: 32,
    says: "single quotes are read as bytes and refused",
    expression: "http.host eq 'a'",
    gives: { error: "invalid digit found in string while parsing with radix 16", at: "1:14" },
  },
  { row: 33, says: "bytes are written in hexadecimal", expression: "http.host eq 61:62", fields: host("ab"), gives: true },
  { row: 34, says: "len counts bytes", expression: "len(http.host) eq 2", fields: host("é"), gives: true },
  { row: 35, says: "the empty text is in every text", expression: 'http.host contains ""', fields: host(""), gives: true },
  { row: 36, says: "text is ordered by bytes", expression: 'http.host < "B"', fields: host("a"), gives: false },
  { row: 37, says: "quoted items need no space between them", expression: 'http.host in {"a""b"}', fields: host("b"), gives: true },
  {
    row: 38,
    says: "a set of texts has no commas",
    expression: 'http.host in {"a", "b"}',
    gives: { error: "invalid digit found in string while parsing with radix 16", at: "1:18" },
  },
  { row: 39, says: "the empty set holds nothing", expression: "http.host in {}", fields: host("a"), gives: false },
  {
    row: 40,
    says: "not contains is no operator",
    expression: 'http.host not contains "a"',
    gives: { error: "expected ComparisonOp", at: "1:11" },
  },
  // IP addresses
  {
    row: 41,
    says: "equality takes no network",
    expression: "ip.src == 1.2.3.0/24",
    gives: { error: "couldn't parse address in network: invalid IP address syntax", at: "1:11" },
  },
  { row: 42, says: "a set takes a network", expression: "ip.src in {1.2.3.0/24}", fields: source("1.2.3.4"), gives: true },
  {
    row: 43,
    says: "host bits must be zero",
    expression: "ip.src in {1.2.3.4/24}",
    gives: { error: "host part of address was not zero", at: "1:12" },
  },
  {
    row: 44,
    says: "a range of addresses includes its ends",
    expression: "ip.src in {1.2.3.0..1.2.3.255}",
    fields: source("1.2.3.255"),
    gives: true,
  },
  {
    row: 45,
    says: "a range has one family",
    expression: "ip.src in {10.0.0.0..::1}",
    gives: { error: "incompatible range bounds", at: "1:12" },
  },
  { row: 46, says: "all of IPv4 holds no IPv6", expression: "ip.src in {0.0.0.0/0}", fields: source("2001:db8::1"), gives: false },
  {
    row: 47,
    says: "a mapped network holds no IPv4",
    expression: "ip.src in {::ffff:1.2.3.0/120}",
    fields: source("1.2.3.4"),
    gives: false,
  },
  { row: 48, says: "IPv4 is never an IPv6 address", expression: "ip.src ne ::1", fields: source("1.2.3.4"), gives: true },
  { row: 49, says: "families have no order: ge", expression: "ip.src ge ::1", fields: source("1.2.3.4"), gives: false },
  { row: 49, says: "families have no order: le", expression: "ip.src le ::1", fields: source("1.2.3.4"), gives: false },
  { row: 49, says: "families have no order: gt", expression: "ip.src gt ::1", fields: source("1.2.3.4"), gives: false },
  { row: 49, says: "families have no order: lt", expression: "ip.src lt ::1", fields: source("1.2.3.4"), gives: false },
  {
    row: 50,
    says: "an address has no leading zeros",
    expression: "ip.src eq 1.2.3.04",
    gives: { error: "couldn't parse address in network", at: "1:11" },
  },
  { row: 51, says: "in needs braces", expression: "ip.src in 1.2.3.0/24", gives: { error: 'expected literal "{"', at: "1:11" } },
  { row: 52, says: "list names are lower case", expression: "ip.src in $Office", gives: { error: 'invalid list name "O"', at: "1:12" } },
  {
    row: 53,
    says: "an address that is not in the list",
    expression: "ip.src in $cf.open_proxies",
    fields: source("192.0.2.1"),
    gives: false,
  },
  // Regex
  { row: 54, says: "matches is not anchored", expression: 'http.host matches "b"', fields: host("abc"), gives: true },
  { row: 55, says: "a dot is no line feed", expression: 'http.host matches "a.c"', fields: host("a\nc"), gives: false },
  { row: 55, says: "(?s) makes a dot a line feed too", expression: 'http.host matches "(?s)a.c"', fields: host("a\nc"), gives: true },
  { row: 56, says: "a dot is one byte", expression: 'http.host matches "^..$"', fields: host("é"), gives: true },
  { row: 56, says: "a dot is not two bytes", expression: 'http.host matches "^.$"', fields: host("é"), gives: false },
  { row: 56, says: "(?u) makes a dot a character", expression: 'http.host matches "(?u)^.$"', fields: host("é"), gives: true },
  { row: 57, says: "\\d is ASCII", expression: String.raw`http.host matches "^\d$"`, fields: host("٣"), gives: false },
  { row: 57, says: "(?u) makes \\d any digit", expression: String.raw`http.host matches "(?u)^\d$"`, fields: host("٣"), gives: true },
  {
    row: 58,
    says: "\\p needs (?u)",
    expression: String.raw`http.host matches "\p{Greek}"`,
    gives: { error: "Unicode not allowed here", at: "1:20" },
  },
  { row: 58, says: "\\p is fine with (?u)", expression: String.raw`http.host matches "(?u)\p{Greek}"`, fields: host("α"), gives: true },
  { row: 59, says: "text beyond ASCII matches its bytes", expression: 'http.host matches "é"', fields: host("caféx"), gives: true },
  {
    row: 59,
    says: "a class holds only ASCII without (?u)",
    expression: 'http.host matches "[é]"',
    gives: { error: "Unicode not allowed here", at: "1:20" },
  },
  { row: 60, says: "\\xe9 is one byte", expression: String.raw`http.host matches "\xe9"`, fields: host({ base64: "6Q==" }), gives: true },
  {
    row: 60,
    says: "\\x{e9} is a character",
    expression: String.raw`http.host matches "\x{e9}"`,
    fields: host({ base64: "6Q==" }),
    gives: false,
  },
  { row: 61, says: "an escaped slash is a slash", expression: String.raw`http.host matches "\/api"`, fields: host("/api"), gives: true },
  { row: 62, says: "an escaped quote is a quote", expression: String.raw`http.host matches "a\"b"`, fields: host('a"b'), gives: true },
  { row: 63, says: "a quote inside a class ends nothing", expression: 'http.host matches "["]"', fields: host('"'), gives: true },
  { row: 64, says: "$ is the end of the text only", expression: 'http.host matches "c$"', fields: host("abc\n"), gives: false },
  {
    row: 65,
    says: "there is no look-around",
    expression: 'http.host matches "(?=a)"',
    gives: { error: "look-around, including look-ahead and look-behind, is not supported", at: "1:20" },
  },
  {
    row: 66,
    says: "there are no backreferences",
    expression: String.raw`http.host matches "(a)\1"`,
    gives: { error: "backreferences are not supported", at: "1:20" },
  },
  // Wildcards
  {
    row: 67,
    says: "wildcard ignores case",
    expression: 'http.host wildcard "*.example.com"',
    fields: host("WWW.Example.COM"),
    gives: true,
  },
  {
    row: 67,
    says: "strict wildcard minds case",
    expression: 'http.host strict wildcard "*.example.com"',
    fields: host("WWW.Example.COM"),
    gives: false,
  },
  {
    row: 68,
    says: "a star may take nothing",
    expression: 'http.request.full_uri wildcard "http*://example.com/a/*"',
    fields: { "http.request.full_uri": "https://example.com/a/" },
    gives: true,
  },
  {
    row: 68,
    says: "the slash before a star must be there",
    expression: 'http.request.full_uri wildcard "http*://example.com/a/*"',
    fields: { "http.request.full_uri": "https://example.com/ab/" },
    gives: false,
  },
  {
    row: 69,
    says: "the whole value must match",
    expression: 'http.request.full_uri wildcard "*.example.com/*/page.html"',
    fields: { "http.request.full_uri": "https://sub.example.com/folder2/page.html?s=value" },
    gives: false,
  },
  { row: 70, says: "a question mark is itself", expression: 'http.host wildcard "a?c"', fields: host("abc"), gives: false },
  { row: 71, says: "an escaped star is a star", expression: String.raw`http.host wildcard r"a\*b"`, fields: host("a*b"), gives: true },
  {
    row: 71,
    says: "an escaped star is nothing else",
    expression: String.raw`http.host wildcard r"a\*b"`,
    fields: host("axb"),
    gives: false,
  },
  {
    row: 72,
    says: "in quotes the backslash is doubled",
    expression: String.raw`http.host wildcard "a*\\*b"`,
    fields: host("ax*b"),
    gives: true,
  },
  {
    row: 73,
    says: "two stars may not touch",
    expression: 'http.host wildcard "a**b"',
    gives: { error: "wildcard contains a double star", at: "1:20" },
  },
  {
    row: 74,
    says: "a backslash escapes only star and backslash",
    expression: String.raw`http.host wildcard r"a\b"`,
    gives: { error: "invalid wildcard: wildcard syntax error at position 1: invalid escape sequence", at: "1:20" },
  },
  { row: 75, says: "only ASCII letters ignore case", expression: 'http.host wildcard "É"', fields: host("é"), gives: false },
  // Missing values
  { row: 76, says: "missing eq is false", expression: 'http.request.headers["x"][0] eq "a"', fields: NO_HEADER, gives: false },
  { row: 77, says: "missing ne is false", expression: 'http.request.headers["x"][0] ne "a"', fields: NO_HEADER, gives: false },
  { row: 78, says: "not missing eq is true", expression: 'not http.request.headers["x"][0] eq "a"', fields: NO_HEADER, gives: true },
  { row: 79, says: "not missing ne is true", expression: 'not http.request.headers["x"][0] ne "a"', fields: NO_HEADER, gives: true },
  { row: 80, says: "missing contains nothing", expression: 'http.request.headers["x"][0] contains ""', fields: NO_HEADER, gives: false },
  { row: 81, says: "keys mind case", expression: 'http.request.headers["X"][0] eq "a"', fields: header("x", "a"), gives: false },
  {
    row: 82,
    says: "len tells that an argument is there",
    expression: 'len(http.request.uri.args["filter"]) >= 0',
    fields: { "http.request.uri.args": { filter: ["waf"] } },
    gives: true,
  },
  {
    row: 83,
    says: "len tells that an argument is not there",
    expression: 'not len(http.request.uri.args["order"]) >= 0',
    fields: { "http.request.uri.args": { filter: ["waf"] } },
    gives: true,
  },
  { row: 84, says: "len of missing is not 0", expression: 'len(http.request.headers["x"]) eq 0', fields: NO_HEADER, gives: false },
  {
    row: 85,
    says: "concat skips what is missing",
    kind: "value",
    expression: 'concat("/", http.request.accepted_languages[0], http.request.uri.path)',
    fields: { "http.request.accepted_languages": [], "http.request.uri.path": "/my-path" },
    gives: "//my-path",
  },
  {
    row: 86,
    says: "concat of nothing but missing is missing",
    expression: 'concat(http.request.headers["x"][0], http.request.headers["z"][0]) eq ""',
    fields: NO_HEADER,
    gives: false,
  },
  // Arrays
  {
    row: 87,
    says: "all of a missing array over [*] is true",
    expression: 'all(http.request.headers["x"][*] eq "a")',
    fields: NO_HEADER,
    gives: true,
  },
  {
    row: 88,
    says: "all of a missing array of Booleans is false",
    expression: 'all(map_of_bool_arrays["missing"])',
    fields: { map_of_bool_arrays: {} },
    gives: false,
  },
  {
    row: 89,
    says: "a function maps over [*]",
    expression: 'all(len(http.request.uri.args["filter"][*])[*] in {3 4})',
    fields: FILTER_ARGUMENT,
    gives: true,
  },
  {
    row: 90,
    says: "not maps over the elements",
    expression: 'all(not len(http.request.uri.args["filter"][*])[*] in {3 4})',
    fields: FILTER_ARGUMENT,
    gives: false,
  },
  {
    row: 91,
    says: "any finds one",
    expression: 'any(lower(http.request.headers.names[*])[*] == "content-type")',
    fields: names("Content-Type"),
    gives: true,
  },
  {
    row: 92,
    says: "a mapped call is an array and takes no operator",
    expression: 'any(lower(http.request.headers.names[*]) == "content-type")',
    gives: { error: "cannot perform this operation on type Array", at: "1:42" },
  },
  {
    row: 93,
    says: "[*] needs any or all",
    expression: 'http.request.headers.names[*] == "Content-Type"',
    gives: { error: "expected value of type Bool, but got Array<Bool>", at: "1:48" },
  },
  {
    row: 94,
    says: "a Boolean function maps to an array of Booleans",
    expression: 'any(starts_with(http.request.headers.names[*], "x-"))',
    fields: names("a", "x-b"),
    gives: true,
  },
  {
    row: 94,
    says: "which [*] takes apart again",
    expression: 'any(starts_with(http.request.headers.names[*], "x-")[*])',
    gives: { error: "expected value of type Array<Bool>, but got Bool", at: "1:5" },
  },
  {
    row: 95,
    says: "an argument is one comparison",
    expression: 'any(http.request.headers.names[*] eq "a" or http.request.headers.names[*] eq "b")',
    gives: { error: 'expected literal ")"', at: "1:42" },
  },
  {
    row: 96,
    says: "or a logical expression in parentheses",
    expression: 'any((http.request.headers.names[*] eq "a" or http.request.headers.names[*] eq "b"))',
    fields: names("b"),
    gives: true,
  },
  {
    row: 97,
    says: "two arrays go by position",
    expression: 'any((http.request.headers.names[*] eq "a" and http.request.headers.values[*] eq "1"))',
    fields: { "http.request.headers.names": ["b", "a"], "http.request.headers.values": ["1", "2"] },
    gives: false,
  },
  {
    row: 98,
    says: "arrays of Booleans combine",
    expression: "any((bools and bools2))",
    fields: { bools: [true, true, true], bools2: [false, true] },
    gives: true,
  },
  {
    row: 98,
    says: "and the shorter one counts",
    expression: "all((bools and bools2))",
    fields: { bools: [true, true, false], bools2: [true, true] },
    gives: true,
  },
  {
    row: 99,
    says: "an array and a Boolean do not combine",
    expression: 'any((http.request.headers.names[*] eq "a" and ssl))',
    gives: { error: "expected value of type Array<Bool>, but got Bool", at: "1:50" },
  },
  {
    row: 100,
    says: "an inner array without the position is skipped",
    expression: 'all(http.request.body.multipart.names[*][0] == "p")',
    fields: { "http.request.body.multipart.names": [["p"], [], ["p"]] },
    gives: true,
  },
  {
    row: 101,
    says: "a position is not negative",
    expression: 'http.request.headers.names[-1] eq "y"',
    gives: { error: 'expected literal "expected positive integer as index"', at: "1:28" },
  },
  {
    row: 102,
    says: "no space stands before a bracket",
    expression: 'http.request.headers.names [0] eq "x"',
    gives: { error: "expected ComparisonOp", at: "1:28" },
  },
  // Functions and values
  {
    row: 103,
    says: "lower takes no literal",
    expression: 'lower("A") eq "a"',
    gives: { error: "invalid kind of argument #0: expected argument of kind Field, but got Literal", at: "1:7" },
  },
  {
    row: 104,
    says: "lower takes text",
    expression: 'lower(ip.src) eq "a"',
    gives: { error: "invalid type of argument #0: expected value of type Bytes, but got Ip", at: "1:7" },
  },
  {
    row: 105,
    says: "concat takes one type",
    expression: 'concat(http.host, 2) eq "a"',
    gives: { error: "invalid type of argument #1: expected value of type Bytes, but got Int", at: "1:19" },
  },
  {
    row: 106,
    says: "only the first argument maps",
    kind: "value",
    expression: "concat(http.host, http.request.headers.names[*])",
    gives: { error: "invalid use of map each access operator", at: "1:19" },
  },
  {
    row: 107,
    says: "concat maps",
    kind: "value",
    expression: 'concat(http.request.headers.names[*], "!")',
    fields: names("a", "b"),
    gives: ["a!", "b!"],
  },
  {
    row: 108,
    says: "a value has no operators",
    kind: "value",
    expression: 'http.host eq "a"',
    gives: { error: "unrecognised input", at: "1:10" },
  },
  {
    row: 109,
    says: "a value is no literal",
    kind: "value",
    expression: '"a"',
    gives: { error: "expected identifier character", at: "1:1" },
  },
  {
    row: 110,
    says: "regex_replace replaces the first match",
    kind: "value",
    expression: 'regex_replace(http.request.uri.path, "/a", "/b")',
    fields: { "http.request.uri.path": "/a/a" },
    gives: "/b/a",
  },
  {
    row: 111,
    says: "remove_bytes removes each of the bytes",
    kind: "value",
    expression: String.raw`remove_bytes(http.host, "\x2e\x77")`,
    fields: host("www.cloudflare.com"),
    gives: "cloudflarecom",
  },
  {
    row: 112,
    says: "split stops at its limit",
    kind: "value",
    expression: 'split(http.host, ",", 3)',
    fields: host("groceries,electronics,diy,auto"),
    gives: ["groceries", "electronics", "diy,auto"],
  },
  {
    row: 113,
    says: "encode_base64 does not pad",
    kind: "value",
    expression: "encode_base64(http.host)",
    fields: host("hello world"),
    gives: "aGVsbG8gd29ybGQ",
  },
  {
    row: 114,
    says: "a call may stand on the right",
    expression: 'http.request.uri.path eq coalesce(http.request.uri.args["expected_path"][0], "/")',
    fields: { "http.request.uri.path": "/", "http.request.uri.args": {} },
    gives: true,
  },
  // Lexing and error text
  { row: 115, says: "a tab is no white space", expression: "ssl and\tssl", gives: { error: "expected identifier character", at: "1:8" } },
  { row: 116, says: "line breaks are white space", expression: "ssl\r\nand\nssl", fields: { ssl: true }, gives: true },
  { row: 117, says: "an empty expression is refused", expression: "", gives: { error: "expected identifier character", at: "1:1" } },
  { row: 118, says: "lines count from the text as given", expression: "\n\n    xyz", gives: { error: "unknown identifier", at: "3:5" } },
  { row: 119, says: "columns count bytes", expression: 'http.host eq "é" and nope', gives: { error: "unknown identifier", at: "1:23" } },
];

const LISTS = { "cf.open_proxies": listOf("cf.open_proxies", ["192.0.2.7"]) };

function isRefusal(expected: Row["gives"]): expected is Refusal {
  return typeof expected === "object" && expected !== null && "error" in expected;
}

describe("the conformance notes", () => {
  for (const { row, says, expression, kind = "filter", fields = {}, gives } of ROWS) {
    test(`${row}: ${says}`, () => {
      const given = answer(checkExpression(expression, kind, SCHEME), momentOf(SCHEME, { fields, lists: LISTS }));
      if (!isRefusal(gives)) {
        expect(given).toEqual({ result: gives });
        return;
      }
      if (!("error" in given)) throw new Error(`accepted: ${JSON.stringify(given)}`);
      expect(given.error.message).toContain(gives.error);
      if (gives.at !== undefined) expect(`${given.error.line}:${given.error.column}`).toBe(gives.at);
    });
  }

  test("every row is here", () => {
    expect(new Set(ROWS.map(({ row }) => row))).toEqual(new Set(Array.from({ length: 119 }, (_, index) => index + 1)));
  });
});

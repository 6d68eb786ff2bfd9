import * as fc from "fast-check";
import type { Json } from "../../../../engine/support/json";

/** Expressions over the small scheme, as text, and values for its fields. */

const BYTES = ["", "a", "b", "A", "ab", "é", "a*b", "www.example.com", "0"] as const;
const INTS = [-1, 0, 1, 2, 80, 443, 8080] as const;
const IPS = ["192.0.2.1", "192.0.2.9", "10.0.0.1", "::1", "2001:db8::1", "::ffff:192.0.2.1"] as const;

const bytesLiteral = fc.constantFrom('""', '"a"', '"b"', 'r"ab"', 'r#"A"#', '"\\x61"', "61:62", '"é"', '"0"');
const intLiteral = fc.constantFrom("-1", "0", "1", "2", "0x50", "0120", "443");
const ipLiteral = fc.constantFrom(...IPS);
const pattern = fc.constantFrom('"a"', '"^a$"', 'r"[ab]+"', '"(?i)A|b"', '"."');
const wildcard = fc.constantFrom('"*"', '"a*"', 'r"*b"', '""', '"a"');
const equality = fc.constantFrom("eq", "ne", "==", "!=");
const ordering = fc.constantFrom("lt", "le", "gt", "ge", "<", "<=", ">", ">=", "eq", "ne");
const space = fc.constantFrom(" ", "  ", "\n", " \r\n ");

const bytesAccess = fc.oneof(
  fc.constantFrom("http.host", "http.request.uri.path", "ip.src.country", "optional", "http.request.headers.names[0]"),
  fc.constantFrom('http.request.headers["x"][0]', 'http.request.uri.args["q"][1]', "lower(http.host)", "upper(optional)"),
  fc.constantFrom('concat(http.host, optional, "z")', 'concat(optional, http.request.headers["x"][0])'),
);
const bytesEach = fc.constantFrom(
  "http.request.headers.names[*]",
  'http.request.headers["x"][*]',
  "http.request.headers[*][*]",
  "http.request.headers[*][0]",
  "lower(http.request.headers.names[*])[*]",
  'lower(http.request.uri.args["q"][*])[*]',
  "http.request.body.multipart.names[*][0]",
  'concat(http.request.uri.args["q"][*], "z")[*]',
);
const intAccess = fc.constantFrom(
  "cf.edge.server_port",
  "ip.src.asnum",
  "len(http.host)",
  "len(http.request.headers.names)",
  "cf.bot_management.detection_ids[0]",
);
const intEach = fc.constantFrom(
  "cf.bot_management.detection_ids[*]",
  'len(http.request.headers["x"][*])[*]',
  "len(http.request.headers[*][1])[*]",
);
const boolAccess = fc.constantFrom(
  "ssl",
  "optional_bool",
  "t",
  "true",
  "false",
  'starts_with(http.host, "a")',
  "ends_with(optional, http.host)",
  "bools[0]",
);
const boolArray = fc.constantFrom(
  "bools",
  "bools2",
  'map_of_bool_arrays["k"]',
  'starts_with(http.request.headers.names[*], "a")',
  'starts_with(http.request.headers["x"][*], http.host)',
  'ends_with(http.request.headers[*][0], "b")',
);

function set(item: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.array(item, { maxLength: 4 }).map((items) => `{${items.join(" ")}}`);
}

const intItem = fc.oneof(intLiteral, fc.constantFrom("0..2", "1..443", "-5..-1"));
const ipItem = fc.oneof(ipLiteral, fc.constantFrom("192.0.2.0/24", "0.0.0.0/0", "::/0", "192.0.2.0..192.0.2.5", "2001:db8::/32"));

function comparisonOf(sides: { bytes: fc.Arbitrary<string>; int: fc.Arbitrary<string> }): fc.Arbitrary<string> {
  const { bytes, int } = sides;
  const joined = (...parts: fc.Arbitrary<string>[]) => fc.tuple(...parts).map((texts) => texts.join(" "));
  return fc.oneof(
    joined(bytes, ordering, fc.oneof(bytesLiteral, bytesAccess)),
    joined(bytes, fc.constant("in"), set(bytesLiteral)),
    joined(bytes, fc.constant("contains"), bytesLiteral),
    joined(bytes, fc.constantFrom("matches", "~"), pattern),
    joined(bytes, fc.constantFrom("wildcard", "strict wildcard"), wildcard),
    joined(int, ordering, fc.oneof(intLiteral, intAccess)),
    joined(int, fc.constant("in"), set(intItem)),
    joined(int, fc.constantFrom("&", "bitwise_and"), intLiteral),
  );
}

export const equalitySides = fc.oneof(
  fc.record({ left: bytesAccess, items: fc.array(bytesLiteral, { minLength: 1, maxLength: 4 }) }),
  fc.record({ left: intAccess, items: fc.array(intLiteral, { minLength: 1, maxLength: 4 }) }),
  fc.record({ left: fc.constant("ip.src"), items: fc.array(ipLiteral, { minLength: 1, maxLength: 4 }) }),
);

const ipComparison = fc.oneof(
  fc.tuple(fc.constant("ip.src"), fc.oneof(ordering, equality), ipLiteral).map((texts) => texts.join(" ")),
  fc.tuple(fc.constant("ip.src in"), set(ipItem)).map((texts) => texts.join(" ")),
  fc.constantFrom("ip.src in $known", "ip.src in $unknown"),
);

function wrapped(before: fc.Arbitrary<string>, inner: fc.Arbitrary<unknown>, after: string): fc.Arbitrary<string> {
  return fc.tuple(before, inner).map((texts) => texts.join("") + after);
}

interface Grammar {
  readonly condition: string;
  readonly column: string;
}

/** A sound filter. */
export const filterText: fc.Arbitrary<string> = fc.letrec<Grammar>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 4, depthSize: "small" },
    comparisonOf({ bytes: bytesAccess, int: intAccess }),
    ipComparison,
    boolAccess,
    wrapped(fc.constantFrom("not (", "!(", "not("), tie("condition"), ")"),
    wrapped(fc.constant("("), tie("condition"), ")"),
    fc
      .tuple(tie("condition"), space, fc.constantFrom("and", "or", "xor", "&&", "||", "^^"), space, tie("condition"))
      .map((texts) => texts.join("")),
    fc
      .tuple(fc.constantFrom("any", "all"), fc.oneof(comparisonOf({ bytes: bytesEach, int: intEach }), boolArray))
      .map(([name, inner]) => `${name}(${inner})`),
    wrapped(fc.constantFrom("any((", "all(("), tie("column"), "))"),
  ),
  column: fc.oneof(
    { maxDepth: 3, depthSize: "small" },
    comparisonOf({ bytes: bytesEach, int: intEach }),
    boolArray,
    wrapped(fc.constant("not ("), tie("column"), ")"),
    fc.tuple(tie("column"), fc.constantFrom("and", "or", "xor"), tie("column")).map((texts) => texts.join(" ")),
  ),
})).condition;

const bytes = fc.constantFrom<Json>(...BYTES);
const texts = fc.array(bytes, { maxLength: 3 });
const truths = fc.array(fc.boolean(), { maxLength: 3 });
const lists = fc.dictionary(fc.constantFrom("x", "q", "z"), texts, { maxKeys: 3 });
const int = fc.constantFrom<Json>(...INTS);

/** A value for every field of the small scheme that filters use; `null` is missing. */
export const fieldValues: fc.Arbitrary<Readonly<Record<string, Json>>> = fc.record({
  "http.host": bytes,
  "http.request.uri.path": bytes,
  "ip.src.country": bytes,
  optional: fc.option(bytes),
  optional_bool: fc.option(fc.boolean()),
  ssl: fc.boolean(),
  t: fc.boolean(),
  "ip.src": fc.constantFrom<Json>(...IPS),
  "ip.src.asnum": int,
  "cf.edge.server_port": int,
  "cf.bot_management.detection_ids": fc.array(int, { maxLength: 3 }),
  "http.request.headers": lists,
  "http.request.headers.names": texts,
  "http.request.uri.args": lists,
  "http.request.body.multipart.names": fc.array(texts, { maxLength: 3 }),
  bools: truths,
  bools2: truths,
  map_of_bool_arrays: fc.dictionary(fc.constantFrom("k", "l"), truths, { maxKeys: 2 }),
});

/** Something between an expression and rubbish: pieces of the language in any order, with stray characters. */
export const almostText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      {
        weight: 8,
        arbitrary: fc.constantFrom(
          "http.host",
          "ssl",
          "ip.src",
          "any(",
          "all(",
          "lower(",
          "not ",
          "!",
          "(",
          ")",
          "[",
          "]",
          "[*]",
          "{",
          "}",
          "$",
          "and ",
          "or ",
          "xor ",
          "&&",
          "==",
          "eq ",
          "in ",
          "matches ",
          "wildcard ",
          "contains ",
        ),
      },
      {
        weight: 4,
        arbitrary: fc.constantFrom(
          '"',
          '"a"',
          'r#"',
          "1..",
          "..",
          "0x",
          "-",
          "1.2.3.4/33",
          "61:",
          "\\",
          "\\x",
          ",",
          " ",
          "\n",
          "\t",
          "decode",
          "unknown.name",
          "concat(",
        ),
      },
      { weight: 2, arbitrary: fc.string({ unit: "binary", maxLength: 3 }) },
    ),
    { maxLength: 30 },
  )
  .map((pieces) => pieces.join(""));

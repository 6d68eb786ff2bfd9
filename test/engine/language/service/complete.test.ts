import { describe, expect, test } from "vitest";
import { type Completion, complete } from "../../../../engine/language/service/index";
import { atCursor, ENVIRONMENT } from "./documents";

type Options = Parameters<typeof atCursor>[1];

function itemsAt(marked: string, options?: Options): readonly Completion[] {
  const { document, offset } = atCursor(marked, options);
  return complete(document, offset).items;
}

function inserts(marked: string, options?: Options): readonly string[] {
  return itemsAt(marked, options).map(({ insert }) => insert);
}

/** The first inserts, in order. */
const FIRST: readonly (readonly [name: string, marked: string, first: readonly string[]])[] = [
  ["at the beginning, what most rules are about", "|", ["http.host", "http.request.uri.path", "ip.src"]],
  ["behind and, the same", `http.host eq "a" and |`, ["http.host", "http.request.uri.path"]],
  ["in parentheses, the same", `(http.host eq "a" or (|`, ["http.host", "http.request.uri.path"]],
  ["behind not, what is true or false by itself", "not |", ["cf.client.bot", "ssl"]],
  ["behind a text field, operators", "http.host |", ["eq", "ne", "in {$0}", "contains"]],
  ["behind a number, operators for numbers", "ip.src.asnum |", ["eq", "ne", "in {$0}", "lt"]],
  ["behind a Boolean, what joins conditions", "ssl |", ["and", "or", "xor"]],
  ["behind a condition, what joins conditions", `http.host eq "a" |`, ["and", "or", "xor"]],
  ["behind a function that is true or false, what joins conditions", `starts_with(http.host, "a") |`, ["and", "or", "xor"]],
  ["behind a set, what joins conditions", `http.host in {"a"} |`, ["and", "or", "xor"]],
  ["as a country, codes", "ip.src.country eq |", [`"AD"`, `"AE"`]],
  ["as a country in quotes, codes", `ip.src.country eq "D|`, [`"AD"`, `"AE"`]],
  ["as a method, methods", "http.request.method in {|}", [`"CONNECT"`, `"DELETE"`, `"GET"`]],
  ["as a class, classes", "cf.waf.score.class eq |", [`"attack"`, `"clean"`]],
  ["behind in, a set", "ip.src in |", ["{$0}"]],
  ["in any, elements of arrays", "any(|", [`http.request.headers["$1"][*]`]],
  ["in a function of a text, texts", "lower(|", ["http.host", "http.request.uri.path", "ip.src.country"]],
  ["in a function of an address, addresses", "cidr(|", ["ip.src"]],
  ["in a function of a map, maps", "has_key(|", ["http.request.headers"]],
  ["behind an array, positions", `http.request.headers["x"][|`, ["0", "*"]],
  ["behind a map, keys of the open trace, then others", "http.request.headers[|", [`"accept"`, `"x-partner-key"`, `"accept-charset"`]],
  ["on the right of ordering, fields of the same type", "len(http.host) gt |", ["ip.src.asnum", "cf.bot_management.score"]],
];

test.each(FIRST)("%s: %s", (_name, marked, first) => {
  expect(inserts(marked, { environment: ENVIRONMENT }).slice(0, first.length)).toEqual(first);
});

describe("lists", () => {
  test("fit the type of the left side", () => {
    const listed = (marked: string) => inserts(marked, { environment: ENVIRONMENT }).filter((insert) => insert.startsWith("$"));
    expect(listed("ip.src in |")).toEqual(["$office", "$cf.anonymizer", "$cf.botnetcc", "$cf.malware", "$cf.open_proxies", "$cf.vpn"]);
    expect(listed("ip.src.asnum in $|")).toEqual(["$bad_networks"]);
    expect(listed("http.host in $par|")).toEqual(["$partners"]);
  });

  test("are not offered where rules cannot use them", () => {
    const offered = inserts("ip.src in |", { environment: ENVIRONMENT, phase: "http_response_headers_transform" });
    expect(offered.filter((insert) => insert.startsWith("$"))).toEqual([]);
  });
});

describe("what does not fit is left out", () => {
  const ABSENT: readonly (readonly [name: string, marked: string, label: string, options?: Options])[] = [
    ["operators for text behind a number", "ip.src.asnum |", "contains"],
    ["response fields in a request phase", "|", "http.response.code", { phase: "http_request_firewall_custom" }],
    ["fields that a phase refuses", "|", "cf.bot_management.score", { phase: "http_request_dynamic_redirect" }],
    ["fields of packets", "|", "tcp.dstport"],
    ["functions for rewriting in conditions", "|", "regex_replace", { phase: "http_request_firewall_custom" }],
    ["members that the set has already", `ip.src.country in {"DE" |}`, `"DE"`],
    ["fields where an argument must be written out", "split(http.host, |", "http.host"],
    ["numbers where an address is wanted", "cidr(|", "ip.src.asnum"],
    ["words inside a text", `http.host eq "a|`, "and"],
    ["operators in a value", "http.host |", "eq", { kind: "value" }],
  ];

  for (const [name, marked, label, options = {}] of ABSENT) {
    test(`${name}: ${marked}`, () => {
      expect(itemsAt(marked, options).map((item) => item.label)).not.toContain(label);
    });
  }
});

describe("an item", () => {
  test("says type, sentence and the value in the open trace", () => {
    const host = itemsAt("|", { environment: ENVIRONMENT }).find(({ label }) => label === "http.host");
    expect(host).toMatchObject({ kind: "field", detail: "String", help: { current: { text: `"shop.example.com"`, source: "derived" } } });
  });

  test("that is out of date stands last and says so", () => {
    const items = itemsAt("|");
    expect(items.find(({ label }) => label === "ip.geoip.country")?.deprecated).toBe(true);
    expect(items.at(-1)?.label.startsWith("ip.geoip.")).toBe(true);
  });

  test("of a country says its name", () => {
    expect(itemsAt("ip.src.country eq |").find(({ label }) => label === `"AT"`)?.detail).toBe("Austria");
  });
});

describe("what is replaced", () => {
  const SPANS: readonly (readonly [name: string, marked: string, replaced: string])[] = [
    ["the word at the cursor, to its end", "http.ho|st eq", "http.host"],
    ["nothing behind white space", "http.host |", ""],
    ["a text with its quotes", `ip.src.country eq "D|E" and ssl`, `"DE"`],
    ["a text that is not closed", `ip.src.country eq "D|`, `"D`],
    ["a list's name", "ip.src in $off|", "$off"],
    ["a key with its quotes", `http.request.headers["x|"]`, `"x"`],
  ];

  test.each(SPANS)("%s: %s", (_name, marked, replaced) => {
    const { document, offset } = atCursor(marked);
    const { start, end } = complete(document, offset);
    expect(document.text.slice(start, end)).toBe(replaced);
  });
});

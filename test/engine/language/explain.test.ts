import { describe, expect, test } from "vitest";
import { type Explanation, type ExplanationNode, explain, type Scheme, STANDARD_SCHEME } from "../../../engine/language/index";
import type { Json } from "../../../engine/support/json";
import { check, momentOf } from "./support/evaluate";
import { listOf, unknownList } from "./support/lists";
import { SMALL_SCHEME } from "./support/small-scheme";

type Fields = Readonly<Record<string, Json>>;

function explained(text: string, fields: Fields, scheme: Scheme = SMALL_SCHEME): Explanation {
  const lists = { office: listOf("office", ["192.0.2.0/24"]), "cf.vpn": unknownList("cf.vpn") };
  return explain(check(scheme, text), momentOf(scheme, { fields, lists }));
}

/** `text state` of every node, outermost first. */
function states(text: string, node: ExplanationNode): readonly string[] {
  return [`${text.slice(node.start, node.end)} → ${node.state}`, ...node.children.flatMap((child) => states(text, child))];
}

describe("every sub-expression", () => {
  test("has its state and its value", () => {
    const text = 'http.host eq "a" and not ssl';
    const { root } = explained(text, { "http.host": "a", ssl: false });
    expect(states(text, root)).toEqual([
      'http.host eq "a" and not ssl → true',
      'http.host eq "a" → true',
      "http.host → value",
      '"a" → value',
      "not ssl → true",
      "ssl → false",
    ]);
    expect(root.children[0]).toMatchObject({ kind: "comparison", operator: "eq", value: true });
    expect(root.children[0]?.children[0]).toMatchObject({ kind: "field", value: "a", source: "given" });
  });

  test("is not evaluated behind the one that decides", () => {
    const text = 'ssl and http.host eq "a"';
    expect(states(text, explained(text, { ssl: false, "http.host": "a" }).root)).toEqual([
      'ssl and http.host eq "a" → false',
      "ssl → false",
      'http.host eq "a" → not-evaluated',
      "http.host → not-evaluated",
      '"a" → not-evaluated',
    ]);
  });

  test("is missing where its value is", () => {
    const text = 'http.request.headers["x"][0] eq "a"';
    expect(states(text, explained(text, { "http.request.headers": {} }).root)).toEqual([
      'http.request.headers["x"][0] eq "a" → false',
      'http.request.headers["x"][0] → missing',
      'http.request.headers["x"] → missing',
      "http.request.headers → value",
      '"a" → value',
    ]);
  });

  test("shows one truth per element over [*]", () => {
    const { root } = explained('any(http.request.headers.names[*] eq "a")', { "http.request.headers.names": ["b", "a"] });
    expect(root).toMatchObject({ kind: "any", state: "true", children: [{ kind: "comparison", value: [false, true] }] });
  });

  test("shows bytes that are no text as base64, and cuts what is long", () => {
    const bytes = explained('http.host eq "a"', { "http.host": { base64: "/w==" } });
    expect(bytes.root.children[0]?.value).toEqual({ base64: "/w==" });
    const long = explained('http.host eq "a"', { "http.host": "é".repeat(2000) });
    expect(long.root.children[0]).toMatchObject({ value: "é".repeat(1000), cut: true });
  });
});

describe("what hangs on an assumption", () => {
  const CASES: readonly (readonly [says: string, text: string, fields: Fields, hangsOn: readonly string[]])[] = [
    ["nothing, where all that decides is given", 'http.host eq "a"', { "http.host": "a" }, []],
    ["an outcome that an assumed field decides", "ssl and t", { ssl: true }, ["t"]],
    ["nothing, where a given condition fails anyway", "t and ssl", { ssl: false }, []],
    ["nothing, where an assumed condition is not needed", "ssl or t", { ssl: true }, []],
    ["nothing, where a later alternative holds for certain", "t or ssl", { ssl: true }, []],
    ["all assumed fields that could change it", 'http.host eq "a" or optional eq "b" or ssl', { ssl: false }, ["http.host", "optional"]],
    ["a call on an assumed field", 'lower(http.host) eq "a"', {}, ["http.host"]],
    ["nothing, where the left side is missing for certain", "optional eq http.host", { optional: null }, []],
    ["a list whose contents nobody knows", "ip.src in $cf.vpn", { "ip.src": "192.0.2.1" }, ["$cf.vpn"]],
    ["a list that is nowhere", "ip.src in $nowhere", { "ip.src": "192.0.2.1" }, ["$nowhere"]],
    ["nothing, where the list is given", "ip.src in $office", { "ip.src": "192.0.2.1" }, []],
    ["an odd number of conditions", "ssl xor t", { ssl: true }, ["t"]],
  ];
  for (const [says, text, fields, hangsOn] of CASES) {
    test(says, () => {
      const explanation = explained(text, fields);
      expect(explanation.hangsOn).toEqual(hangsOn);
      expect(explanation.certain).toBe(hangsOn.length === 0);
    });
  }

  test("an assumed condition that fails does not hide one that fails for certain", () => {
    const text = 'not t and ssl and http.host eq "a"';
    const { root, certain, blocking } = explained(text, { ssl: false });
    expect(certain).toBe(true);
    expect(root.children.map(({ state, hangs }) => [state, hangs ?? false])).toEqual([
      ["false", true],
      ["false", false],
      ["not-evaluated", false],
    ]);
    expect(blocking?.sentence).toBe("ssl is false; the rule needs true");
  });
});

describe("the first blocking condition", () => {
  const CASES: readonly (readonly [text: string, fields: Fields, sentence: string])[] = [
    [
      'http.host eq "www.example.com"',
      { "http.host": "shop.example.com" },
      'http.host is "shop.example.com"; the rule needs "www.example.com"',
    ],
    ['ssl and http.host eq "b" and t', { ssl: true, "http.host": "a", t: false }, 'http.host is "a"; the rule needs "b"'],
    ['http.host eq "b" or http.host eq "c"', { "http.host": "a" }, 'http.host is "a"; the rule needs "b" or "c"'],
    [
      'http.host eq "b" or ssl',
      { "http.host": "a", ssl: false },
      'none of 2 alternatives holds: http.host is "a", not "b"; ssl is false, not true',
    ],
    ['http.host in {"b" "c" "d" "e"}', { "http.host": "a" }, 'http.host is "a"; the rule needs one of "b", "c", "d" or 1 more'],
    ['not http.host in {"a" "b"}', { "http.host": "a" }, 'http.host is "a"; the rule needs none of "a", "b"'],
    ['http.host ne "a"', { "http.host": "a" }, 'http.host is "a"; the rule needs anything but "a"'],
    [
      'not (ssl and http.host contains "a")',
      { ssl: true, "http.host": "a" },
      'none of 2 alternatives holds: ssl is true, not false; http.host is "a", not text that does not contain "a"',
    ],
    ["not (ssl or t)", { ssl: false, t: true }, "t is true; the rule needs false"],
    ["cf.edge.server_port lt 80", { "cf.edge.server_port": 443 }, "cf.edge.server_port is 443; the rule needs less than 80"],
    ["ip.src in {192.0.2.0/24}", { "ip.src": "2001:db8::1" }, "ip.src is 2001:db8::1; the rule needs one of 192.0.2.0/24"],
    ["ip.src in $office", { "ip.src": "10.0.0.1" }, "ip.src is 10.0.0.1; the rule needs an item of the list $office"],
    ['http.request.headers["x"][0] eq "a"', { "http.request.headers": {} }, 'http.request.headers["x"][0] is missing; the rule needs "a"'],
    [
      "http.host eq http.request.uri.path",
      { "http.host": "a", "http.request.uri.path": "/" },
      'http.host is "a"; the rule needs http.request.uri.path, which is "/"',
    ],
    [
      'any(http.request.headers.names[*] eq "x")',
      { "http.request.headers.names": ["a"] },
      'http.request.headers.names[*] is ["a"]; the rule needs at least one element to be "x"',
    ],
    [
      'all(http.request.headers.names[*] eq "x")',
      { "http.request.headers.names": ["x", "a"] },
      'http.request.headers.names[*] is ["x","a"]; the rule needs every element to be "x"',
    ],
    ["ssl xor t", { ssl: true, t: true }, "2 of 2 conditions joined by xor hold; the rule needs an odd number of them to hold"],
    ['starts_with(http.host, "b")', { "http.host": "a" }, 'starts_with(http.host, "b") is false; the rule needs true'],
  ];
  for (const [text, fields, sentence] of CASES) {
    test(text, () => expect(explained(text, fields).blocking?.sentence).toBe(sentence));
  }

  const CALLS: readonly (readonly [text: string, fields: Fields, sentence: string])[] = [
    [
      'starts_with(http.host, "shop.")',
      { "http.host": "www.example.com" },
      'http.host is "www.example.com"; the rule needs text that begins with "shop."',
    ],
    [
      'not ends_with(http.host, ".com")',
      { "http.host": "a.com" },
      'http.host is "a.com"; the rule needs text that does not end with ".com"',
    ],
    [
      'starts_with(http.host, "a") or starts_with(http.host, "b")',
      { "http.host": "c" },
      'http.host is "c"; the rule needs text that begins with "a" or text that begins with "b"',
    ],
    [
      'any(starts_with(http.request.headers.names[*], "x-"))',
      { "http.request.headers.names": ["accept"] },
      'http.request.headers.names[*] is ["accept"]; the rule needs at least one element to be text that begins with "x-"',
    ],
    [
      "starts_with(http.request.uri.path, http.host)",
      { "http.request.uri.path": "/a", "http.host": "b" },
      'http.request.uri.path is "/a"; the rule needs text that begins with http.host, which is "b"',
    ],
    [
      'has_value(http.request.headers.names, "x")',
      { "http.request.headers.names": ["a"] },
      'http.request.headers.names is ["a"]; the rule needs "x" among its values',
    ],
    [
      'has_key(http.request.uri.args, "x")',
      { "http.request.uri.args": {} },
      'has_key(http.request.uri.args, "x") is false; the rule needs true',
    ],
    ["not ip.src in $office", { "ip.src": "192.0.2.1" }, "ip.src is 192.0.2.1; the rule needs no item of the list $office"],
  ];
  for (const [text, fields, sentence] of CALLS) {
    test(text, () => expect(explained(text, fields, STANDARD_SCHEME).blocking?.sentence).toBe(sentence));
  }

  test("stands at its place", () => {
    const text = '  ssl and http.host eq "b"';
    const { blocking } = explained(text, { ssl: true, "http.host": "a" });
    expect(text.slice(blocking?.start, blocking?.end)).toBe('http.host eq "b"');
  });

  test("is absent where the rule matches", () => {
    expect(explained("ssl", { ssl: true }).blocking).toBeNull();
  });
});

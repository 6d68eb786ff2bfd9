import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyEdits, type ConfigurationEdit, editText, editValue } from "../../../engine/config/edit";
import type { Json } from "../../../engine/support/json";

const FILE = "zones/example.com/rulesets/custom.json";

const TEXT = `{
  "result": {
    "id": "r1", "huge": 12345678901234567890,
    "rules": [
      { "id": "a",   "expression": "http.host eq \\u0022a\\u0022", "enabled": true },
      {
        "id": "b",
        "unknown": [1,2,  3],
        "enabled": true
      },
      { "id": "c" }
    ]
  }
}
`;

type Case = readonly [name: string, text: string, edit: ConfigurationEdit, expected: string];

const at = (pointer: string) => ({ file: FILE, pointer });

describe("an edit changes what it names and leaves every other character", () => {
  const CASES: readonly Case[] = [
    [
      "a rule is switched off",
      TEXT,
      { kind: "set", ...at("/result/rules/1/enabled"), value: false },
      TEXT.replace('3],\n        "enabled": true', '3],\n        "enabled": false'),
    ],
    [
      "an expression becomes another",
      TEXT,
      { kind: "set", ...at("/result/rules/0/expression"), value: 'http.host eq "z"' },
      TEXT.replace("http.host eq \\u0022a\\u0022", 'http.host eq \\"z\\"'),
    ],
    [
      "a rule that says the same keeps its escapes",
      TEXT,
      { kind: "set", ...at("/result/rules/0"), value: { enabled: true, expression: 'http.host eq "a"', id: "a" } },
      TEXT,
    ],
    [
      "of a whole rule only what differs is written, unknown keys with it",
      TEXT,
      { kind: "set", ...at("/result/rules/1"), value: { id: "b", unknown: [1, 2, 4], enabled: true } },
      TEXT.replace("[1,2,  3]", "[1,2,  4]"),
    ],
    [
      "a member that is new comes last, on a line of its own",
      TEXT,
      { kind: "set", ...at("/result/rules/1/description"), value: "B" },
      TEXT.replace('3],\n        "enabled": true', '3],\n        "enabled": true,\n        "description": "B"'),
    ],
    [
      "a member that is new stays on the line of the others",
      TEXT,
      { kind: "set", ...at("/result/rules/2/enabled"), value: false },
      TEXT.replace('{ "id": "c" }', '{ "id": "c", "enabled": false }'),
    ],
    ["an item goes", TEXT, { kind: "remove", ...at("/result/rules/2") }, TEXT.replace(',\n      { "id": "c" }', "")],
    ["a member goes", TEXT, { kind: "remove", ...at("/result/id") }, TEXT.replace('"id": "r1", ', "")],
    [
      "the order changes",
      TEXT,
      { kind: "move", ...at("/result/rules/2"), to: 0 },
      TEXT.replace('      { "id": "a"', '      { "id": "c" },\n      { "id": "a"').replace(',\n      { "id": "c" }\n', "\n"),
    ],
    [
      "an item comes in, on lines as the file has them",
      TEXT,
      { kind: "insert", ...at("/result/rules/3"), value: { id: "d" } },
      TEXT.replace('{ "id": "c" }', '{ "id": "c" },\n      {\n        "id": "d"\n      }'),
    ],
    [
      "a text without any space stays so",
      '{"rules":[{"id":"a"}]}',
      { kind: "insert", ...at("/rules/0"), value: { id: "b" } },
      '{"rules":[{"id":"b"},{"id":"a"}]}',
    ],
    [
      "the first item of an empty list",
      '{\n  "rules": []\n}\n',
      { kind: "insert", ...at("/rules/0"), value: { id: "b" } },
      '{\n  "rules": [\n    {\n      "id": "b"\n    }\n  ]\n}\n',
    ],
    [
      "tabs, line ends and a byte order mark stay",
      '\uFEFF{\r\n\t"a": {\r\n\t\t"b": 1\r\n\t}\r\n}\r\n',
      { kind: "set", ...at("/a/c"), value: { d: 2 } },
      '\uFEFF{\r\n\t"a": {\r\n\t\t"b": 1,\r\n\t\t"c": {\r\n\t\t\t"d": 2\r\n\t\t}\r\n\t}\r\n}\r\n',
    ],
    [
      "what a key or a value holds is no layout",
      '{"rules":[{"{\\", \\"":1,"a":": "}]}',
      { kind: "set", ...at("/rules/0/b"), value: { c: 1, d: 2 } },
      '{"rules":[{"{\\", \\"":1,"a":": ","b":{"c":1,"d":2}}]}',
    ],
    ["a key with a slash and a tilde", '{"a/b": {"~": 1}}', { kind: "set", ...at("/a~1b/~0"), value: 2 }, '{"a/b": {"~": 2}}'],
    ["of a key that stands twice the one that counts", '{"a": 1, "a": 2}', { kind: "set", ...at("/a"), value: 3 }, '{"a": 1, "a": 3}'],
    ["a whole file", TEXT, { kind: "text", file: FILE, text: "{ half" }, "{ half"],
  ];

  test.each(CASES)("%s", (_name, text, edit, expected) => {
    expect(editText(text, edit)).toBe(expected);
  });
});

describe("an edit whose place is not there is refused, with its number among the edits", () => {
  const CASES: readonly (readonly [string, ConfigurationEdit])[] = [
    ["another file", { kind: "set", file: "account/account.json", pointer: "", value: {} }],
    ["a rule too many", { kind: "set", ...at("/result/rules/3"), value: {} }],
    ["below something that is not there", { kind: "set", ...at("/none/expression"), value: "" }],
    ["no item to take out", { kind: "remove", ...at("/result/rules/7") }],
    ["a place beyond the end", { kind: "insert", ...at("/result/rules/4"), value: {} }],
    ["a move beyond the end", { kind: "move", ...at("/result/rules/0"), to: 3 }],
    ["a move out of the front", { kind: "move", ...at("/result/rules/0"), to: -1 }],
    ["an index with a sign", { kind: "remove", ...at("/result/rules/-1") }],
  ];
  test.each(CASES)("%s", (_name, edit) => {
    const first: ConfigurationEdit = { kind: "set", ...at("/result/id"), value: "r2" };
    expect(applyEdits(new Map([[FILE, TEXT]]), [first, edit])).toMatchObject({ kind: "problem", index: 1 });
    if (edit.file === FILE) expect(editValue(JSON.parse(TEXT), edit)).toBeNull();
  });

  test("what is no JSON cannot be edited in part", () => {
    expect(editText("{ half", { kind: "set", ...at("/a"), value: 1 })).toBeNull();
  });
});

test("files that no edit names are the very same", () => {
  const files = new Map([
    [FILE, TEXT],
    ["account/account.json", "{}"],
  ]);
  const edited = applyEdits(files, [{ kind: "remove", ...at("/result/rules/0") }]);
  expect(edited.kind === "edited" && [...edited.value.keys()]).toEqual([...files.keys()]);
  expect(edited.kind === "edited" && edited.value.get("account/account.json")).toBe("{}");
  expect(files.get(FILE)).toBe(TEXT);
});

const value = fc.jsonValue({ maxDepth: 2 }).map((json) => parse(JSON.stringify(json)));
const rule = fc
  .dictionary(fc.constantFrom("id", "expression", "enabled", "a/b", "~", "__proto__", '{", "'), value, { maxKeys: 4 })
  .map((json) => parse(JSON.stringify(json)));
const rules = fc.array(rule, { minLength: 1, maxLength: 6 });
const spaces = fc.constantFrom(0, 2, 4, "\t");

describe("laws", () => {
  test("the edited text says what the edited value is", () => {
    fc.assert(
      fc.property(
        rules,
        spaces,
        fc.nat(6),
        fc.nat(6),
        rule,
        fc.constantFrom("set", "insert", "remove", "move"),
        (list, space, index, to, other, kind) => {
          const edit = { kind, file: FILE, pointer: `/rules/${index}`, value: other, to } as const;
          const json = { before: 1, rules: list };
          const text = editText(JSON.stringify(json, null, space), edit);
          const edited = editValue(json, edit);
          expect(text === null ? null : parse(text)).toEqual(edited);
        },
      ),
    );
  });

  test("an edit and its inverse give the same text where a key looks like layout", () => {
    const text = '{"rules":[{"{\\", \\"":1},{"id":"b"}]}';
    const place = { file: FILE, pointer: "/rules/0" };
    const edits: readonly ConfigurationEdit[] = [
      { kind: "set", ...place, value: "another" },
      { kind: "set", ...place, value: { '{", "': 1 } },
    ];
    expect(applyEdits(new Map([[FILE, text]]), edits)).toMatchObject({ value: new Map([[FILE, text]]) });
  });

  test("an edit and its inverse give the same text", () => {
    fc.assert(
      fc.property(rules, spaces, fc.nat(5), fc.nat(5), rule, (list, space, first, second, other) => {
        const text = JSON.stringify({ before: 1, rules: list, after: [] }, null, space);
        const index = first % list.length;
        const to = second % list.length;
        const place = { file: FILE, pointer: `/rules/${index}` };
        const back = { file: FILE, pointer: `/rules/${to}` };
        const old = list[index] ?? null;
        const PAIRS: readonly (readonly [ConfigurationEdit, ConfigurationEdit])[] = [
          [
            { kind: "move", ...place, to },
            { kind: "move", ...back, to: index },
          ],
          [
            { kind: "insert", ...place, value: other },
            { kind: "remove", ...place },
          ],
          [
            { kind: "set", ...place, value: "another" },
            { kind: "set", ...place, value: old },
          ],
          ...(list.length > 1
            ? [
                [
                  { kind: "remove", ...place },
                  { kind: "insert", ...place, value: old },
                ] as const,
              ]
            : []),
        ];
        for (const [edit, inverse] of PAIRS) {
          const edited = applyEdits(new Map([[FILE, text]]), [edit, inverse]);
          expect(edited.kind === "edited" && edited.value.get(FILE)).toBe(text);
        }
      }),
    );
  });

  test("a rule set over another says the other, whatever the spacing, and set to itself changes nothing", () => {
    fc.assert(
      fc.property(rule, rule, spaces, (before, after, space) => {
        const text = JSON.stringify({ rules: [before] }, null, space);
        const same = editText(text, { kind: "set", file: FILE, pointer: "/rules/0", value: before });
        const edited = editText(text, { kind: "set", file: FILE, pointer: "/rules/0", value: after });
        expect(same).toBe(text);
        expect(parse(edited ?? "null")).toEqual({ rules: [after] });
      }),
    );
  });
});

function parse(text: string): Json {
  const json: Json = JSON.parse(text);
  return json;
}

import { describe, expect, test } from "vitest";
import { diffConfigurations } from "../../../../engine/compare/configurations/difference/index";
import { createEditSpace } from "../../../../engine/compare/configurations/edit-space";
import { readConfiguration } from "../../../../engine/index";
import type { Json } from "../../../../engine/support/json";

type Items = readonly Json[];

const redirect = (from: string, to: string): Json => ({ redirect: { source_url: from, target_url: to } });
const hostname = (name: string, comment: string): Json => ({ hostname: { url_hostname: name }, comment });

/** Each edit as its kind and the item's index: of the list as it is now, of the list as it was where it is gone. */
const CASES: readonly (readonly [name: string, before: Items, after: Items, edits: readonly string[]])[] = [
  [
    "another address of the same comment",
    [{ ip: "192.0.2.0/26", comment: "Fourth floor" }],
    [{ ip: "192.0.2.0/24", comment: "Fourth floor" }],
    ["changed 0"],
  ],
  ["another address of the same id", [{ id: "1", ip: "192.0.2.0/26" }], [{ id: "1", ip: "192.0.2.0/24" }], ["changed 0"]],
  [
    "the same, where ids were made anew",
    [
      { id: "1", ip: "192.0.2.1" },
      { id: "2", ip: "192.0.2.2", comment: "Door" },
    ],
    [
      { id: "3", ip: "192.0.2.1" },
      { id: "4", ip: "192.0.2.9", comment: "Door" },
    ],
    ["changed 1"],
  ],
  ["an address that nothing names is another", [{ ip: "192.0.2.1" }], [{ ip: "192.0.2.2" }], ["removed 0", "added 0"]],
  ["another comment of the same address", [{ ip: "192.0.2.1", comment: "a" }], [{ ip: "192.0.2.1", comment: "b" }], ["changed 0"]],
  ["their order says nothing", [{ ip: "192.0.2.1" }, { ip: "192.0.2.2" }], [{ ip: "192.0.2.2" }, { ip: "192.0.2.1" }], []],
  ["a number of a network", [{ asn: 64500 }], [{ asn: 64500 }, { asn: 64501 }], ["added 1"]],
  [
    "another target of a redirect",
    [redirect("example.com/a", "https://example.org/")],
    [redirect("example.com/a", "https://example.net/")],
    ["changed 0"],
  ],
  ["another host name of the same comment", [hostname("a.example.com", "Shop")], [hostname("b.example.com", "Shop")], ["changed 0"]],
];

const FILE = "account/lists/office.json";

function list(kind: string, items: Items): ReadonlyMap<string, string> {
  return new Map([
    ["account/account.json", '{"id": "a", "name": "A"}'],
    [FILE, JSON.stringify({ id: "l", name: "office", kind, items })],
  ]);
}

function kindOf(items: Items): string {
  const text = JSON.stringify(items);
  return ["redirect", "hostname", "asn"].find((kind) => text.includes(`"${kind}"`)) ?? "ip";
}

describe("an edit of a list item is one edit, wherever it is told", () => {
  test.each(CASES)("%s", (_name, before, after, edits) => {
    const [old, now] = [list(kindOf(before), before), list(kindOf(after), after)];
    const told = diffConfigurations(readConfiguration("a", old), readConfiguration("b", now));
    for (const found of [createEditSpace(old, now).edits, told]) {
      expect(
        found.map(({ kind, place }) => `${kind} ${/^\/items\/(\d+)/.exec((place.after ?? place.before)?.pointer ?? "")?.[1] ?? ""}`),
      ).toEqual(edits);
    }
  });

  test("items that stand in a file of their own", () => {
    const own = (items: Items): ReadonlyMap<string, string> =>
      new Map([
        [FILE, JSON.stringify({ id: "l", name: "office", kind: "ip" })],
        ["account/lists/office.items.json", JSON.stringify(items)],
      ]);
    const [old, now] = [own([{ ip: "192.0.2.1", comment: "Door" }]), own([{ ip: "192.0.2.9", comment: "Door" }])];
    expect(createEditSpace(old, now).edits.map(({ kind }) => kind)).toEqual(["changed"]);
    expect(diffConfigurations(readConfiguration("a", old), readConfiguration("b", now)).map(({ kind }) => kind)).toEqual(["changed"]);
  });
});

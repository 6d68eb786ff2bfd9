import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { jsonPatch, type PatchOperation } from "../../../../engine/config/export/index";
import type { Json } from "../../../../engine/support/json";

/** RFC 6902, as far as our patches use it. */
function apply(document: Json, operations: readonly PatchOperation[]): Json {
  const root = { value: structuredClone(document) };
  for (const operation of operations) {
    if (operation.op === "move") {
      const moved = change(root, operation.from, null, "remove");
      change(root, operation.path, moved, "add");
    } else change(root, operation.path, operation.op === "remove" ? null : operation.value, operation.op);
  }
  return root.value;
}

function change(root: { value: Json }, pointer: string, value: Json, op: "add" | "remove" | "replace"): Json {
  const steps = pointer.split("/").map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
  let target: unknown = root;
  for (const step of ["value", ...steps.slice(1)].slice(0, -1)) target = member(target, step);
  const last = ["value", ...steps.slice(1)].at(-1) ?? "";
  const old = JSON.parse(JSON.stringify(member(target, last) ?? null));
  if (Array.isArray(target)) target.splice(Number(last), op === "add" ? 0 : 1, ...(op === "remove" ? [] : [value]));
  else if (typeof target === "object" && target !== null) {
    if (op === "remove") Reflect.deleteProperty(target, last);
    else Object.defineProperty(target, last, { value, enumerable: true, configurable: true, writable: true });
  }
  return old;
}

function member(target: unknown, step: string): unknown {
  if (Array.isArray(target)) return target[Number(step)];
  return typeof target === "object" && target !== null && Object.hasOwn(target, step) ? Reflect.get(target, step) : undefined;
}

describe("a patch says as little as it can", () => {
  const CASES: readonly (readonly [name: string, before: Json, after: Json, patch: readonly PatchOperation[]])[] = [
    ["nothing", { a: 1 }, { a: 1 }, []],
    ["a value", { a: 1 }, { a: 2 }, [{ op: "replace", path: "/a", value: 2 }]],
    [
      "a key more and a key less",
      { a: 1 },
      { "b/c": 2 },
      [
        { op: "remove", path: "/a" },
        { op: "add", path: "/b~1c", value: 2 },
      ],
    ],
    ["a rule that moved", [{ id: "a" }, { id: "b" }], [{ id: "b" }, { id: "a" }], [{ op: "move", from: "/1", path: "/0" }]],
    [
      "a rule in between",
      [{ id: "a" }, { id: "b" }],
      [{ id: "a" }, { id: "c" }, { id: "b" }],
      [{ op: "add", path: "/1", value: { id: "c" } }],
    ],
    ["a rule that went", [{ id: "a" }, { id: "b" }], [{ id: "b" }], [{ op: "remove", path: "/0" }]],
    ["a change in a rule", [{ id: "a", x: 1 }], [{ id: "a", x: 2 }], [{ op: "replace", path: "/0/x", value: 2 }]],
    [
      "a list of plain values",
      [1, 2, 3],
      [1, 3],
      [
        { op: "replace", path: "/1", value: 3 },
        { op: "remove", path: "/2" },
      ],
    ],
  ];

  test.each(CASES)("%s", (_name, before, after, patch) => {
    expect(jsonPatch(before, after)).toEqual(patch);
  });
});

test("a patch makes the one of the other, whatever they are", () => {
  const rule = fc.record({ id: fc.constantFrom("a", "b", "c", "d"), x: fc.integer({ min: 0, max: 2 }) });
  const rules = fc.uniqueArray(rule, { selector: ({ id }) => id, maxLength: 4 });
  const document = fc
    .oneof(fc.record({ rules, other: fc.jsonValue({ maxDepth: 2 }) }), fc.jsonValue({ maxDepth: 3 }))
    .map((value): Json => JSON.parse(JSON.stringify(value)));
  fc.assert(
    fc.property(document, document, (before, after) => {
      expect(apply(before, jsonPatch(before, after))).toEqual(after);
    }),
  );
});

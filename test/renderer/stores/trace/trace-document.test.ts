import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { SavedTrace } from "../../../../engine/contract/index";
import {
  createDocument,
  isDirty,
  redone,
  type TraceDocument,
  undone,
  withChanges,
  withText,
} from "../../../../renderer/stores/trace/trace-document";
import { readTraceText } from "../../../../renderer/stores/trace/trace-text";

const SAVED: SavedTrace = { name: "A", trace: { method: "GET", url: "https://a.example/" } };

function start(): TraceDocument {
  return createDocument({ key: "a", traceId: "a", folder: "", revision: "1", base: SAVED, saved: SAVED });
}

describe("form and JSON are one state", () => {
  test("a change in the form is in the JSON at once", () => {
    const document = withChanges(start(), [[["trace", "method"], "PUT"]]);
    expect(JSON.parse(document.text)).toEqual({ name: "A", trace: { method: "PUT", url: "https://a.example/" } });
    expect(document.saved.trace.method).toBe("PUT");
  });

  test("a change in the JSON is in the form at once", () => {
    const document = withText(start(), `{"trace":{"method":"PUT","url":"https://b.example/"}}`, "json");
    expect(document.saved).toEqual({ trace: { method: "PUT", url: "https://b.example/" } });
    expect(document.problem).toBeNull();
  });

  test("a mistake in the JSON keeps the last valid form and says where it is", () => {
    const document = withText(start(), `{\n  "trace": { "method": "GET", "url": \n}`, "json");
    expect(document.saved).toEqual(SAVED);
    expect(document.problem).toMatchObject({ line: 3, column: 1 });
  });

  test("the form goes on from the last valid text, and undo brings the mistaken one back", () => {
    const mistaken = withText(start(), "{", "json");
    const changed = withChanges(mistaken, [[["trace", "method"], "PUT"]]);
    expect(changed.saved).toEqual({ ...SAVED, trace: { ...SAVED.trace, method: "PUT" } });
    expect(changed.problem).toBeNull();
    expect(undone(changed).text).toBe("{");
  });

  test("law: whatever is typed, the form shows a text that was valid, and exactly the newest one", () => {
    const typed = fc.oneof(
      fc.string(),
      fc.record({ name: fc.string(), trace: fc.record({ method: fc.string(), url: fc.webUrl() }) }).map((saved) => JSON.stringify(saved)),
    );
    fc.assert(
      fc.property(fc.array(typed, { minLength: 1 }), (texts) => {
        const document = texts.reduce((before, text) => withText(before, text, "json"), start());
        const newest = [start().text, ...texts].findLast((text) => readTraceText(text).kind === "valid");
        expect(document.text).toBe(texts.at(-1));
        expect(document.validText).toBe(newest);
        expect(readTraceText(document.validText)).toEqual({ kind: "valid", saved: document.saved });
      }),
    );
  });
});

describe("unsaved", () => {
  test("nothing is unsaved at first", () => expect(isDirty(start())).toBe(false));

  test("a change is unsaved, and changing it back is saved again", () => {
    const changed = withChanges(start(), [[["trace", "method"], "PUT"]]);
    expect(isDirty(changed)).toBe(true);
    expect(isDirty(withChanges(changed, [[["trace", "method"], "GET"]]))).toBe(false);
  });

  test("a trace without a file is always unsaved", () => {
    expect(isDirty(createDocument({ key: "new-1", traceId: null, folder: "", revision: null, base: null, saved: SAVED }))).toBe(true);
  });
});

describe("undo", () => {
  test("one field typed letter by letter is one step", () => {
    const typed = ["P", "PU", "PUT"].reduce((document, method) => withChanges(document, [[["trace", "method"], method]]), start());
    expect(undone(typed).text).toBe(start().text);
  });

  test("two fields are two steps", () => {
    const one = withChanges(start(), [[["trace", "method"], "PUT"]]);
    const two = withChanges(one, [[["trace", "url"], "https://b.example/"]]);
    expect(undone(two).text).toBe(one.text);
    expect(undone(undone(two)).text).toBe(start().text);
  });

  test("a new change ends what could be redone", () => {
    const changed = withChanges(undone(withChanges(start(), [[["name"], "B"]])), [[["name"], "C"]]);
    expect(redone(changed)).toBe(changed);
  });

  test("law: undoing everything gives the start, redoing everything the end", () => {
    const change = fc.tuple(fc.constantFrom("name", "description", "notes"), fc.string({ minLength: 1 }));
    fc.assert(
      fc.property(fc.array(change, { maxLength: 30 }), (changes) => {
        const end = changes.reduce((document, [key, value]) => withChanges(document, [[[key], value]]), start());
        const steps = Array.from({ length: end.past.length });
        const back = steps.reduce<TraceDocument>((document) => undone(document), end);
        expect(back.text).toBe(start().text);
        expect(steps.reduce<TraceDocument>((document) => redone(document), back).text).toBe(end.text);
      }),
    );
  });
});

test("long texts leave fewer steps to undo, and at least one", () => {
  const bodies = ["a", "b", "c", "d", "e"].map((letter) => letter.repeat(5_000_000));
  const noted = bodies.reduce((document, notes) => withChanges(document, [[["notes"], notes]], "alone"), start());
  expect(noted.past.map((text) => text.length > 5_000_000)).toEqual([true, true, true]);
  expect(undone(noted).saved.notes?.slice(0, 3)).toBe("ddd");
  const huge = withChanges(start(), [[["notes"], "-".repeat(17_000_000)]], "alone");
  const after = withChanges(huge, [[["notes"], "short"]], "alone");
  expect(after.past).toHaveLength(1);
  expect(undone(after).saved.notes).toHaveLength(17_000_000);
});

test("what stands alone is a step of its own also when no more steps are kept", () => {
  const names = Array.from({ length: 250 }, (_, at) => `name ${at}`);
  const named = names.reduce((document, name) => withChanges(document, [[["name"], name]], "alone"), start());
  expect(named.past).toHaveLength(200);
  expect(undone(named).saved.name).toBe("name 248");
});

test("changes of one value are one step to undo, but for those that stand alone", () => {
  const typed = withChanges(withChanges(start(), [[["name"], "B"]]), [[["name"], "Bo"]]);
  expect(typed.past).toHaveLength(1);
  const alone = withChanges(typed, [[["name"], "Bob"]], "alone");
  expect(alone.past).toHaveLength(2);
  expect(withChanges(alone, [[["name"], "Bobb"]]).past).toHaveLength(3);
  expect(undone(alone).saved.name).toBe("Bo");
});

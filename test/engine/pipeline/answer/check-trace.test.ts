import { expect, test } from "vitest";
import { prepareConfiguration, readConfiguration, runTrace } from "../../../../engine/index";
import { checkTrace } from "../../../../engine/pipeline/answer/check-trace";

const TRACE = { url: "https://example.com/", method: "GET" };

const DOUBTS = [
  ["a key that looks like another", { ...TRACE, cookis: { a: "b" } }, [["/cookis", "unread-key", "did you mean “cookies”?"]]],
  ["one deep in the trace", { ...TRACE, context: { bot_scor: 1 } }, [["/context/bot_scor", "unread-key", "did you mean “bot_score”?"]]],
  ["the same in a saved trace", { trace: { ...TRACE, contxt: {} } }, [["/trace/contxt", "unread-key", "did you mean “context”?"]]],
  ["a key that looks like nothing", { ...TRACE, future: 1 }, [["/future", "unread-key", "is no key of a trace"]]],
  ["a key of a saved trace in a bare one", { ...TRACE, fields: {} }, [["/fields", "unread-key", "it stands beside “trace”"]]],
  ["a key of the trace beside it", { trace: TRACE, headers: {} }, [["/headers", "unread-key", "it stands inside of “trace”"]]],
  ["a key of the context beside it", { ...TRACE, bot_score: 3 }, [["/bot_score", "unread-key", "it stands in “context”"]]],
  ["a key of the file that looks like another", { trace: TRACE, expcet: [] }, [["/expcet", "unread-key", "did you mean “expect”?"]]],
  [
    "a key of an earlier request",
    { trace: TRACE, world: { before: [{ secnds: 4 }] } },
    [["/world/before/0/secnds", "unread-key", "“seconds”"]],
  ],
  [
    "a country's name",
    { ...TRACE, context: { geoloc: { iso_code: "Germany" } } },
    [["/context/geoloc/iso_code", "unknown-country", "“DE”"]],
  ],
  ["small letters", { ...TRACE, context: { geoloc: { iso_code: "de" } } }, [["/context/geoloc/iso_code", "unknown-country", "“DE”"]]],
  [
    "a code of no country",
    { ...TRACE, context: { geoloc: { iso_code: "ZZ" } } },
    [["/context/geoloc/iso_code", "unknown-country", "such as DE"]],
  ],
] as const;

test.each(DOUBTS)("tells of %s", (_name, json, expected) => {
  expect(checkTrace(json)).toEqual(expected.map(([pointer, code, words]) => ({ pointer, code, message: expect.stringContaining(words) })));
});

const FINE = [
  [
    "the published example",
    { ...TRACE, body: { base64: "" }, cookies: { a: "b" }, headers: { a: "b" }, protocol: "HTTP/1.1", skip_response: true },
  ],
  [
    "names of headers, fields and variables",
    { trace: { ...TRACE, headers: { cookis: "1" } }, fields: { "x.y": 1 }, variables: { contxt: 1 } },
  ],
  ["keys of the user's own in the file", { trace: TRACE, owner: "shop", ticket: 7, origin: { remark: "slow" } }],
  ["a placeholder for a country, Tor, and unknown", { trace: { ...TRACE, context: { geoloc: { iso_code: "{{country}}" } } } }],
  ["Tor", { ...TRACE, context: { geoloc: { iso_code: "T1" } } }],
  ["what is no trace", [1]],
] as const;

test.each(FINE)("has no doubt about %s", (_name, json) => expect(checkTrace(json)).toEqual([]));

test("a result tells the doubts among its limits, with the place in the saved trace", () => {
  const files = new Map([["zones/example.com/zone.json", '{"id":"1","name":"example.com"}']]);
  const misspelled = { ...TRACE, cookis: {} };
  expect(runTrace(prepareConfiguration(readConfiguration("c", files)), { trace: misspelled }).workbench.limits).toContainEqual({
    code: "unread-key",
    message: "“cookis” is read by nobody: did you mean “cookies”?",
    pointer: "/trace/cookis",
  });
});

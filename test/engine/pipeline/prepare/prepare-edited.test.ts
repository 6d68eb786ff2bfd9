import { expect, test } from "vitest";
import { applyEdits, type ConfigurationEdit } from "../../../../engine/config/edit";
import { prepareConfiguration, readConfiguration, runTrace } from "../../../../engine/index";

const FILE = "zones/example.com/rulesets/custom.json";
const PLACE = { file: FILE, pointer: "/rules/0/expression" };

const rule = (id: string, expression: string, action = "block") => ({ id, ref: id, description: id, action, enabled: true, expression });

const FILES: ReadonlyMap<string, string> = new Map([
  ["zones/example.com/zone.json", JSON.stringify({ id: "z", name: "example.com", status: "active", plan: { legacy_id: "pro" } })],
  ["zones/example.com/dns_records.json", JSON.stringify([{ name: "example.com", type: "A", content: "192.0.2.1", proxied: true }])],
  [
    FILE,
    JSON.stringify({
      id: "r",
      name: "default",
      kind: "zone",
      phase: "http_request_firewall_custom",
      rules: [
        rule("a", 'lower(http.host) eq "example.com" and http.request.uri.path eq "/a"'),
        rule("b", 'lower(http.host) eq "example.com" and http.request.uri.path eq "/b"'),
        rule("c", 'lower(http.host) eq "example.org"', "log"),
      ],
    }),
  ],
]);

const EDITS: readonly (readonly [string, ConfigurationEdit])[] = [
  ["nothing new", { kind: "set", ...PLACE, value: 'lower(http.host) eq "example.com" and http.request.uri.path eq "/a"' }],
  ["a sub-expression that no rule had", { kind: "set", ...PLACE, value: 'upper(http.host) eq "EXAMPLE.COM" and lower(http.host) ne ""' }],
  ["a broken expression", { kind: "set", ...PLACE, value: "http.hots eq 1" }],
  ["a rule less", { kind: "remove", file: FILE, pointer: "/rules/0" }],
  ["another order", { kind: "move", file: FILE, pointer: "/rules/1", to: 0 }],
];

test.each(EDITS)("an edited configuration prepared on top of the one before says the same as one prepared afresh: %s", (_name, edit) => {
  const before = prepareConfiguration(readConfiguration("p", FILES));
  const edited = applyEdits(FILES, [edit]);
  if (edited.kind === "problem") throw new Error(edited.message);
  const configuration = readConfiguration("p", edited.value);
  const [onTop, afresh] = [prepareConfiguration(configuration, before), prepareConfiguration(configuration)];
  expect(onTop.findings).toEqual(afresh.findings);
  for (const path of ["/a", "/b", "/c"]) {
    const saved = { trace: { method: "GET", url: `https://example.com${path}` } };
    expect(runTrace(onTop, saved)).toEqual(runTrace(afresh, saved));
    expect(runTrace(before, saved)).toEqual(runTrace(prepareConfiguration(readConfiguration("p", FILES)), saved));
  }
});

import { describe, expect, test } from "vitest";
import { prepareConfiguration } from "../../../engine/index";
import { coverageOf } from "../../../engine/library/coverage/coverage";
import { expandTrace } from "../../../engine/library/parameters/expand-trace";
import { redirectLoops } from "../../../engine/library/run/redirect-loops";
import { countVerdicts, type LibraryRun, runLibrary } from "../../../engine/library/run/run-library";
import { addTallies, NO_TALLY } from "../../../engine/library/run/tally";
import type { Json } from "../../../engine/support/json";
import { configurationOf, entryPoint, rule } from "../../support/configurations";

const CONFIGURATION = configurationOf({
  zone: [
    entryPoint("http_request_dynamic_redirect", [
      redirect("there", "/there", "https://example.com/back"),
      redirect("back", "/back", "https://example.com/there"),
      redirect("out", "/out", "https://elsewhere.example/"),
      redirect("slash", "/slash", "https://example.com/slash#top"),
    ]),
    entryPoint("http_request_firewall_custom", [
      rule("admin", 'http.request.uri.path eq "/admin" and not ip.src in {192.0.2.0/24}', "block"),
      rule("idle", 'http.request.uri.path eq "/idle" or ssl', "log"),
      { ...rule("off", "true", "block"), enabled: false },
      rule("always", "true", "log"),
    ]),
  ],
});
const PREPARED = prepareConfiguration(CONFIGURATION);

function redirect(id: string, from: string, to: string): Json {
  return rule(id, `http.request.uri.path eq "${from}"`, "redirect", { from_value: { status_code: 302, target_url: { value: to } } });
}

function run(...files: readonly Json[]): LibraryRun {
  const expanded = files.map((file, index) => expandTrace(`${index}.trace.json`, file, {}));
  return runLibrary(
    PREPARED,
    expanded.flatMap(({ cases, broken }) => [...cases, ...broken]),
  );
}

function get(path: string, more: Readonly<Record<string, Json>> = {}): Json {
  return { trace: { method: "GET", url: `https://example.com${path}` }, ...more };
}

describe("a run", () => {
  test("has a verdict a case", () => {
    const { cases } = run(
      get("/admin", { expect: [{ status: 403 }] }),
      get("/", { expect: [{ status: 403 }] }),
      get("/"),
      get("/", { expect: [{ stauts: 403 }] }),
      get("/{{path}}"),
      { trace: { method: "GET", url: "https://nowhere.example/" } },
      { trace: { method: "GET", url: "https://nowhere.example/" }, expect: [{ outcome: "untraceable" }] },
    );
    expect(cases.map(({ verdict }) => verdict)).toEqual(["passed", "failed", "unchecked", "broken", "broken", "broken", "passed"]);
    expect(countVerdicts(cases)).toEqual({ passed: 2, failed: 1, unchecked: 1, broken: 3 });
    expect(cases.flatMap(({ problems }) => problems.map(({ message }) => message))).toEqual([
      expect.stringContaining("“stauts” is no expectation"),
      expect.stringContaining("there is no variable “path”"),
      expect.stringContaining("nowhere.example belongs to no zone"),
    ]);
  });

  test("gives the same bytes for the same input", () => {
    const files = [get("/admin"), get("/there"), get("/")];
    expect(JSON.stringify(run(...files))).toBe(JSON.stringify(run(...files)));
  });

  test("counts what was reached and matched, by phase and by rule", () => {
    const { tally } = run(get("/admin"), get("/"), get("/out"));
    expect(tally.cases).toBe(3);
    expect(tally.phases).toMatchObject({
      http_request_dynamic_redirect: { reached: 3, matched: 1 },
      http_request_firewall_custom: { reached: 2, matched: 2 },
    });
    expect(tally.rules["zones/example.com/rulesets/1.json#/rules/0"]).toMatchObject({ evaluated: 2, matched: 1 });
    expect(tally.rules["zones/example.com/rulesets/1.json#/rules/2"]).toBeUndefined();
  });

  test("in parts counts the same as in one", () => {
    const files = [get("/admin"), get("/"), get("/out"), get("/idle")];
    const parts = files.map((file) => run(file).tally).reduce(addTallies, NO_TALLY);
    expect(parts).toEqual(run(...files).tally);
  });
});

describe("a redirect", () => {
  const LOOPS: readonly (readonly [path: string, to: string, loops: boolean])[] = [
    ["/there", "https://example.com/back", true],
    ["/out", "https://elsewhere.example/", false],
    ["/slash", "https://example.com/slash#top", true],
    ["/x", "https://example.com/there", true],
    ["/x", "https://example.com/done", false],
    ["/x", "mailto:a@example.com", false],
  ];

  test.each(LOOPS)("from %s to %s: loops %s", (path, location, loops) => {
    expect(redirectLoops(PREPARED, { trace: { method: "GET", url: `https://example.com${path}` } }, { status: 302, location }, {})).toBe(
      loops,
    );
  });

  test("of a run says whether it loops", () => {
    expect(run(get("/there"), get("/out")).cases.map(({ outcome }) => outcome?.loops)).toEqual([true, false]);
  });
});

describe("coverage", () => {
  const entries = (run_: LibraryRun): ReadonlyMap<string, readonly string[]> =>
    new Map(coverageOf(CONFIGURATION, run_.tally).entries.map(({ rule: id, conditions }) => [id, conditions.map(({ seen }) => seen)]));

  test("of nothing is nothing", () => {
    expect(coverageOf(CONFIGURATION, NO_TALLY)).toMatchObject({
      rules: { total: 7, matched: 0 },
      conditions: { total: 8, both: 0 },
      percent: 0,
    });
  });

  test("says of each condition whether it was ever true and ever false", () => {
    const one = entries(run(get("/admin", { fields: { "ip.src": "198.51.100.1" } })));
    expect(one.get("admin")).toEqual(["never false", "never true"]);
    expect(one.get("idle")).toEqual(["never evaluated", "never evaluated"]);
    const more = entries(
      run(get("/admin", { fields: { "ip.src": "198.51.100.1" } }), get("/admin", { fields: { "ip.src": "192.0.2.1" } }), get("/idle")),
    );
    expect(more.get("admin")).toEqual(["both", "both"]);
    expect(more.get("idle")).toEqual(["both", "never false"]);
    expect(more.get("always")).toEqual([]);
  });

  test("leaves out rules that are switched off", () => {
    expect([...entries(run()).keys()]).toEqual(["there", "back", "out", "slash", "admin", "idle", "always"]);
  });

  test("is the share of rules that some case matches", () => {
    expect(coverageOf(CONFIGURATION, run(get("/admin"), get("/")).tally)).toMatchObject({
      rules: { total: 7, matched: 3 },
      percent: (3 / 7) * 100,
    });
  });
});

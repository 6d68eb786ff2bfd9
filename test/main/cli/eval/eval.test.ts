import { describe, expect, test } from "vitest";
import { readEvalArguments } from "../../../../main/cli/eval/eval-arguments";
import { makeFolder } from "../../support/make-workspace";
import { runCli } from "../../support/run-cli";

describe("one expression", () => {
  const CASES = [
    ["a filter that matches", ["1.1.1.1 eq 1.1.1.1"], 2, ""],
    ["a filter on a documented default", ["not ssl or ssl"], 0, "true\n"],
    ["a value", ["--value", 'concat("a", "b")'], 0, '"ab"\n'],
    ["a value that is missing", ["--value", "http.host"], 0, "null\n"],
  ] as const;

  test.each(CASES)("%s", async (_name, args, exitCode, stdout) => {
    expect(await runCli(["eval", ...args])).toMatchObject({ exitCode, stdout });
  });

  test("reads its fields from a trace, and what a file gives comes before that", async () => {
    using folder = makeFolder();
    const trace = folder.write("a.trace.json", {
      trace: { method: "GET", url: "https://example.com/admin?x=1" },
      fields: { "ip.src": "192.0.2.1" },
    });
    const fields = folder.write("fields.json", { "http.request.uri.path": "/other" });
    const expression = 'http.host eq "example.com" and ip.src eq 192.0.2.1 and http.request.uri.path eq';
    expect(await runCli(["eval", `${expression} "/admin"`, "--trace", trace])).toMatchObject({ exitCode: 0, stdout: "true\n" });
    expect(await runCli(["eval", `${expression} "/other"`, "--trace", trace, "--fields", fields])).toMatchObject({
      exitCode: 0,
      stdout: "true\n",
    });
  });

  test("--explain shows what each part gives", async () => {
    using folder = makeFolder();
    const fields = folder.write("fields.json", { "http.host": "a.example" });
    const { exitCode, stdout } = await runCli(["eval", 'http.host eq "a.example" and ssl', "--fields", fields, "--explain"]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain("result: ");
    expect(stdout).toContain('http.host eq "a.example"  → true');
    expect(stdout).toContain('http.host  → "a.example" (given)');
  });

  test("a mistake has its line and column, and a mark under it", async () => {
    const run = await runCli(["eval", 'ssl and\n  http.hots eq "a"']);
    expect(run).toMatchObject({ exitCode: 2, stdout: "" });
    expect(run.stderr).toMatch(/^2:3: error: /);
    expect(run.stderr).toContain('\n    http.hots eq "a"\n    ^^^^^^^^^\n');
  });

  const UNUSABLE = [
    ["no expression", ["eval"], /give an expression/],
    ["an expression beside --batch", ["eval", "ssl", "--batch"], /give it alone/],
    ["a field that there is not", ["eval", "ssl", "--fields", "FIELDS"], /fields\.json#\/http\.hots: there is no field “http\.hots”/],
  ] as const;

  test.each(UNUSABLE)("exit code 2: %s", async (_name, args, message) => {
    using folder = makeFolder();
    const file = folder.write("fields.json", { "http.hots": "a" });
    const run = await runCli(args.map((argument) => (argument === "FIELDS" ? file : argument)));
    expect(run).toMatchObject({ exitCode: 2, stdout: "" });
    expect(run.stderr).toMatch(message);
  });
});

describe("the quick way reads what the slow one reads", () => {
  const CASES = [
    [["ssl"], { expression: "ssl" }],
    [["--value", "ssl", "--trace", "a.json"], { expression: "ssl", value: true, trace: "a.json" }],
    [["--batch"], { expression: undefined, batch: true }],
    [["--", "-x"], { expression: "-x" }],
    [["ssl", "extra"], null],
    [["--help"], null],
    [["--unknown"], null],
    [["--trace"], null],
  ] as const;

  test.each(CASES)("%j", (argv, expected) => expect(readEvalArguments(argv)).toEqual(expected));
});

describe("--batch", () => {
  async function batch(...parts: readonly string[]): Promise<readonly unknown[]> {
    const run = await runCli(["eval", "--batch"], parts);
    expect(run).toMatchObject({ exitCode: 0, stderr: "" });
    return run.stdout
      .split("\n")
      .slice(0, -1)
      .map((line): unknown => JSON.parse(line));
  }

  const ONE = [
    ["a filter", { id: 1, kind: "filter", expression: 'http.host eq "a"', fields: { "http.host": "a" } }, { id: 1, result: true }],
    ["a value", { id: "x", kind: "value", expression: "http.host", fields: { "http.host": "a" } }, { id: "x", result: "a" }],
    ["a missing value", { id: 1, kind: "value", expression: "http.host" }, { id: 1, result: null }],
    [
      "an address in a list that is given",
      { id: 1, kind: "filter", expression: "ip.src in $office", fields: { "ip.src": "192.0.2.9" }, lists: { office: ["192.0.2.0/24"] } },
      { id: 1, result: true },
    ],
    ["a mistake with its place", { id: 1, kind: "filter", expression: "é eq 1" }, { id: 1, error: { start: 0, line: 1, column: 1 } }],
    ["a kind that there is not", { id: 1, kind: "number", expression: "ssl" }, { id: 1, error: { code: "invalid-line" } }],
    ["a line without an id", { kind: "filter", expression: "ssl or not ssl" }, { id: null, result: true }],
    [
      "a field of the wrong type",
      { id: 1, kind: "filter", expression: "ssl", fields: { ssl: "yes" } },
      { id: 1, error: { code: "invalid-line" } },
    ],
    ["lists that are none", { id: 1, kind: "filter", expression: "ssl", lists: { a: 1 } }, { id: 1, error: { code: "invalid-line" } }],
  ] as const;

  test.each(ONE)("%s", async (_name, line, expected) => expect(await batch(JSON.stringify(line))).toMatchObject([expected]));

  test("keeps the order, passes over empty lines, and goes on after one that is no JSON", async () => {
    const line = (id: number): string => JSON.stringify({ id, kind: "filter", expression: "ssl or not ssl" });
    expect(await batch(`${line(1)}\n\nnot json\n${line(2)}\n`)).toEqual([
      { id: 1, result: true },
      { id: null, error: { code: "invalid-line", message: "Each line must be a JSON object." } },
      { id: 2, result: true },
    ]);
  });

  test("lines may come in any pieces", async () => {
    const text = [1, 2, 3]
      .map((id) => JSON.stringify({ id, kind: "value", expression: "http.host", fields: { "http.host": "é" } }))
      .join("\r\n");
    const pieces = text.match(/[^]{1,7}/gu) ?? [];
    expect(await batch(...pieces)).toEqual([1, 2, 3].map((id) => ({ id, result: "é" })));
  });
});

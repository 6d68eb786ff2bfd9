import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { type Folder, makeFolder, makeWorkspace, SMALL_WORKSPACE } from "../../support/make-workspace";
import { runCli } from "../../support/run-cli";

const SAMPLE = path.resolve(import.meta.dirname, "../../../../resources/sample-workspace");

function rules(...changes: readonly Readonly<Record<string, unknown>>[]): Readonly<Record<string, unknown>> {
  const ruleset = SMALL_WORKSPACE["configurations/production/zones/example.com/rulesets/custom.json"];
  return { ...ruleset, rules: changes.map((change) => ({ ...ruleset.rules[0], ...change })) };
}

/** A workspace whose `proposed` blocks `/secret` instead of `/admin`. */
function makePair(more: Readonly<Record<string, unknown>> = {}): Folder {
  const proposed = Object.entries(SMALL_WORKSPACE).flatMap(([file, content]) =>
    file.startsWith("configurations/production/") ? [[file.replace("/production/", "/proposed/"), content] as const] : [],
  );
  return makeWorkspace({
    ...Object.fromEntries(proposed),
    "configurations/proposed/zones/example.com/rulesets/custom.json": rules({ expression: 'http.request.uri.path eq "/secret"' }),
    "traces/other.trace.json": { name: "Another page", trace: { method: "GET", url: "https://example.com/other" } },
    ...more,
  });
}

const BOTH = ["--before", "production", "--after", "proposed"];

test("the sample's proposed configuration tells its story", async () => {
  const run = await runCli(["diff", SAMPLE, ...BOTH, "--reporter", "json"]);
  expect(run.exitCode).toBe(0);
  const { cases, edits } = JSON.parse(run.stdout);
  type Row = { readonly id: string; readonly impact: string; readonly blame: readonly { readonly edits: readonly number[] }[] };
  const changed = cases.filter(({ impact }: Row) => impact !== "unchanged");
  const story = changed.map(
    ({ id, impact, blame }: Row) => `${impact} ${id.replace(".trace.json", "")} by ${blame.flatMap((each) => each.edits).join()}`,
  );
  // What the sample is made to show (resources/docs/getting-started.md), by the number of the edit.
  expect(new Set(story)).toEqual(
    new Set([
      "allowed-to-blocked api/partner-with-a-key by 5",
      "unchallenged staff/neighbours-in-the-house by 1",
      "redirect-changed redirects/german-visitor by 8",
      "blocked-to-allowed checkout/order-without-delivery-in-german by 2",
      "blocked-to-allowed static-assets/photo-on-another-page by 3",
      "allowed-to-blocked api/mobile-app by 4",
      "headers-changed bots-and-scanners/next-to-the-block-list by 7",
      "headers-changed bots-and-scanners/scanner-is-only-logged by 7",
      "headers-changed checkout/bot-that-passes-the-challenge by 7",
      "headers-changed checkout/nobody-gave-a-bot-score by 7",
      "headers-changed checkout/reading-from-abroad by 7",
      "headers-changed checkout/verified-bot by 7",
      "headers-changed redirects/german-visitor-who-chose-english by 7",
      "headers-changed shop/limited-edition by 7",
      "headers-changed shop/missing-product by 7",
      "headers-changed shop/product-page by 7",
      "headers-changed shop/wrong-password by 7",
    ]),
  );
  type Edit = { readonly number: number; readonly cases: number; readonly exercised: boolean };
  expect(edits.map(({ number, cases: touched, exercised }: Edit) => [number, touched, exercised])).toEqual([
    [1, 1, true],
    [2, 1, true],
    [3, 1, true],
    [4, 1, true],
    [5, 1, true],
    [6, 0, false],
    [7, 11, true],
    [8, 1, true],
  ]);
}, 30_000);

describe("exit codes", () => {
  test("0 for differences, and 1 where they are not wanted", async () => {
    using folder = makePair();
    const run = await runCli(["diff", folder.path, ...BOTH]);
    expect(run).toMatchObject({ exitCode: 0, stderr: "" });
    expect(run.stdout).toMatch(/^production → proposed: 1 of 2 traces change in /);
    expect(await runCli(["diff", folder.path, ...BOTH, "--fail-on-difference"])).toMatchObject({ exitCode: 1 });
    expect(await runCli(["diff", folder.path, "--before", "production", "--after", "production", "--fail-on-difference"])).toMatchObject({
      exitCode: 0,
    });
  });

  test.each([
    ["one side only", ["--before", "production"], /give both --before and --after/],
    ["a side that is neither configuration nor baseline", ["--before", "production", "--after", "gone"], /Nor is there a baseline/],
    ["a baseline that is not there", ["--before", "baseline:gone", "--after", "proposed"], /there is no baseline “gone”/],
    ["a filter that chooses nothing", [...BOTH, "--filter", "nothing"], /there is nothing to run/],
  ] as const)("2 for %s", async (_name, args, message) => {
    using folder = makePair();
    const run = await runCli(["diff", folder.path, ...args]);
    expect(run.stderr).toMatch(message);
    expect(run.exitCode).toBe(2);
  });

  test("2 for a trace that cannot be read, which is told", async () => {
    using folder = makePair({ "traces/broken.trace.json": "{" });
    expect(await runCli(["diff", folder.path, ...BOTH])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining("broken.trace.json"),
    });
  });

  test("2 for a baseline that nobody can read", async () => {
    using folder = makePair({ "baselines/first.json": { version: 1, cases: 1 } });
    expect(await runCli(["diff", folder.path, "--before", "first", "--after", "production"])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining("“baselines/first.json” is not a baseline"),
    });
  });
});

describe("differences that are acknowledged", () => {
  async function digestOf(folder: Folder): Promise<{ readonly trace: string; readonly difference: string }> {
    const { cases } = JSON.parse((await runCli(["diff", folder.path, ...BOTH, "--reporter", "json"])).stdout);
    const changed = cases.find(({ impact }: { readonly impact: string }) => impact !== "unchanged");
    return { trace: changed.id, difference: changed.difference };
  }

  test("keep the exit code 0 until their last day, and only exactly those", async () => {
    using folder = makePair();
    const entry = { ...(await digestOf(folder)), impact: "blocked-to-allowed", reason: "The page moved" };
    folder.write("acknowledged.json", { version: 1, differences: [{ ...entry, until: "2999-12-31" }] });
    const accepted = await runCli(["diff", folder.path, ...BOTH, "--fail-on-difference"]);
    expect(accepted).toMatchObject({ exitCode: 0, stdout: expect.stringContaining("acknowledged until 2999-12-31: The page moved") });
    folder.write("acknowledged.json", { version: 1, differences: [{ ...entry, until: "2020-01-01" }] });
    const expired = await runCli(["diff", folder.path, ...BOTH, "--fail-on-difference"]);
    expect(expired).toMatchObject({ exitCode: 1, stdout: expect.stringContaining("the acknowledgement ended on 2020-01-01") });
    folder.write("acknowledged.json", { version: 1, differences: [{ ...entry, until: "2999-12-31" }] });
    folder.write("configurations/proposed/zones/example.com/rulesets/custom.json", rules({ action: "managed_challenge" }));
    expect(await runCli(["diff", folder.path, ...BOTH, "--fail-on-difference"])).toMatchObject({ exitCode: 1 });
  });

  test("a file that nobody can read is told, not passed over", async () => {
    using folder = makePair({ "acknowledged.json": { version: 1, differences: [{ trace: "x" }] } });
    expect(await runCli(["diff", folder.path, ...BOTH])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining("acknowledged.json"),
    });
  });
});

describe("a baseline", () => {
  test("is compared with a configuration, by what each trace came to", async () => {
    using folder = makePair();
    await runCli(["test", folder.path, "--configuration", "production", "--save-baseline", "first"]);
    const same = await runCli(["diff", folder.path, "--before", "first", "--after", "production", "--fail-on-difference"]);
    expect(same).toMatchObject({ exitCode: 0, stdout: expect.stringContaining("baseline first → production: 0 of 2 traces change") });
    const changed = await runCli(["diff", folder.path, "--before", "first", "--after", "proposed", "--fail-on-difference"]);
    expect(changed).toMatchObject({ exitCode: 1, stdout: expect.stringContaining("Blocked → allowed (1)\n  Admin is blocked") });
  });

  test("a trace that it does not know cannot be compared, and does not fail", async () => {
    using folder = makePair();
    await runCli(["test", folder.path, "--save-baseline", "first"]);
    folder.write("traces/new.trace.json", { name: "New", trace: { method: "GET", url: "https://example.com/" } });
    const run = await runCli(["diff", folder.path, "--before", "first", "--after", "production", "--fail-on-difference"]);
    expect(run).toMatchObject({ exitCode: 0, stdout: expect.stringContaining("Not comparable (1)\n  New") });
  });
});

describe("configurations without traces", () => {
  test("are compared edit by edit", async () => {
    using folder = makePair();
    const [before, after] = ["production", "proposed"].map((name) => path.join(folder.path, "configurations", name));
    const run = await runCli(["diff", "--configurations", before ?? "", after ?? ""]);
    expect(run).toMatchObject({ exitCode: 0, stderr: "" });
    expect(run.stdout).toContain("1. Custom rules (example.com), “Block admin”: expression changed");
  });

  test.each([
    ["one alone", ["--configurations", "a"]],
    ["three", ["--configurations", "a", "b", "c"]],
    ["a side as well", ["--configurations", "a", "b", "--before", "c"]],
  ])("%s is a mistake", async (_name, args) => {
    expect(await runCli(["diff", ...args])).toMatchObject({ exitCode: 2, stdout: "" });
  });
});

test("reports go into files", async () => {
  using folder = makePair();
  using out = makeFolder();
  const run = await runCli([
    "diff",
    folder.path,
    ...BOTH,
    "--reporter",
    `markdown=${out.path}/a.md`,
    "--reporter",
    `sarif=${out.path}/a.sarif`,
  ]);
  expect(run).toMatchObject({ exitCode: 0, stdout: "" });
  expect(readFileSync(`${out.path}/a.md`, "utf8")).toContain("#### Blocked → allowed (1)");
  expect(JSON.parse(readFileSync(`${out.path}/a.sarif`, "utf8")).runs[0].results).toHaveLength(1);
});

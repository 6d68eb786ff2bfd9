import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { REPORT_KINDS } from "../../engine/library/reports/index";
import { type Folder, makeFolder, makeWorkspace } from "../main/support/make-workspace";
import { runCli } from "../main/support/run-cli";
import { tryHost } from "../main/support/try-host";
import { limit, tellFigure } from "./support/form";
import { CURL, leaksIn, SECRETS } from "./support/seeded-secrets";

/** A saved trace as its author typed it, secrets and all: it stays as it is, and nothing else may hold what is in it. */
const TYPED = {
  name: "Typed",
  trace: {
    method: "POST",
    url: `https://example.com/admin?access_token=${SECRETS.query}&mail=${SECRETS.email}`,
    headers: {
      authorization: `Bearer ${SECRETS.bearer}`,
      "x-api-key": SECRETS.apiKey,
      "x-forwarded-auth": SECRETS.jwt,
      "x-csrf-token": SECRETS.csrf,
    },
    cookies: { session: SECRETS.session },
    body: { json: { password: SECRETS.body, email: SECRETS.email } },
  },
  origin: { status: 200, headers: { "set-cookie": `session=${SECRETS.cookieAnswer}; HttpOnly` } },
  expect: [{ status: 200 }, { header: { side: "request", name: "authorization", equals: `Bearer ${SECRETS.bearer}x` } }],
};

/** Every file below a folder in which a secret stands, but those in `own`. */
function leaksBelow(folder: Folder, own: RegExp): readonly string[] {
  return readdirSync(folder.path, { recursive: true, encoding: "utf8" }).flatMap((name) => {
    const file = path.join(folder.path, name);
    if (own.test(name) || !statSync(file).isFile()) return [];
    const found = [...leaksIn(readFileSync(file, "utf8")), ...leaksIn(name)];
    return found.length === 0 ? [] : [`${name}: ${found.join(", ")}`];
  });
}

describe("seeded secrets", () => {
  test("stand in nothing that an import writes or says", async () => {
    using folder = makeWorkspace();
    const { stdout, stderr, exitCode } = await runCli(["import", "curl", "-", "--into", folder.path], [CURL]);
    expect(exitCode).toBe(0);
    expect(leaksIn(stdout + stderr)).toEqual([]);
    expect(leaksBelow(folder, /^$/)).toEqual([]);
  });

  test("stand in no report, baseline, run, cache or message; what was typed stays", limit({ quick: 60_000, long: 60_000 }), async () => {
    using folder = makeWorkspace({ "traces/typed.trace.json": TYPED });
    using reports = makeFolder();
    const typed = readFileSync(path.join(folder.path, "traces/typed.trace.json"), "utf8");
    const said: string[] = [];
    const run = async (...args: readonly string[]): Promise<void> => {
      const { stdout, stderr } = await runCli(args);
      said.push(stdout, stderr);
    };
    for (const kind of REPORT_KINDS) {
      await run("test", folder.path, "--reporter", `${kind}=${path.join(reports.path, `test.${kind}`)}`, "--save-baseline", "kept");
      await run(
        "diff",
        folder.path,
        "--before",
        "kept",
        "--after",
        "production",
        "--reporter",
        `${kind}=${path.join(reports.path, `diff.${kind}`)}`,
      );
    }
    await run("test", folder.path, "--reporter", "text", "--verbose");
    await run("check", folder.path);

    await using host = await tryHost(folder);
    const { runId } = await host.ask("run/start", {
      workspaceId: host.workspaceId,
      configuration: "production",
      selection: { kind: "all" },
    });
    const isKept = async (): Promise<boolean> =>
      (await host.ask("run/list", { workspaceId: host.workspaceId })).some((each) => each.runId === runId);
    await expect.poll(isKept, { timeout: 20_000 }).toBe(true);
    for (const format of ["html", "markdown", "json", "junit", "sarif"] as const)
      said.push(JSON.stringify(await host.ask("run/report", { workspaceId: host.workspaceId, runId, format })));

    expect(said.flatMap(leaksIn)).toEqual([]);
    expect(leaksBelow(reports, /^$/)).toEqual([]);
    expect(leaksBelow(folder, /^traces[/\\]typed\.trace\.json$/)).toEqual([]);
    expect(readFileSync(path.join(folder.path, "traces/typed.trace.json"), "utf8")).toBe(typed);
    tellFigure(`${Object.keys(SECRETS).length} secrets, ${REPORT_KINDS.length * 2} reports, a baseline, a kept run, messages: none found`);
  });

  test.each([
    ["as it is", SECRETS.session],
    ["percent-encoded", encodeURIComponent(SECRETS.email)],
    ["in base64", Buffer.from(SECRETS.basic).toString("base64")],
  ])("the check finds one that was left %s", (_name, text) => {
    using folder = makeFolder({ "cache/part.json": { text } });
    expect(leaksBelow(folder, /^$/)).toHaveLength(1);
  });
});

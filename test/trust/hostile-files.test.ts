import { execFileSync } from "node:child_process";
import { closeSync, ftruncateSync, mkdirSync, openSync, symlinkSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { type Folder, makeFolder, makeWorkspace, SMALL_WORKSPACE } from "../main/support/make-workspace";
import { runCli } from "../main/support/run-cli";
import { limit, tellFigure } from "./support/form";

const PROGRAM = path.join(import.meta.dirname, "programs/open-hostile.ts");
const RULES = "configurations/production/zones/example.com/rulesets";
const ADMIN = { method: "GET", url: "https://example.com/admin" };
const POLLUTION = '"__proto__": {"polluted": true}, "constructor": {"prototype": {"isAdmin": true}}';
const GIGABYTE = 1_000_000_000;
/** More than a plain workspace takes. */
const MOST_MEGABYTES = 300;

interface Opened {
  readonly seen: Readonly<Record<string, unknown>>;
  readonly findings: readonly string[];
  readonly polluted: readonly string[];
  readonly megabytes: number;
}

function open(folder: Folder): Opened {
  using data = makeFolder();
  return JSON.parse(
    execFileSync(process.execPath, ["--import", "tsx", PROGRAM, folder.path, data.path], { encoding: "utf8", timeout: 60_000 }),
  );
}

/** A file of a gigabyte that takes no room on the disk. */
function makeHuge(folder: Folder, relative: string, bytes = GIGABYTE): void {
  const descriptor = openSync(folder.write(relative, "{"), "r+");
  ftruncateSync(descriptor, bytes);
  closeSync(descriptor);
}

function makeHostile(): Folder {
  const deep = `${"[".repeat(500_000)}${"]".repeat(500_000)}`;
  const rule = { action: "block", enabled: true };
  const folder = makeWorkspace({
    "traces/deep.trace.json": deep,
    [`${RULES}/deep.json`]: deep,
    "traces/keys.trace.json": `{${POLLUTION}, "trace": {"method": "GET", "url": "https://example.com/admin", ${POLLUTION}}}`,
    "traces/bare.trace.json": `{${POLLUTION}, "method": "GET", "url": "https://example.com/admin", "headers": {${POLLUTION}}}`,
    "workspace.json": `{"version": 1, "activeConfiguration": "production", ${POLLUTION}}`,
    "configurations/production/zones/__proto__/zone.json": { id: "p", name: "__proto__", status: "active" },
    [`${RULES}/polluted.json`]: `{${POLLUTION}, "id": "r2", "name": "x", "kind": "zone", "phase": "http_request_transform", "rules": []}`,
    [`${RULES}/custom.json`]: {
      ...SMALL_WORKSPACE[`${RULES}/custom.json`],
      rules: [
        {
          id: "slow",
          expression:
            'http.user_agent matches "(a+)+$" or http.user_agent matches "^(([a-z])+.)+[A-Z]([a-z])+$" or http.user_agent wildcard "*a*a*a*a*a*a*a*b"',
          ...rule,
        },
        { id: "deep", expression: `${"(".repeat(50_000)}ssl${")".repeat(50_000)}`, ...rule },
        { id: "long", expression: Array.from({ length: 5000 }, () => 'http.host eq "a"').join(" or "), ...rule },
      ],
    },
    "traces/slow.trace.json": { trace: { ...ADMIN, headers: { "user-agent": `${"a".repeat(50_000)}!` } } },
  });
  makeHuge(folder, "traces/huge.trace.json");
  makeHuge(folder, `${RULES}/huge.json`);
  symlinkSync("..", path.join(folder.path, "traces/loop"));
  symlinkSync("self.trace.json", path.join(folder.path, "traces/self.trace.json"));
  if (process.platform === "linux") {
    symlinkSync("/dev/zero", path.join(folder.path, "traces/zero.trace.json"));
    execFileSync("sh", ["-c", 'mkfifo "$0"', path.join(folder.path, "traces/pipe.trace.json")]);
  }
  return folder;
}

describe("a workspace of hostile files", () => {
  test("opens soon and in bounded memory; each is shown as what it is, and the rest works", limit({ quick: 90_000, long: 90_000 }), () => {
    using plain = makeWorkspace();
    using folder = makeHostile();
    const usual = open(plain);
    const started = performance.now();
    const opened = open(folder);
    const milliseconds = performance.now() - started;
    expect(opened.seen).toMatchObject({
      "admin/blocked.trace.json": "origin",
      "deep.trace.json": "unreadable",
      "huge.trace.json": "unreadable",
      "slow.trace.json": "origin",
    });
    expect(Object.values(opened.seen)).not.toContain("fault");
    expect(opened.findings).toEqual(expect.arrayContaining(["unreadable", "nested-too-deep"]));
    expect(opened.polluted).toEqual([]);
    expect(opened.megabytes - usual.megabytes).toBeLessThan(MOST_MEGABYTES);
    expect(milliseconds).toBeLessThan(30_000);
    tellFigure(
      `opened in ${Math.round(milliseconds)} ms with ${Math.round(opened.megabytes)} MB, where a plain workspace takes ${Math.round(usual.megabytes)} MB`,
    );
  });

  test("the check finds a program that reads a large file whole", limit({ quick: 60_000, long: 60_000 }), () => {
    using folder = makeWorkspace();
    makeHuge(folder, "huge.json", 400_000_000);
    const measure = (code: string): number =>
      Number(execFileSync(process.execPath, ["-e", `${code}; console.log(process.resourceUsage().maxRSS / 1024)`], { encoding: "utf8" }));
    const usual = measure("");
    const reading = measure(`require("node:fs").readFileSync(${JSON.stringify(path.join(folder.path, "huge.json"))})`);
    expect(reading - usual).toBeGreaterThan(MOST_MEGABYTES);
  });

  test("the check finds what pollutes every object", () => {
    const pollute = (into: Record<string, unknown>, from: object): void => {
      for (const [name, value] of Object.entries(from)) {
        if (typeof value === "object" && value !== null) pollute(Object(into[name]), value);
        else into[name] = value;
      }
    };
    pollute({}, JSON.parse(`{"__proto__": {"polluted": true}}`));
    const found = "polluted" in {};
    Reflect.deleteProperty(Object.prototype, "polluted");
    expect(found).toBe(true);
  });

  test("modules that include each other, and themselves, end with a message", limit({ quick: 60_000, long: 60_000 }), async () => {
    using folder = makeWorkspace();
    using source = makeFolder({
      "main.tf":
        'module "a" {\n  source = "./a"\n}\nmodule "self" {\n  source = "./"\n}\nlocals {\n  one = local.two\n  two = local.one\n}\n',
      "a/main.tf": 'module "b" {\n  source = "../b"\n}\n',
      "b/main.tf": 'module "a" {\n  source = "../a"\n}\n',
    });
    mkdirSync(path.join(source.path, "empty"));
    const { stdout, stderr, exitCode } = await runCli([
      "import",
      "terraform",
      source.path,
      "--into",
      folder.path,
      "--configuration",
      "cyclic",
    ]);
    expect([0, 1, 2]).toContain(exitCode);
    expect(stdout + stderr).not.toBe("");
  });
});

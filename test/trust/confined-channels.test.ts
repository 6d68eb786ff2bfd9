import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { COMMAND_NAMES } from "../../engine/contract/answers";
import type { CommandName } from "../../engine/contract/commands";
import { BLOCK_ADMIN, makeFolder } from "../main/support/make-workspace";
import { limit, tellFigure } from "./support/form";
import { type Ask, type FuzzedHost, startFuzzedHost, WORKSPACE, wrongAnswer } from "./support/fuzzed-host";
import { placesIn, requests, valueAt, withValueAt } from "./support/requests";

/** The two that take any path of this machine, as the user typed or chose it: they open and read, and write nothing there. */
const ANYWHERE: ReadonlySet<CommandName> = new Set(["workspace/open", "import/read"]);

const HOSTILE = [
  "..",
  "../..",
  "../outside",
  "../../outside",
  "../outside/secret.trace.json",
  "../../outside/secret.trace.json",
  "traces/../../outside",
  "out",
  "out/secret.trace.json",
  "out/new.trace.json",
  "/",
  "/etc",
  "..\\outside",
  "....//outside",
  "%2e%2e/outside",
  "./../outside",
  "a/../../../outside",
  "C:\\outside",
  "\\\\server\\share",
  "~",
  "..\0",
  "\u2024\u2024/outside",
  "..;/outside",
];

/** Whether there is nothing by this path, wherever the tests run: a folder such as `..` may hold a whole disk, which reading it would go through. */
function leadsNowhere(hostile: string): boolean {
  return !existsSync(hostile.replaceAll("\0", "nothing"));
}

/** Requests with `hostile` in the place of each text in turn, and of each text at once. */
function hostileRequests(command: CommandName, valid: object, hostile: string): readonly unknown[] {
  const texts = placesIn(valid).filter((place) => typeof valueAt(valid, place) === "string" && place.at(-1) !== "workspaceId");
  const everywhere = texts
    .filter((place) => !["kind", "format", "form", "part"].includes(place.at(-1) ?? ""))
    .reduce<unknown>((changed, place) => withValueAt(changed, place, hostile), valid);
  const overwriting = placesIn(valid).some((place) => place.join() === "overwrite") ? [withValueAt(everywhere, ["overwrite"], true)] : [];
  return [everywhere, ...overwriting, ...texts.map((place) => withValueAt(valid, place, hostile))].concat(
    command === "configuration/save" ? [withValueAt(withValueAt(valid, ["overwrite"], true), ["as"], { kind: "new", name: hostile })] : [],
    command === "library/save"
      ? [{ workspaceId: WORKSPACE, traceId: null, folder: hostile, saved: BLOCK_ADMIN, revision: null, overwrite: false }]
      : [],
  );
}

describe("every channel that names a file", () => {
  let host: FuzzedHost;
  let ask: Ask;

  beforeAll(async () => {
    host = await startFuzzedHost();
    ask = host.ask;
  });

  afterAll(() => host[Symbol.asyncDispose]());

  const outside = (): readonly string[] => contentOf(path.join(host.around.path, "outside"));

  test("refuses what is no path inside, and neither reads nor writes outside", limit({ quick: 120_000, long: 120_000 }), async () => {
    const before = outside();
    const valid = requests(host.named);
    const wrong: string[] = [];
    let tried = 0;
    for (const command of COMMAND_NAMES.filter((name) => !ANYWHERE.has(name))) {
      for (const hostile of HOSTILE) {
        for (const payload of hostileRequests(command, valid[command], hostile)) {
          const answer = await ask({ kind: "call", id: 1, command, payload });
          const found =
            wrongAnswer(command, answer) ??
            (JSON.stringify(answer).includes("SECRET") ? `${command} told what is outside, asked for ${hostile}` : null);
          if (found !== null) wrong.push(found);
          tried += 1;
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(outside()).toEqual(before);
    expect(readdirSync(host.around.path).toSorted()).toEqual(["outside", "workspace"]);
    expect(host.faults).toEqual([]);
    tellFigure(
      `${COMMAND_NAMES.length - ANYWHERE.size} commands, ${tried} requests with paths that lead out: nothing read or written there`,
    );
  });

  test(
    "opens and reads by path what is there, refuses the rest, and writes nothing there",
    limit({ quick: 60_000, long: 60_000 }),
    async () => {
      const before = outside();
      const odd = [
        "/dev/zero",
        "/dev/full",
        "/proc/self/mem",
        "/proc/self/environ",
        "/proc/self/fd/0",
        "/etc/shadow",
        "",
        "\0",
        "a".repeat(4096),
      ];
      const there = ["outside", "outside/zone.json", "workspace/traces/out", "workspace/../outside"].map((name) =>
        path.join(host.around.path, name),
      );
      for (const place of [...HOSTILE.filter(leadsNowhere), ...odd, ...there]) {
        for (const [command, payload] of [
          ["workspace/open", { path: place }],
          ["import/read", { workspaceId: WORKSPACE, path: place }],
        ] as const)
          expect(wrongAnswer(command, await ask({ kind: "call", id: 1, command, payload }))).toBeNull();
      }
      expect(outside()).toEqual(before);
      expect(host.faults).toEqual([]);
    },
  );

  test("the check finds a host that reads outside", () => {
    using folder = makeFolder({ "outside/secret.trace.json": { name: "SECRET" } });
    const before = contentOf(path.join(folder.path, "outside"));
    folder.write("outside/new.trace.json", "written");
    expect(contentOf(path.join(folder.path, "outside"))).not.toEqual(before);
    expect(JSON.stringify({ kind: "reply", value: readFileSync(path.join(folder.path, "outside/secret.trace.json"), "utf8") })).toContain(
      "SECRET",
    );
  });
});

function contentOf(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => {
    const file = path.join(folder, name);
    return `${name} ${statSync(file).isFile() ? readFileSync(file, "utf8") : ""}`;
  });
}

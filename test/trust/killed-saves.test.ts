import { spawn } from "node:child_process";
import { readdirSync, readFileSync, utimesSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, test, vi } from "vitest";
import { openWorkspace } from "../../main/workspace/workspace";
import { savedOf } from "../main/support/draft-for";
import { type Folder, makeFolder } from "../main/support/make-workspace";
import { tryHost } from "../main/support/try-host";
import { createDice, limit, rounds, tellFigure, tellProgress } from "./support/form";
import { damageOf, stampedText, stampedTrace } from "./support/stamped";

const PROGRAM = path.join(import.meta.dirname, "programs/save-forever.ts");
const SIZES = [1_000, 40_000, 1_000_000, 20_000_000];
const PLAIN = ["configurations/large.json", "baselines/kept.json", ".workbench/runs/run.json", ".workbench/cache/part.json"];

function makeSaved(): Folder {
  const first = stampedText(0, 1000);
  return makeFolder({
    "workspace.json": { version: 1, name: "Killed" },
    ...Object.fromEntries(PLAIN.map((file) => [file, first])),
    "traces/a.trace.json": stampedTrace(0, 1000),
  });
}

/** Saves in a process of its own, and kills that `after` milliseconds of saving. */
async function saveAndKill(folder: Folder, size: number, how: "durably" | "carelessly", after: number): Promise<void> {
  const child = spawn(process.execPath, ["--import", "tsx", PROGRAM, folder.path, String(size), how], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  await new Promise((resolve, reject) => {
    child.stdout.once("data", resolve);
    child.once("exit", (code) => reject(new Error(`the program ended by itself with ${code}`)));
  });
  await wait(after);
  child.kill("SIGKILL");
  await ended;
}

/** Every file that is not whole, with what is wrong with it. */
async function damages(folder: Folder): Promise<readonly string[]> {
  const workspace = await openWorkspace(folder.path);
  const trace = await workspace.library.read("a.trace.json").then(
    ({ saved }) => damageOf(saved.notes ?? ""),
    () => "unreadable",
  );
  const drafts = await workspace.drafts.list();
  const draft = drafts.length === 1 ? damageOf(savedOf(drafts[0]?.text ?? "").notes ?? "") : "lost";
  const plain = PLAIN.map((file) => [file, damageOf(readFileSync(path.join(folder.path, file), "utf8"))] as const);
  return [...plain, ["the trace", trace] as const, ["the draft", draft] as const].flatMap(([file, damage]) =>
    damage === null ? [] : [`${file}: ${damage}`],
  );
}

function temporaryFiles(folder: Folder): readonly string[] {
  return readdirSync(folder.path, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".tmp"));
}

describe("a process that is killed while it saves", () => {
  const count = rounds({ quick: 8, long: 200 });

  test(
    `leaves every file whole, old or new, and what it left half-made is swept (${count} rounds)`,
    limit({ quick: 60_000, long: 3_600_000 }),
    async () => {
      const dice = createDice(9);
      let left = 0;
      for (let round = 0; round < count; round++) {
        const size = SIZES[round % SIZES.length] ?? 1000;
        using folder = makeSaved();
        await saveAndKill(folder, size, "durably", dice() * (size > 1_000_000 ? 300 : 40));
        expect(await damages(folder)).toEqual([]);
        left += temporaryFiles(folder).length;
        tellProgress("kills", round + 1, count);
        await (await openWorkspace(folder.path)).sweep();
        expect(temporaryFiles(folder)).toEqual([]);
      }
      tellFigure(`${count} kills, 6 kinds of file of 1 KB to 20 MB: 0 damaged; ${left} half-made files left, all swept`);
    },
  );

  test(
    "would leave broken files, if it wrote over them without care: the check finds that",
    limit({ quick: 60_000, long: 60_000 }),
    async () => {
      const dice = createDice(3);
      const found: string[] = [];
      for (let round = 0; round < 20 && found.length === 0; round++) {
        using folder = makeSaved();
        await saveAndKill(folder, 1_000_000, "carelessly", dice() * 200);
        found.push(...(await damages(folder)));
      }
      expect(found).not.toEqual([]);
    },
  );
});

describe("sweeping at start", () => {
  const GONE = 999_999_999;
  const machineOf = (name: string): string => name.split("-")[2] ?? "";

  async function nameOfMachine(): Promise<string> {
    const { temporaryName } = await import("../../main/workspace/files/temporary-name");
    return machineOf(temporaryName());
  }

  test("a host sweeps the workspace that it opens", async () => {
    using folder = makeSaved();
    const name = `.trace-workbench-${await nameOfMachine()}-${GONE}-0123456789ab.tmp`;
    folder.write(`traces/${name}`, "half");
    folder.write(`configurations/${name}/zones/half.json`, "half");
    await using _host = await tryHost(folder);
    await vi.waitFor(() => expect(temporaryFiles(folder)).toEqual([]));
  });

  test("what a process that lives, another machine or another program makes stays, until it is too old to be in the making", async () => {
    using folder = makeSaved();
    const ours = await nameOfMachine();
    const young = [
      `traces/.trace-workbench-${ours}-${process.pid}-0123456789ab.tmp`,
      `traces/.trace-workbench-ffffff-${GONE}-0123456789ab.tmp`,
      "traces/notes.tmp",
      "traces/.trace-workbench-x.tmp",
    ];
    for (const file of young) folder.write(file, "half");
    const workspace = await openWorkspace(folder.path);
    expect(await workspace.sweep()).toBe(0);
    for (const file of young) utimesSync(path.join(folder.path, file), 1, 1);
    expect(await workspace.sweep()).toBe(2);
    expect(temporaryFiles(folder).toSorted()).toEqual(["traces/.trace-workbench-x.tmp", "traces/notes.tmp"]);
  });
});

import { cpSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { openWorkspace } from "../../main/workspace/workspace";
import { WORKSPACE_VERSION } from "../../main/workspace/workspace-file";
import { type Folder, makeFolder, makeWorkspace, SMALL_WORKSPACE } from "../main/support/make-workspace";
import { refusalOf } from "../main/support/refusal-of";
import { runCli } from "../main/support/run-cli";
import { tryHost } from "../main/support/try-host";
import { tellFigure } from "./support/form";

const SAMPLE = path.resolve(import.meta.dirname, "../../resources/sample-workspace");

/** A workspace as the releases of each form wrote it. A new form gets a row here, and the old ones stay. */
const RELEASED: readonly (readonly [version: number, name: string, make: () => Folder])[] = [
  [1, "the smallest there is", () => makeFolder({ "workspace.json": { version: 1 } })],
  [1, "a zone, a rule and a trace", () => makeWorkspace()],
  [
    1,
    "with keys and files that nobody here knows",
    () =>
      makeWorkspace({
        "workspace.json": { ...SMALL_WORKSPACE["workspace.json"], "x-team": "web" },
        "notes/a.md": "# Notes\n",
        ".editorconfig": "root = true\n",
      }),
  ],
  [
    1,
    "the sample",
    () => {
      const folder = makeFolder();
      cpSync(SAMPLE, folder.path, { recursive: true });
      return folder;
    },
  ],
];

/** Every file with its content and the time it was written; what is git-ignored is the program's own. */
function snapshot(folder: Folder): ReadonlyMap<string, string> {
  const names = readdirSync(folder.path, { recursive: true, encoding: "utf8" }).filter((name) => !name.startsWith(".workbench"));
  const files = names.filter((name) => statSync(path.join(folder.path, name)).isFile());
  return new Map(
    files.map((name) => [name, `${statSync(path.join(folder.path, name)).mtimeMs} ${readFileSync(path.join(folder.path, name), "hex")}`]),
  );
}

function changes(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): readonly string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter((name) => before.get(name) !== after.get(name));
}

describe("a workspace of a released form", () => {
  test("there is one of every form", () => {
    expect([...new Set(RELEASED.map(([version]) => version))]).toEqual(Array.from({ length: WORKSPACE_VERSION }, (_, index) => index + 1));
  });

  test.each(RELEASED.map(([version, name, make]) => [`${version}: ${name}`, make] as const))(
    "opens without a finding and stays as it is, form %s",
    async (name, make) => {
      using folder = make();
      const before = snapshot(folder);
      await using host = await tryHost(folder);
      const view = await host.ask("workspace/current", {});
      expect(view.findings).toEqual([]);
      const entries = await host.ask("library/list", { workspaceId: host.workspaceId });
      expect(entries.filter(({ broken }) => broken !== null)).toEqual([]);
      for (const { traceId } of entries) await host.ask("library/read", { workspaceId: host.workspaceId, traceId });
      for (const configuration of view.configurations)
        await host.ask("configuration/read", { workspaceId: host.workspaceId, configuration: configuration.name });
      expect(changes(before, snapshot(folder))).toEqual([]);
      tellFigure(`form ${name}: ${entries.length} traces, ${before.size} files unchanged`);
    },
  );

  test("the check finds a file that opening would change", () => {
    using folder = makeWorkspace();
    const before = snapshot(folder);
    folder.write("workspace.json", { version: 1, name: "Small", activeConfiguration: "production", touched: true });
    folder.write("new.json", {});
    expect(changes(before, snapshot(folder))).toEqual(["workspace.json", "new.json"]);
  });
});

describe("a workspace of a newer form", () => {
  const newer = (): Folder => makeWorkspace({ "workspace.json": { version: WORKSPACE_VERSION + 1, name: "Newer", novelty: {} } });

  test("is refused with a sentence that says what to do, and stays as it is", async () => {
    using folder = newer();
    const before = snapshot(folder);
    expect(await refusalOf(openWorkspace(folder.path))).toMatchObject({
      code: "unreadable",
      message: expect.stringContaining("was written by a newer version of the program"),
      place: { file: "workspace.json", pointer: "/version" },
    });
    expect(changes(before, snapshot(folder))).toEqual([]);
  });

  test("is refused by a host that stands on another, which goes on", async () => {
    using folder = newer();
    using known = makeWorkspace();
    await using host = await tryHost(known);
    expect(await host.refusal("workspace/open", { path: folder.path })).toMatchObject({
      message: expect.stringContaining("Install the newest version"),
    });
    expect(await host.ask("library/list", { workspaceId: host.workspaceId })).toHaveLength(1);
  });

  test.each([
    ["test", (folder: string) => ["test", folder]],
    ["serve", (folder: string) => ["serve", folder, "--no-open"]],
    ["import", (folder: string) => ["import", "curl", "-", "--into", folder]],
  ] as const)("is refused by the command %s, with exit code 2", async (_name, args) => {
    using folder = newer();
    const { exitCode, stderr } = await runCli(args(folder.path), ["curl https://example.com/"]);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining("newer version of the program")]);
  });
});

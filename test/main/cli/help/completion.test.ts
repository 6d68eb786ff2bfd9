import { execFileSync, spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { allCommands } from "../../../../main/cli/help/command-shape";
import { printCompletion } from "../../../../main/cli/help/completion";
import { programShape } from "../../../../main/cli/program";
import { makeFolder } from "../../support/make-workspace";
import { runCli } from "../../support/run-cli";

const HAS_BASH = spawnSync("bash", ["--version"]).status === 0;

/** What bash would offer where the line ends. */
function completeInBash(words: readonly string[]): readonly string[] {
  using folder = makeFolder({ "edge.json": {} });
  const script = path.join(folder.path, "completion.bash");
  writeFileSync(script, printCompletion(programShape(), "bash"));
  const line = words.map((word) => `'${word}'`).join(" ");
  const ask = `source ./completion.bash; COMP_WORDS=(trace-workbench ${line}); COMP_CWORD=${words.length}; _trace_workbench; printf '%s\\n' "\${COMPREPLY[@]}"`;
  return execFileSync("bash", ["--norc", "-c", ask], { cwd: folder.path, encoding: "utf8" }).split("\n").filter(Boolean).toSorted();
}

describe.runIf(HAS_BASH)("in bash", () => {
  test.each([
    ["a command's beginning", ["tr"], ["trace"]],
    ["an inner command", ["import", "ter"], ["terraform"]],
    ["an option", ["test", "./edge", "--sav"], ["--save-baseline"]],
    ["an inner command's option", ["import", "api", "x", "--zone-"], ["--zone-name"]],
    ["the choices of an option", ["check", "x", "--format", ""], ["json", "sarif", "text"]],
    ["the same option of another command has its own choices", ["trace", "x", "--format", "c"], ["cloudflare"]],
    ["the choices of an argument", ["completion", "po"], ["powershell"]],
    ["a file", ["trace", "ed"], ["edge.json"]],
  ])("it completes %s", (_, words, expected) => {
    expect(completeInBash(words)).toEqual(expected);
  });
});

describe("every shell's script", () => {
  test.each(["bash", "zsh", "fish", "powershell"] as const)("of %s names every command and every option", (shell) => {
    const script = printCompletion(programShape(), shell);
    for (const { words, options } of allCommands(programShape())) {
      expect(script).toContain(words.split(" ").at(-1));
      for (const { long } of options) expect(script).toContain(shell === "fish" ? `-l ${long.slice(2)}` : long);
    }
  });

  test("is what the command prints", async () => {
    const run = await runCli(["completion", "fish"]);
    expect(run).toEqual({ exitCode: 0, stderr: "", stdout: printCompletion(programShape(), "fish") });
  });

  test("for a shell that nobody knows, the command says which there are", async () => {
    const run = await runCli(["completion", "tcsh"]);
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain("Allowed choices are bash, zsh, fish, powershell.");
  });
});

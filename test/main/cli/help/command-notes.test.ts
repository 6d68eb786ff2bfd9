import { describe, expect, test } from "vitest";
import { COMMAND_NOTES } from "../../../../main/cli/help/command-notes";
import { allCommands, type CommandShape } from "../../../../main/cli/help/command-shape";
import { programShape } from "../../../../main/cli/program";
import { runCli } from "../../support/run-cli";

const COMMANDS = allCommands(programShape());

/** The words of a shell line up to a redirection; quotes hold words together. */
function wordsOf(line: string): readonly string[] {
  const [command = ""] = line.split(/ >>? | < /);
  return [...command.matchAll(/'([^']*)'|(\S+)/g)].map((match) => match[1] ?? match[2] ?? "");
}

function commandOf(words: readonly string[]): CommandShape | undefined {
  return COMMANDS.filter((command) => command.words === "" || words.join(" ").startsWith(command.words)).at(-1);
}

describe("what help says of a command", () => {
  test("every command has an example, and there is none of a command that is not", () => {
    expect(Object.keys(COMMAND_NOTES).toSorted()).toEqual(COMMANDS.map(({ words }) => words).toSorted());
    for (const [command, { examples }] of Object.entries(COMMAND_NOTES)) expect([command, examples.length > 0]).toEqual([command, true]);
  });

  for (const [command, { examples }] of Object.entries(COMMAND_NOTES)) {
    for (const [line] of examples) {
      test(`the example “${line}” has only words that the program knows`, () => {
        const [program, ...words] = wordsOf(line);
        expect(program).toBe("trace-workbench");
        const shape = commandOf(words);
        if (command !== "" && command !== "import") expect(shape?.words).toBe(command);
        const known = new Map(
          (shape?.options ?? []).flatMap((option) => [[option.long, option] as const, [option.short ?? "", option] as const]),
        );
        words.forEach((word, index) => {
          if (!/^--?[a-z]/.test(word)) return;
          expect([...known.keys()]).toContain(word);
          const choices = known.get(word)?.choices ?? [];
          if (choices.length > 0) expect(choices).toContain(words[index + 1]);
        });
        for (const option of shape?.options ?? [])
          if (option.isRequired) expect(words.some((word) => word === option.long || word === option.short)).toBe(true);
      });
    }
  }

  test("--help of a command prints its notes and examples", async () => {
    const { stdout, exitCode } = await runCli(["diff", "--help"]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain(
      "Examples:\n  # what changes for whom, and because of which edit\n  trace-workbench diff ./edge --before production --after proposed\n",
    );
    expect((await runCli(["import", "terraform", "--help"])).stdout).toContain("Nothing of Terraform's is run");
  });
});

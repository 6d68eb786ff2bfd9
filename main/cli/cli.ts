import { readEvalArguments, runEval } from "./eval/eval-arguments";
import { type ExitCode, runCommand } from "./failure";
import { createTerminal } from "./terminal";

const terminal = createTerminal();

/** The program's entry. `eval` is for scripts that call it often, so it starts without the parts that only other commands need. */
async function main(argv: readonly string[]): Promise<ExitCode> {
  const [command, ...rest] = argv;
  const evaluation = command === "eval" ? readEvalArguments(rest) : null;
  if (evaluation !== null) return runEval(terminal, evaluation);
  const { runProgram } = await import("./program");
  return runProgram(terminal, argv);
}

process.exitCode = await runCommand(terminal, () => main(process.argv.slice(2)));

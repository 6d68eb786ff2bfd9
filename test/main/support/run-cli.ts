import { runProgram } from "../../../main/cli/program";
import { makeTerminal } from "./make-terminal";

export interface CliRun {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the program in this process, as the command line would. */
export async function runCli(args: readonly string[], input: readonly string[] = []): Promise<CliRun> {
  const terminal = makeTerminal(input);
  const exitCode = await runProgram(terminal, args);
  return { exitCode, stdout: terminal.stdout(), stderr: terminal.stderr() };
}

import { EXIT, type ExitCode } from "./failure";
import type { CommandShape } from "./help/command-shape";
import { printCompletion, type Shell } from "./help/completion";
import type { Terminal } from "./terminal";

/** Prints what teaches a shell to complete the program's command line. */
export async function completionCommand(
  terminal: Terminal,
  { program, shell }: { program: CommandShape; shell: Shell },
): Promise<ExitCode> {
  await terminal.out(printCompletion(program, shell));
  return EXIT.fine;
}

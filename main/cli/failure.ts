import { Refused } from "../../engine/contract/refused";
import { printable, type Terminal } from "./terminal";

/** Exit codes: fine; the thing asked for failed; usage, unreadable input or an untraceable request. */
export const EXIT = { fine: 0, failed: 1, unusable: 2 } as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Ends a command with a message for a person. */
export class Failure extends Error {
  readonly exitCode: ExitCode;

  constructor(message: string, exitCode: ExitCode = EXIT.unusable) {
    super(message);
    this.name = "Failure";
    this.exitCode = exitCode;
  }
}

/** Runs a command and gives its exit code; whatever goes wrong is one message on stderr, never a stack. */
export async function runCommand(terminal: Terminal, command: () => Promise<ExitCode>): Promise<ExitCode> {
  try {
    return await command();
  } catch (error) {
    const { message, exitCode } = describe(error);
    terminal.err(`trace-workbench: ${printable(message)}\n`);
    return exitCode;
  }
}

function describe(error: unknown): { readonly message: string; readonly exitCode: ExitCode } {
  if (error instanceof Failure) return error;
  if (error instanceof Refused) return { message: error.message, exitCode: EXIT.unusable };
  const message = error instanceof Error ? error.message : String(error);
  return { message: `a fault of the program: ${message.split("\n")[0] ?? ""}`, exitCode: EXIT.unusable };
}

import { parseArgs } from "node:util";
import { EXIT, type ExitCode, Failure } from "../failure";
import type { Terminal } from "../terminal";

/** What `eval` was given on the command line. */
export interface EvalArguments {
  readonly expression?: string | undefined;
  readonly trace?: string | undefined;
  readonly fields?: string | undefined;
  readonly explain?: boolean | undefined;
  readonly value?: boolean | undefined;
  readonly batch?: boolean | undefined;
}

/** Reads the arguments after `eval` without the library that makes help and error texts, which costs start-up time; `null` leaves it to that. */
export function readEvalArguments(argv: readonly string[]): EvalArguments | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        trace: { type: "string" },
        fields: { type: "string" },
        explain: { type: "boolean" },
        value: { type: "boolean" },
        batch: { type: "boolean" },
      },
    });
    return positionals.length > 1 ? null : { ...values, expression: positionals[0] };
  } catch {
    return null;
  }
}

/** Runs `eval` in one of its two forms. */
export async function runEval(terminal: Terminal, { expression, trace, fields, explain, value, batch }: EvalArguments): Promise<ExitCode> {
  if (batch === true) {
    const extra = [expression, trace, fields, explain, value].some((given) => given !== undefined && given !== false);
    if (extra) throw new Failure("--batch reads everything from standard input: give it alone");
    return (await import("./eval-batch")).evalBatchCommand(terminal);
  }
  if (expression === undefined) throw new Failure("give an expression, or --batch to read them from standard input", EXIT.unusable);
  const { evalCommand } = await import("./eval");
  return evalCommand(terminal, {
    expression,
    trace: trace ?? null,
    fields: fields ?? null,
    explain: explain ?? false,
    value: value ?? false,
  });
}

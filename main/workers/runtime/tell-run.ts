import * as z from "zod";
import type { ScriptErrorCode, ScriptTold, StartScript, Subrequest } from "../../../engine/index";
import { moduleName } from "./script-code";
import { WIRE_RESPONSE } from "./wire";

const LEVELS = ["debug", "error", "info", "log", "warn"] as const;
const EXCEPTION = z.object({ message: z.string(), stack: z.string() });

const GUEST_ANSWER = z.union([
  z.object({
    console: z.array(z.object({ level: z.enum(LEVELS), text: z.string() })),
    exceptions: z.array(EXCEPTION),
    failedOpen: z.boolean(),
    response: WIRE_RESPONSE.nullable(),
  }),
  z.object({ failure: z.string() }).transform(({ failure }) => ({
    console: [],
    exceptions: [readFailure(failure)],
    failedOpen: false,
    response: null,
  })),
]);

/** What the guest in the runtime tells of a run. A script can lie about itself, but not break the shape. */
export type GuestAnswer = z.infer<typeof GUEST_ANSWER>;

export function readGuestAnswer(value: unknown): GuestAnswer {
  const parsed = GUEST_ANSWER.safeParse(value);
  return parsed.success ? parsed.data : GUEST_ANSWER.parse({ failure: "The script's answer cannot be read." });
}

/**
 * A script that does not start has its position at the end of the runtime's message. One that does not even parse has it alone there,
 * with a column that counts from 0.
 */
function readFailure(failure: string): z.infer<typeof EXCEPTION> {
  const [first = "", ...rest] = failure.replace(/^Failed to start Worker:\s*/, "").split("\n");
  const message = first.replace(/^Uncaught /, "");
  const [line = ""] = rest;
  const parsed = rest.length > 1 || !message.startsWith("SyntaxError");
  const stack = parsed ? rest.join("\n") : line.replace(/:(\d+)$/, (_, column: string) => `:${Number(column) + 1}`);
  return { message, stack };
}

export function createTold(
  call: StartScript,
  answer: GuestAnswer,
  notes: readonly string[],
  subrequests: readonly Subrequest[],
): ScriptTold {
  const module = moduleName(call);
  const failedOpen = answer.failedOpen ? ["It threw after passThroughOnException(), so the request went on to the origin as it was."] : [];
  return {
    report: {
      file: call.file?.file ?? call.expectedFile,
      console: answer.console,
      exceptions: answer.exceptions.map(({ message, stack }) => ({ message, ...placeIn(stack, module), stack: ownStack(stack) })),
      notes: [...notes, ...failedOpen],
    },
    subrequests,
  };
}

export function failureOf({ exceptions }: GuestAnswer): { readonly code: ScriptErrorCode; readonly reason: string } {
  return { code: 1101, reason: `it threw ${exceptions.at(-1)?.message ?? "an exception"}` };
}

/** The first line of the stack that stands in the script's own file. */
function placeIn(stack: string, module: string): { readonly line: number | null; readonly column: number | null } {
  for (const line of stack.split("\n")) {
    const at = line.indexOf(`${module}:`);
    const [row, column] = at < 0 ? [] : line.slice(at + module.length + 1).split(/[:)]/);
    if (row !== undefined && /^\d+$/.test(row)) return { line: Number(row), column: /^\d+$/.test(column ?? "") ? Number(column) : null };
  }
  return { line: null, column: null };
}

/** Without the lines of the workbench's own files. */
function ownStack(stack: string): string {
  return stack
    .split("\n")
    .filter((line) => !/\bworkbench\/[\w.]+:\d/.test(line))
    .join("\n");
}

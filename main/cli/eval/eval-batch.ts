import type { Diagnostic } from "../../../engine/language/diagnostic";
import { createFieldReader, readGivenFields } from "../../../engine/language/fields/index";
import { checkExpression, compileFilter, compileValue, createMoment, STANDARD_SCHEME, valueToJson } from "../../../engine/language/index";
import type { Json, JsonObject } from "../../../engine/support/json";
import { EXIT, type ExitCode } from "../failure";
import type { Terminal } from "../terminal";
import { DEFAULT_WORLD } from "./default-world";
import { readGivenLists } from "./given-lists";

/** The longest line taken, in UTF-16 units; a longer one gets an error in its place. */
const LONGEST_LINE = 5_000_000;

/** Answers that are written together. */
const TOGETHER = 64 * 1024;

interface BatchError {
  readonly code: string;
  readonly message: string;
  readonly start?: number;
  readonly end?: number;
  readonly line?: number;
  readonly column?: number;
}

type Answer = { readonly result: Json } | { readonly error: BatchError };

/** NDJSON in, NDJSON out, one answer a line in the order of the lines, as they come. A line that cannot be read is answered with an error. */
export async function evalBatchCommand(terminal: Terminal): Promise<ExitCode> {
  let answers = "";
  for await (const line of linesOf(terminal.input())) {
    if (line.trim() === "") continue;
    answers += `${answerLine(line)}\n`;
    if (answers.length >= TOGETHER) {
      await terminal.out(answers);
      answers = "";
    }
  }
  if (answers !== "") await terminal.out(answers);
  return EXIT.fine;
}

/** The answer to one line, without its line break. */
export function answerLine(line: string): string {
  if (line.length > LONGEST_LINE)
    return JSON.stringify({ id: null, error: { code: "line-too-long", message: `A line may have at most ${LONGEST_LINE} characters.` } });
  const request = parse(line);
  if (!isObject(request)) return JSON.stringify({ id: null, error: { code: "invalid-line", message: "Each line must be a JSON object." } });
  return JSON.stringify({ id: request["id"] ?? null, ...answer(request) });
}

function answer({ kind, expression, fields, lists }: JsonObject): Answer {
  if (kind !== "filter" && kind !== "value") return refuse('“kind” must be "filter" or "value".');
  if (typeof expression !== "string") return refuse("“expression” must be a text.");
  const values = fields ?? {};
  if (!isObject(values)) return refuse("“fields” must be an object of values by field name.");
  const checked = checkExpression(expression, kind, STANDARD_SCHEME);
  if (checked.expression === null) return { error: mistakeOf(checked.diagnostics) };
  const { given, problems } = readGivenFields(values);
  const problem = problems[0];
  if (problem !== undefined) return refuse(problem.message);
  const named = readGivenLists(lists ?? {});
  if (named.kind === "problem") return refuse(named.message);
  const moment = createMoment(STANDARD_SCHEME, { read: createFieldReader({ facts: null, given }), list: named.find, world: DEFAULT_WORLD });
  return { result: kind === "filter" ? compileFilter(checked.expression)(moment) : valueToJson(compileValue(checked.expression)(moment)) };
}

function mistakeOf(diagnostics: readonly Diagnostic[]): BatchError {
  const first = diagnostics.find((diagnostic) => diagnostic.severity === "error");
  if (first === undefined) return { code: "invalid-expression", message: "The expression cannot be used." };
  const { code, message, start, end, line, column } = first;
  return { code, message, start, end, line, column };
}

function refuse(message: string): Answer {
  return { error: { code: "invalid-line", message } };
}

/** The lines of a stream; of a line that is too long only so much that it is seen to be. */
async function* linesOf(input: AsyncIterable<string>): AsyncIterable<string> {
  let rest = "";
  for await (const part of input) {
    const lines = part.split("\n");
    lines[0] = rest.length > LONGEST_LINE ? rest : rest + (lines[0] ?? "");
    rest = lines.pop() ?? "";
    yield* lines;
  }
  if (rest !== "") yield rest;
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

function isObject(json: unknown): json is JsonObject {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}

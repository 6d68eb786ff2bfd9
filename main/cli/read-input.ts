import { parseJson } from "../../engine/config/index";
import type { Json } from "../../engine/support/json";
import { type Problem, type Reading } from "../../engine/support/problem";
import { type FileKind, printSize } from "../workspace/files/file-kinds";
import { readTextFile } from "../workspace/files/read-text";
import { Failure } from "./failure";
import type { Terminal } from "./terminal";

/** JSON from a file, or from standard input for `-`. Fails with the file, the place and what is wrong. */
export async function readJsonInput(terminal: Terminal, file: string, kind: FileKind): Promise<Json> {
  const json = parseJson(file === "-" ? await readAll(terminal, kind) : await readFile(file, kind));
  if (json.kind === "problem") throw new Failure(`${nameOf(file)}: ${json.message}`);
  return json.value;
}

/** The value, or a failure that names every problem with its place. */
export function valueOf<T>(reading: Reading<T>, file: string): T {
  if (reading.kind === "value") return reading.value;
  throw new Failure(reading.problems.map((problem) => printProblem(problem, file)).join("\n"));
}

export function printProblem({ pointer, message }: Problem, file: string): string {
  return pointer === "" ? `${nameOf(file)}: ${message}` : `${nameOf(file)}#${pointer}: ${message}`;
}

function nameOf(file: string): string {
  return file === "-" ? "standard input" : file;
}

async function readFile(file: string, kind: FileKind): Promise<string> {
  const text = await readTextFile(file, kind);
  if (text.kind !== "text") throw new Failure(`${file} ${text.message}`);
  return text.text;
}

async function readAll(terminal: Terminal, kind: FileKind): Promise<string> {
  let text = "";
  for await (const part of terminal.input()) {
    text += part;
    if (text.length > kind.limit)
      throw new Failure(`standard input is longer than ${printSize(kind.limit)}, the most that ${kind.what} may have`);
  }
  return text;
}

import { readGivenFields } from "../../../engine/language/fields/index";
import type { FunctionContext, MaybeValue } from "../../../engine/language/index";
import { prepareRequest } from "../../../engine/request/prepare-request";
import { readTrace } from "../../../engine/request/read-trace";
import type { RequestFacts } from "../../../engine/request/request-facts";
import type { JsonObject } from "../../../engine/support/json";
import { FILE_KINDS } from "../../workspace/files/file-kinds";
import { Failure } from "../failure";
import { printProblem, readJsonInput, valueOf } from "../read-input";
import type { Terminal } from "../terminal";

/** What a trace says about the fields of an expression. */
export interface TraceSide {
  /** The request as a zone without a name would see it; `null` without a trace. */
  readonly facts: RequestFacts | null;
  readonly given: ReadonlyMap<string, MaybeValue>;
  readonly world: FunctionContext;
}

export async function readTraceSide(terminal: Terminal, file: string): Promise<TraceSide> {
  const saved = valueOf(readTrace(await readJsonInput(terminal, file, FILE_KINDS.trace)), file);
  const { facts, world } = valueOf(prepareRequest(saved), file);
  const { given, problems } = readGivenFields(saved.fields ?? {}, { onTrace: true });
  if (problems.length > 0) throw new Failure(problems.map((problem) => printProblem(problem, file)).join("\n"));
  return {
    facts: { ...facts, zone: null, hostnameMetadata: null },
    given,
    world: { seconds: Math.floor(world.milliseconds / 1000), seed: world.seed },
  };
}

/** Values by field name; any field may be given. */
export async function readFieldsFile(terminal: Terminal, file: string): Promise<ReadonlyMap<string, MaybeValue>> {
  const json = await readJsonInput(terminal, file, FILE_KINDS.fields);
  if (!isObject(json)) throw new Failure(`${file}: expected an object of values by field name`);
  const { given, problems } = readGivenFields(json, { pointer: "" });
  if (problems.length > 0) throw new Failure(problems.map((problem) => printProblem(problem, file)).join("\n"));
  return given;
}

function isObject(json: unknown): json is JsonObject {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}

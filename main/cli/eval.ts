import { createAssumedList } from "../../engine/config/named-list";
import { createFieldReader, readGivenFields } from "../../engine/language/fields/index";
import {
  checkExpression,
  compileFilter,
  compileValue,
  createMoment,
  explain,
  type Moment,
  STANDARD_SCHEME,
  valueToJson,
} from "../../engine/language/index";
import type { MaybeValue } from "../../engine/language/values/value";
import type { RequestFacts } from "../../engine/request/request-facts";
import type { JsonObject } from "../../engine/support/json";
import { FILE_KINDS } from "../workspace/file-kinds";
import { DEFAULT_WORLD } from "./default-world";
import { EXIT, type ExitCode, Failure } from "./failure";
import { printDiagnostic } from "./print-diagnostic";
import { printExplanation } from "./print-explanation";
import { printProblem, readJsonInput, valueOf } from "./read-input";
import { printable, type Terminal } from "./terminal";

export interface EvalOptions {
  readonly expression: string;
  /** A file with a trace, whose request the fields are read from. */
  readonly trace: string | null;
  /** A file with values by field name. */
  readonly fields: string | null;
  readonly explain: boolean;
  /** Any value, instead of true or false. */
  readonly value: boolean;
}

/** Evaluates one expression and prints what it gives as JSON, or why; a mistake in it is told with its place. */
export async function evalCommand(terminal: Terminal, options: EvalOptions): Promise<ExitCode> {
  const kind = options.value ? "value" : "filter";
  const checked = checkExpression(options.expression, kind, STANDARD_SCHEME);
  for (const diagnostic of checked.diagnostics) terminal.err(`${printable(printDiagnostic(diagnostic, options.expression))}\n`);
  if (checked.expression === null) return EXIT.unusable;
  const moment = await momentOf(terminal, options);
  if (options.explain) {
    await terminal.out(`${printable(printExplanation(explain(checked, moment)))}\n`);
    return EXIT.fine;
  }
  const result = kind === "filter" ? compileFilter(checked.expression)(moment) : valueToJson(compileValue(checked.expression)(moment));
  await terminal.out(`${JSON.stringify(result)}\n`);
  return EXIT.fine;
}

interface TraceSide {
  readonly facts: RequestFacts | null;
  readonly given: ReadonlyMap<string, MaybeValue>;
  readonly world: Moment["world"];
}

async function momentOf(terminal: Terminal, { trace, fields }: EvalOptions): Promise<Moment> {
  const side: TraceSide = trace === null ? NO_TRACE : await readTraceSide(terminal, trace);
  const own = fields === null ? NOTHING_GIVEN : await readFields(terminal, fields);
  const read = createFieldReader({ facts: side.facts, given: new Map([...side.given, ...own]) });
  return createMoment(STANDARD_SCHEME, { read, list: createAssumedList, world: side.world });
}

const NOTHING_GIVEN: ReadonlyMap<string, MaybeValue> = new Map();

const NO_TRACE: TraceSide = { facts: null, given: NOTHING_GIVEN, world: DEFAULT_WORLD };

/** The request of a trace as a zone without a name would see it; the readers for it are loaded only here, they cost start-up time. */
async function readTraceSide(terminal: Terminal, file: string): Promise<TraceSide> {
  const [{ readTrace }, { prepareRequest }] = await Promise.all([
    import("../../engine/request/read-trace"),
    import("../../engine/request/prepare-request"),
  ]);
  const saved = valueOf(readTrace(await readJsonInput(terminal, file, FILE_KINDS.trace)), file);
  const prepared = valueOf(prepareRequest(saved), file);
  const { given, problems } = readGivenFields(saved.fields ?? {}, { onTrace: true });
  if (problems.length > 0) throw new Failure(problems.map((problem) => printProblem(problem, file)).join("\n"));
  const { world } = prepared;
  return {
    facts: { ...prepared.facts, zone: null, hostnameMetadata: null },
    given,
    world: { seconds: Math.floor(world.milliseconds / 1000), seed: world.seed },
  };
}

async function readFields(terminal: Terminal, file: string): Promise<ReadonlyMap<string, MaybeValue>> {
  const json = await readJsonInput(terminal, file, FILE_KINDS.fields);
  if (!isObject(json)) throw new Failure(`${file}: expected an object of values by field name`);
  const { given, problems } = readGivenFields(json, { pointer: "" });
  if (problems.length > 0) throw new Failure(problems.map((problem) => printProblem(problem, file)).join("\n"));
  return given;
}

function isObject(json: unknown): json is JsonObject {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}

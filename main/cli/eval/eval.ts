import { createAssumedList } from "../../../engine/config/named-list";
import { createFieldReader } from "../../../engine/language/fields/index";
import {
  checkExpression,
  compileFilter,
  compileValue,
  createMoment,
  type MaybeValue,
  type Moment,
  STANDARD_SCHEME,
  valueToJson,
} from "../../../engine/language/index";
import { EXIT, type ExitCode } from "../failure";
import { printable, printJson, type Terminal } from "../terminal";
import { DEFAULT_WORLD } from "./default-world";
import type { TraceSide } from "./eval-inputs";

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

/**
 * Evaluates one expression and prints what it gives as JSON, or why; a mistake in it is told with its place. What only some calls need
 * (explanations, readers of files) is loaded by those.
 */
export async function evalCommand(terminal: Terminal, options: EvalOptions): Promise<ExitCode> {
  const kind = options.value ? "value" : "filter";
  const checked = checkExpression(options.expression, kind, STANDARD_SCHEME);
  if (checked.diagnostics.length > 0) {
    const { printDiagnostic } = await import("../print/print-diagnostic");
    for (const diagnostic of checked.diagnostics) terminal.err(`${printable(printDiagnostic(diagnostic, options.expression))}\n`);
  }
  if (checked.expression === null) return EXIT.unusable;
  const moment = await momentOf(terminal, options);
  if (options.explain) {
    const { printExplanationOf } = await import("../print/print-explanation");
    await terminal.out(`${printable(printExplanationOf(checked, moment))}\n`);
    return EXIT.fine;
  }
  const result = kind === "filter" ? compileFilter(checked.expression)(moment) : valueToJson(compileValue(checked.expression)(moment));
  await terminal.out(printJson(result, "line"));
  return EXIT.fine;
}

const NOTHING_GIVEN: ReadonlyMap<string, MaybeValue> = new Map();
const NO_TRACE: TraceSide = { facts: null, given: NOTHING_GIVEN, world: DEFAULT_WORLD };

async function momentOf(terminal: Terminal, { trace, fields }: EvalOptions): Promise<Moment> {
  const inputs = trace === null && fields === null ? null : await import("./eval-inputs");
  const side = trace === null || inputs === null ? NO_TRACE : await inputs.readTraceSide(terminal, trace);
  const own = fields === null || inputs === null ? NOTHING_GIVEN : await inputs.readFieldsFile(terminal, fields);
  const read = createFieldReader({ facts: side.facts, given: new Map([...side.given, ...own]) });
  return createMoment(STANDARD_SCHEME, { read, list: createAssumedList, world: side.world });
}

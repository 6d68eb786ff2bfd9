import type { Call, FieldAccess } from "../expression";
import type { FieldDefinition } from "../fields/definition";
import { placesOfContexts } from "../functions/contexts";
import type { FunctionContextName, FunctionDefinition } from "../functions/definition";
import { type Mistake, mistake } from "../lexer/scanned";

export interface UseOptions {
  /** Which side's fields may be used; all unless told. */
  readonly side?: "request" | "response";
  /** What the expression is for; functions restricted to other places are refused. Not checked unless told. */
  readonly context?: FunctionContextName;
  /** The phase and parameter that the expression stands in, with what may be used there. Not checked unless told. */
  readonly place?: ExpressionPlace;
}

/** Judges names by the place where they are used; `null` where nothing speaks against it. */
export interface ExpressionPlace {
  judgeField(field: FieldDefinition): Unavailable | null;
  judgeFunction(called: FunctionDefinition): Unavailable | null;
}

/** An error where documentation refuses a name, a warning where it does not say. */
export interface Unavailable {
  readonly severity: "error" | "warning";
  readonly message: string;
  readonly hint: string;
}

export interface Used {
  readonly fields: readonly FieldAccess[];
  readonly calls: readonly Call[];
}

/** Judges what an expression uses: whether it may be used here, and whether it is out of date. */
export function checkUse(
  { fields, calls }: Used,
  options: UseOptions,
): { readonly errors: readonly Mistake[]; readonly warnings: readonly Mistake[] } {
  const places = placesOf({ fields, calls }, options.place);
  const errors = [
    ...fields.flatMap((access) => availability(access, options.side)),
    ...calls.flatMap((call) => allowed(call, options.context)),
    ...places.flatMap(({ severity, problem }) => (severity === "error" ? [problem] : [])),
    ...(options.context === undefined ? [] : repeatedCalls(calls)),
  ];
  const warnings = [
    ...fields.flatMap(deprecation),
    ...places.flatMap(({ severity, problem }) => (severity === "warning" ? [problem] : [])),
  ];
  return { errors, warnings };
}

function placesOf({ fields, calls }: Used, place: ExpressionPlace | undefined) {
  if (place === undefined) return [];
  return [
    ...fields.map(({ field, start, end }) => ({ code: "field-not-available", found: place.judgeField(field), start, end }) as const),
    ...calls.map(
      ({ called, start }) =>
        ({ code: "function-not-available", found: place.judgeFunction(called), start, end: start + called.name.length }) as const,
    ),
  ].flatMap(({ code, found, start, end }) =>
    found === null ? [] : [{ severity: found.severity, problem: { ...mistake(code, found.message, start, end), hint: found.hint } }],
  );
}

/** Calls of functions that an expression may have one of. */
function repeatedCalls(calls: readonly Call[]): readonly Mistake[] {
  const earlier = new Set<string>();
  return calls.flatMap(({ called, start }) => {
    const { name, once } = called;
    const other = once?.notWith.find((each) => earlier.has(each));
    earlier.add(name);
    if (other === undefined) return [];
    const message =
      other === name ? `${name}() may stand once in an expression` : `${name}() may not stand in one expression with ${other}()`;
    return [mistake("function-not-available", message, start, start + name.length)];
  });
}

const NETWORK_HINT = "here ip.src is the visitor's address and cf.edge.server_port the port";

function availability({ field, start, end }: FieldAccess, side: UseOptions["side"]): readonly Mistake[] {
  if (side === undefined || field.sides.includes(side)) return [];
  const message = field.sides.includes("network")
    ? `${field.name} belongs to the network firewall and does not exist for HTTP requests`
    : `${field.name} does not exist in ${side} phases`;
  const phases = field.sides.filter((each) => each !== "network");
  const problem = mistake("field-not-available", message, start, end);
  return [{ ...problem, hint: phases.length === 0 ? NETWORK_HINT : `it can be used in ${phases.join(" and ")} phases` }];
}

function allowed({ called, start }: Call, context: UseOptions["context"]): readonly Mistake[] {
  const { name, contexts } = called;
  if (context === undefined || contexts === undefined || contexts.includes(context)) return [];
  const problem = mistake("function-not-available", `${name}() cannot be used here`, start, start + name.length);
  return [{ ...problem, hint: `it can be used in ${placesOfContexts(contexts)}` }];
}

function deprecation({ field, start, end }: FieldAccess): readonly Mistake[] {
  if (field.deprecated === undefined) return [];
  const { use, sentence } = field.deprecated;
  const problem = mistake("deprecated-field", sentence, start, end);
  return [use === undefined ? problem : { ...problem, hint: `use ${use}` }];
}

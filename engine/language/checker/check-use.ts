import type { Call, FieldAccess } from "../expression";
import type { FunctionContextName } from "../functions/definition";
import { type Mistake, mistake } from "../lexer/scanned";

export interface UseOptions {
  /** Which side's fields may be used; all unless told. */
  readonly side?: "request" | "response";
  /** What the expression is for; functions restricted to other places are refused. Not checked unless told. */
  readonly context?: FunctionContextName;
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
  const errors = [
    ...fields.flatMap((access) => availability(access, options.side)),
    ...calls.flatMap((call) => allowed(call, options.context)),
  ];
  return { errors, warnings: fields.flatMap(deprecation) };
}

function availability({ field, start, end }: FieldAccess, side: UseOptions["side"]): readonly Mistake[] {
  if (side === undefined || field.sides.includes(side)) return [];
  const message = field.sides.includes("network")
    ? `${field.name} belongs to the network firewall and does not exist for HTTP requests`
    : `${field.name} does not exist in ${side} phases`;
  return [mistake("field-not-available", message, start, end)];
}

function allowed({ called, start }: Call, context: UseOptions["context"]): readonly Mistake[] {
  const { name, contexts } = called;
  if (context === undefined || contexts === undefined || contexts.includes(context)) return [];
  return [
    mistake("function-not-available", `${name}() cannot be used here; it works in: ${contexts.join(", ")}`, start, start + name.length),
  ];
}

function deprecation({ field, start, end }: FieldAccess): readonly Mistake[] {
  if (field.deprecated === undefined) return [];
  const { use, sentence } = field.deprecated;
  const problem = mistake("deprecated-field", sentence, start, end);
  return [use === undefined ? problem : { ...problem, hint: `use ${use}` }];
}

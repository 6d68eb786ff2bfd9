import type { AnyNode, Call } from "../expression";
import type { FieldDefinition } from "../fields/definition";

/** What can be said of a value by looking at how it is read. */

/** The field that an access reads one value of: by itself, or one of its elements; `null` where a function stands between. */
export function fieldRead(node: AnyNode): FieldDefinition | null {
  if (node.kind === "index" || node.kind === "each") return fieldRead(node.of);
  return node.kind === "field" ? node.field : null;
}

/** The field whose text an access gives, perhaps in another case. */
export function fieldInAnyCase(node: AnyNode): FieldDefinition | null {
  if (node.kind === "index" || node.kind === "each") return fieldInAnyCase(node.of);
  if (node.kind === "call" && isCaseFunction(node)) return node.arguments[0] === undefined ? null : fieldInAnyCase(node.arguments[0]);
  return node.kind === "field" ? node.field : null;
}

function isCaseFunction({ called }: Call): boolean {
  return called.name === "lower" || called.name === "upper";
}

/** Functions that leave every letter of their first argument as it is. */
const CASE_KEEPING = new Set(["substring", "remove_bytes", "split"]);

/** In which case all the ASCII letters of a text are; `null` where nothing says so. */
export function caseOf(node: AnyNode): "lower" | "upper" | null {
  if (node.kind === "index" || node.kind === "each") return caseOf(node.of);
  if (node.kind !== "call") return null;
  const { name } = node.called;
  if (name === "lower" || name === "upper") return name;
  const first = node.arguments[0];
  return CASE_KEEPING.has(name) && first !== undefined ? caseOf(first) : null;
}

/** Functions that may have no value for arguments that have one. */
const MAY_FAIL = new Set(["lookup_json_string", "lookup_json_integer"]);

/** Functions that have a value as soon as one argument has. */
const FORGIVING = new Set(["concat", "coalesce"]);

/**
 * Whether there may be no value: a key or position that is not there. Fields themselves are taken to have one, since documentation gives
 * all of them a default.
 */
export function mayBeMissing(node: AnyNode): boolean {
  if (node.kind === "index") return true;
  if (node.kind !== "call" || node.mapped) return false;
  const { called } = node;
  if (MAY_FAIL.has(called.name)) return true;
  return FORGIVING.has(called.name) ? node.arguments.every(mayBeMissing) : node.arguments.some(mayBeMissing);
}

import type { Block, Expression } from "../hcl/syntax";
import { evaluate, type Scope } from "./evaluate";
import { isTfList, isTfObject, isUnknown, type TfValue } from "./value";

/** `optional(type, default)` in a variable's type: what an object does not say has that default, or is null. */
export function withOptionalDefaults(value: TfValue, block: Block, within: Scope): TfValue {
  const type = block.body.items.find((item) => item.kind === "attribute" && item.name === "type");
  return type?.kind === "attribute" ? complete(value, type.value, within) : value;
}

function complete(value: TfValue, type: Expression, within: Scope): TfValue {
  if (type.kind !== "call" || isUnknown(value) || value === null) return value;
  const [inner] = type.arguments;
  if (inner === undefined) return value;
  if (type.name === "list" || type.name === "set" || type.name === "tuple")
    return isTfList(value) ? value.map((member) => complete(member, inner, within)) : value;
  if (type.name === "map")
    return isTfObject(value) ? new Map([...value].map(([key, member]) => [key, complete(member, inner, within)])) : value;
  if (type.name !== "object" || inner.kind !== "object" || !isTfObject(value)) return value;
  const completed = new Map(value);
  for (const { key, value: memberType } of inner.entries) {
    const name = key.kind === "literal" ? String(key.value) : "";
    const isOptional = memberType.kind === "call" && memberType.name === "optional";
    const [own, byDefault] = isOptional ? memberType.arguments : [memberType];
    const given = value.get(name);
    if (given !== undefined && given !== null && own !== undefined) completed.set(name, complete(given, own, within));
    else if (isOptional) completed.set(name, byDefault === undefined ? null : evaluate(byDefault, within));
  }
  return completed;
}

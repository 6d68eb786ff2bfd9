import type { SetItem } from "../expression";
import type { NamedList } from "../moment";
import { createBytesSet } from "../values/bytes-set";
import { createIntSet } from "../values/int-set";
import { createIpSet } from "../values/ip";
import type { Value } from "../values/value";
import { OPERATORS_PAGE, type OperatorDefinition, type Test } from "./definition";
import { isIp } from "./same-value";

export const inOperator = {
  name: "in",
  spellings: ["in"],
  takes: ["Bytes", "Int", "Ip"],
  right: "set",
  prepare: (right) => {
    if (right.kind === "set") return prepareSet(right.items);
    if (right.kind !== "list") throw new Error(`The right side of in is a ${right.kind}`);
    const { name } = right;
    return (value, moment) => {
      const list = moment.list(name);
      return list !== undefined && holdsValue(list, value);
    };
  },
  needs: (right) => (isList(right) ? `an item of the list ${right}` : `one of ${right}`),
  needsNot: (right) => (isList(right) ? `no item of the list ${right}` : `none of ${right}`),
  sentence: "True when the value is in the set or the list. Integer and address sets take ranges, address sets networks too.",
  documentation: OPERATORS_PAGE,
} as const satisfies OperatorDefinition;

function isList(right: string): boolean {
  return right.startsWith("$");
}

/** Items are all of one kind, that of the left side. */
function prepareSet(items: readonly SetItem[]): Test {
  const first = items[0];
  if (first === undefined) return () => false;
  switch (first.kind) {
    case "bytes": {
      const set = createBytesSet(items.flatMap((item) => (item.kind === "bytes" ? [item.value] : [])));
      return (value) => typeof value === "string" && set.has(value);
    }
    case "ints": {
      const set = createIntSet(items.flatMap((item) => (item.kind === "ints" ? [item.range] : [])));
      return (value) => (typeof value === "number" || typeof value === "bigint") && set.has(value);
    }
    case "ips": {
      const set = createIpSet(items.flatMap((item) => (item.kind === "ips" ? [item.range] : [])));
      return (value) => isIp(value) && set.has(value);
    }
    default:
      return () => false;
  }
}

/** Whether the list holds the value, by the value's type. */
function holdsValue(list: NamedList, value: Value): boolean {
  if (typeof value === "string") return list.hasBytes(value);
  if (typeof value === "number" || typeof value === "bigint") return list.hasInt(value);
  return isIp(value) && list.hasIp(value);
}

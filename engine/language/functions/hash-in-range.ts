import { sha256 } from "../../support/sha256";
import { isIp } from "../operators/same-value";
import { INT } from "../types/type";
import { printIp } from "../values/ip";
import type { Value } from "../values/value";
import { intArgument, isArrayValue, isMapValue } from "./arguments";
import { defineFunction } from "./definition";
import { functionPage } from "./documentation";

/**
 * `hash_in_range(start, end, value, …)`: from `start` up to, but not including, `end`. The vendor's hash is not published, so that single
 * results differ from production's; what is alike is that equal values give equal results, spread evenly. An empty range gives no value.
 */
export const hashInRange = defineFunction({
  name: "hash_in_range",
  parameters: [
    { name: "start", accepts: [INT], kind: "either" },
    { name: "end", accepts: [INT], kind: "either" },
    { name: "value", accepts: "any", kind: "field", repeats: { atMost: 32 } },
  ],
  returns: INT,
  nil: "propagates",
  sentence: "An integer from start up to, not including, end that follows from the values: for picking a share of requests.",
  example: "hash_in_range(0, 100, cf.random_seed) < 10",
  limits: "The hash itself is not published: results here have the right spread, not production's numbers.",
  documentation: functionPage("hash_in_range"),
  apply: (args) => {
    const start = BigInt(intArgument(args, 0));
    const width = BigInt(intArgument(args, 1)) - start;
    if (width <= 0n) return null;
    const digest = sha256(args.slice(2).map(serialize).join(""));
    let word = 0n;
    for (let index = 0; index < 8; index++) word = (word << 8n) | BigInt(digest.charCodeAt(index));
    const picked = start + (word % width);
    return picked >= Number.MIN_SAFE_INTEGER && picked <= Number.MAX_SAFE_INTEGER ? Number(picked) : picked;
  },
});

/** Different values never give the same bytes. */
function serialize(value: Value | null): string {
  if (value === null) return "nil;";
  if (typeof value === "string") return `bytes ${value.length}:${value};`;
  if (isArrayValue(value)) return `array ${value.length}:${value.map(serialize).join("")};`;
  if (isMapValue(value)) return `map ${value.size}:${[...value].map(([key, item]) => serialize(key) + serialize(item)).join("")};`;
  return `${isIp(value) ? printIp(value) : value};`;
}

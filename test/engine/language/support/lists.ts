import type { NamedList } from "../../../../engine/language/index";
import { createIpSet, parseNetwork } from "../../../../engine/language/values/ip";

/** A list of addresses whose contents somebody gave. */
export function listOf(name: string, networks: readonly string[]): NamedList {
  const ranges = networks.map((network) => {
    const range = parseNetwork(network);
    if ("problem" in range) throw new Error(range.problem);
    return range;
  });
  const set = createIpSet(ranges);
  return {
    name,
    kind: "ip",
    size: networks.length,
    assumed: false,
    hasIp: (address) => set.has(address),
    hasInt: () => false,
    hasBytes: () => false,
  };
}

/** A list whose contents nobody knows. */
export function unknownList(name: string): NamedList {
  return { ...listOf(name, []), assumed: true };
}

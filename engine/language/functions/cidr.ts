import { INT, IP } from "../types/type";
import { networkAddress } from "../values/ip";
import type { Int, Value } from "../values/value";
import { intArgument, ipArgument } from "./arguments";
import { defineFunction, type Parameter } from "./definition";
import { functionPage } from "./documentation";

const ADDRESS: Parameter = { name: "address", accepts: [IP], kind: "field" };
const FOUR_BITS: Parameter = { name: "ipv4_network_bits", accepts: [INT], kind: "either", check: (bits) => checkBits(bits, 32) };
const SIX_BITS: Parameter = { name: "ipv6_network_bits", accepts: [INT], kind: "either", check: (bits) => checkBits(bits, 128) };

/** `cidr(address, 24, 64)`: a number of bits outside the range, which only a dynamic argument can have, gives no value. */
export const cidr = defineFunction({
  name: "cidr",
  parameters: [ADDRESS, FOUR_BITS, SIX_BITS],
  returns: IP,
  nil: "propagates",
  contexts: ["filter", "rate-limit"],
  sentence: "The network address of an IP address: its first bits, the rest zero.",
  example: "cidr(ip.src, 24, 64) == 113.10.0.0",
  limits: "1 to 32 bits for IPv4, 1 to 128 for IPv6.",
  documentation: functionPage("cidr"),
  apply: (args) => {
    const address = ipArgument(args, 0);
    const bits = intArgument(args, address.family === 4 ? 1 : 2);
    return isInRange(bits, address.family === 4 ? 32 : 128) ? networkAddress(address, Number(bits)) : null;
  },
});

/** `cidr6(address, 64)`: an IPv4 address comes back as it is. */
export const cidr6 = defineFunction({
  name: "cidr6",
  parameters: [ADDRESS, SIX_BITS],
  returns: IP,
  nil: "propagates",
  contexts: ["filter", "rate-limit"],
  sentence: "The network address of an IPv6 address; an IPv4 address stays whole.",
  example: "cidr6(ip.src, 48) == 2001:db8::",
  limits: "1 to 128 bits.",
  documentation: functionPage("cidr6"),
  apply: (args) => {
    const address = ipArgument(args, 0);
    const bits = intArgument(args, 1);
    if (address.family === 4) return address;
    return isInRange(bits, 128) ? networkAddress(address, Number(bits)) : null;
  },
});

function isInRange(bits: Int, most: number): boolean {
  return bits >= 1 && bits <= most;
}

function checkBits(bits: Value, most: number): string | undefined {
  return (typeof bits === "number" || typeof bits === "bigint") && isInRange(bits, most)
    ? undefined
    : `expected a number of bits from 1 to ${most}`;
}

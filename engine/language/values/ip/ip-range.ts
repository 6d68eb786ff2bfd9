import type { IpAddress } from "./ip-address";
import { compareIp, lastAddress, networkAddress, sameIp } from "./ip-address";
import { parseIp } from "./parse-ip";

/** All addresses from `first` to `last`, both included; both of one family, `first` not after `last`. */
export interface IpRange {
  readonly first: IpAddress;
  readonly last: IpAddress;
}

function singleAddress(address: IpAddress): IpRange {
  return { first: address, last: address };
}

/** `null` where the families differ or the bounds stand the wrong way round. */
export function rangeOf(first: IpAddress, last: IpAddress): IpRange | null {
  const order = compareIp(first, last);
  return order === undefined || order > 0 ? null : { first, last };
}

/**
 * A single address or a network (`192.0.2.0/24`) as a set holds it. Host bits must be zero.
 * `problem` is worded as the reference engine words it. Short and zero-padded IPv4 forms, which old versions took, are refused.
 */
export function parseNetwork(text: string): IpRange | { readonly problem: string } {
  const slash = text.indexOf("/");
  const address = parseIp(slash < 0 ? text : text.slice(0, slash));
  if (address === null) return { problem: "couldn't parse address in network: invalid IP address syntax" };
  if (slash < 0) return singleAddress(address);
  const digits = text.slice(slash + 1);
  const fault = lengthFault(digits);
  if (fault !== undefined) return { problem: `couldn't parse length in network: ${fault}` };
  const bits = Number(digits);
  const longest = address.family === 4 ? 32 : 128;
  if (bits > longest) {
    return {
      problem: `invalid length for network: Network length ${bits} is too long for Ipv${address.family} (maximum: ${longest})`,
    };
  }
  if (!sameIp(networkAddress(address, bits), address)) return { problem: "host part of address was not zero" };
  return { first: address, last: lastAddress(address, bits) };
}

/** What keeps `digits` from being an unsigned 8-bit number: the first fault from the left. */
function lengthFault(digits: string): string | undefined {
  if (digits === "") return "cannot parse integer from empty string";
  const [leading = ""] = /^\+?[0-9]*/.exec(digits) ?? [];
  if (Number(leading) > 255) return "number too large to fit in target type";
  return leading === digits && digits !== "+" ? undefined : "invalid digit found in string";
}

import { type IpAddress, type IpRange, parseIp, parseNetwork, rangeOf } from "../values/ip";
import { found, type Mistake, mistake, type Scanned } from "./scanned";

const INVALID_ADDRESS = "couldn't parse address in network: invalid IP address syntax";

/** One address, without prefix length. */
export function scanAddress(text: string, at: number): Scanned<IpAddress> {
  const end = runEnd(text, at);
  if (end === at) return expectedAddress(at);
  return readAddress(text, at, end);
}

/** What a set of addresses may hold: an address, a network whose host bits are zero, or `first..last` of one family. */
export function scanAddressRange(text: string, at: number): Scanned<IpRange> {
  const end = runEnd(text, at);
  if (end === at) return expectedAddress(at);
  const run = text.slice(at, end);
  const dots = run.indexOf("..");
  if (dots === -1) return readNetwork(run, at);
  const first = readAddress(text, at, at + dots);
  if (first.kind === "mistake") return first;
  const last = readAddress(text, at + dots + 2, end);
  if (last.kind === "mistake") return last;
  const range = rangeOf(first.value, last.value);
  if (range === null) return mistake("incompatible-range-bounds", "incompatible range bounds", at, end);
  return found(range, end);
}

function expectedAddress(at: number): Mistake {
  return mistake("expected-name", "expected IP address character", at);
}

function readAddress(text: string, start: number, end: number): Scanned<IpAddress> {
  const address = parseIp(text.slice(start, end));
  if (address === null) return mistake("parse-network", INVALID_ADDRESS, start, end);
  return found(address, end);
}

function readNetwork(run: string, start: number): Scanned<IpRange> {
  const end = start + run.length;
  const slash = run.indexOf("/");
  const addressEnd = slash === -1 ? end : start + slash;
  if (run.lastIndexOf("/") !== slash) return mistake("parse-network", INVALID_ADDRESS, start, addressEnd);
  const network = parseNetwork(run);
  if (!("problem" in network)) return found(network, end);
  const { problem } = network;
  if (problem.startsWith("couldn't parse length")) return mistake("parse-network", problem, addressEnd + 1, end);
  return mistake("parse-network", problem, start, problem.startsWith("invalid length") ? end : addressEnd);
}

function runEnd(text: string, at: number): number {
  let next = at;
  while (isAddressCode(text.charCodeAt(next))) next += 1;
  return next;
}

/** Digits, hexadecimal letters, `:`, `.` and `/`. */
function isAddressCode(code: number): boolean {
  return (code >= 0x2e && code <= 0x3a) || (code >= 0x61 && code <= 0x66) || (code >= 0x41 && code <= 0x46);
}

import { type IpAddress, networkAddress, parseIp, printIp } from "../../../../engine/language/values/ip/index";

/** A network as Terraform's functions take it. `undefined` is given where an argument does not suit. */
interface Network {
  readonly address: IpAddress;
  readonly bits: number;
  /** 32 or 128. */
  readonly length: number;
}

/** https://developer.hashicorp.com/terraform/language/functions/cidrhost; a negative number counts from the end. */
export function cidrHost(text: string | null, number: number | null): string | undefined {
  const network = readNetwork(text);
  if (network === null || number === null || !Number.isSafeInteger(number)) return undefined;
  const size = 1n << BigInt(network.length - network.bits);
  const host = number < 0 ? size + BigInt(number) : BigInt(number);
  return host < 0n || host >= size ? undefined : printNumber(numberOf(network.address) + host, network);
}

/** https://developer.hashicorp.com/terraform/language/functions/cidrnetmask; of IPv4 only. */
export function cidrNetmask(text: string | null): string | undefined {
  const network = readNetwork(text);
  if (network === null || network.length !== 32) return undefined;
  const mask = ((1n << BigInt(network.bits)) - 1n) << BigInt(32 - network.bits);
  return printNumber(mask, network);
}

/** https://developer.hashicorp.com/terraform/language/functions/cidrsubnet */
export function cidrSubnet(
  text: string | null,
  { newBits, number }: { readonly newBits: number | null; readonly number: number | null },
): string | undefined {
  const network = readNetwork(text);
  if (network === null || !isCount(newBits) || !isCount(number)) return undefined;
  const bits = network.bits + newBits;
  if (bits > network.length || BigInt(number) >= 1n << BigInt(newBits)) return undefined;
  const start = numberOf(network.address) + (BigInt(number) << BigInt(network.length - bits));
  return `${printNumber(start, network)}/${bits}`;
}

/** https://developer.hashicorp.com/terraform/language/functions/cidrsubnets */
export function cidrSubnets(text: string | null, newBits: readonly (number | null)[]): readonly string[] | undefined {
  const network = readNetwork(text);
  if (network === null) return undefined;
  const end = numberOf(network.address) + (1n << BigInt(network.length - network.bits));
  const subnets: string[] = [];
  let next = numberOf(network.address);
  for (const more of newBits) {
    if (!isCount(more) || more === 0 || network.bits + more > network.length) return undefined;
    const size = 1n << BigInt(network.length - network.bits - more);
    const start = ((next + size - 1n) / size) * size;
    if (start + size > end) return undefined;
    subnets.push(`${printNumber(start, network)}/${network.bits + more}`);
    next = start + size;
  }
  return subnets;
}

function readNetwork(text: string | null): Network | null {
  const [, written, digits] = /^([\da-f.:]+)\/(\d{1,3})$/i.exec(text ?? "") ?? [];
  const parsed = written === undefined ? null : parseIp(written);
  if (parsed === null || written === undefined) return null;
  const length = written.includes(":") ? 128 : 32;
  const bits = Number(digits);
  return bits > length ? null : { address: networkAddress(parsed, bits), bits, length };
}

function isCount(number: number | null): number is number {
  return number !== null && Number.isSafeInteger(number) && number >= 0;
}

function numberOf({ family, a, b, c, d }: IpAddress): bigint {
  return family === 4 ? BigInt(d) : [a, b, c, d].reduce((number, word) => (number << 32n) | BigInt(word), 0n);
}

function printNumber(number: bigint, { length, address: { family } }: Network): string {
  const word = (shift: bigint): number => (length === 32 && shift > 0n ? 0 : Number((number >> shift) & 0xffffffffn));
  return printIp({ family, a: word(96n), b: word(64n), c: word(32n), d: word(0n) });
}

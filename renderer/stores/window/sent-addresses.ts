import type { Json } from "../../../engine/contract/index";

/** Addresses that are offered again. */
const MOST = 12;

/** Longer ones are kept nowhere. */
const LONGEST = 2000;

/** Arguments whose values are nobody else's business. */
const SECRET_NAME = /auth|code|credential|csrf|jwt|key|nonce|otp|pass|pwd|secret|sess|sid|sig|token|user|mail/i;

/** A run of letters and digits in which both occur: no word, and rather a token than a number. */
const TOKEN = /(?=[\w-]*\d)(?=[\w-]*[a-z])[\w-]{20,}|@|%40/i;

/** The newest first, each once; the very same list where it is the newest already. */
export function withSentAddress(addresses: readonly string[], address: string): readonly string[] {
  if (addresses[0] === address) return addresses;
  return [address, ...addresses.filter((other) => other !== address)].slice(0, MOST);
}

/** Those that may be written down: without a password, a token or what sounds like one. */
export function writableAddresses(addresses: readonly string[]): readonly string[] {
  return addresses.filter((address) => address.length <= LONGEST && !maySaySecrets(address));
}

/** Remembered addresses; what is none is let go. */
export function readSentAddresses(value: Json): readonly string[] | null {
  if (!Array.isArray(value)) return null;
  return value.filter((address) => typeof address === "string").slice(0, MOST);
}

function maySaySecrets(address: string): boolean {
  const names = URL.canParse(address) ? [...new URL(address).searchParams.keys()] : [];
  return TOKEN.test(address) || names.some((name) => SECRET_NAME.test(name));
}

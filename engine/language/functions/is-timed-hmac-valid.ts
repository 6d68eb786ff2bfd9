import { decodePercent } from "../../http/percent";
import { encodeBase64 } from "../../support/base64";
import { hmacSha256 } from "../../support/sha256";
import { BOOL, BYTES, INT } from "../types/type";
import { bytesArgument, intArgument } from "./arguments";
import { defineFunction } from "./definition";
import { functionPage } from "./documentation";

/** Digits of a timestamp, and the fewest characters of a MAC: 32 bytes in Base64 without padding. */
const TIMESTAMP_DIGITS = 10;
const SHORTEST_MAC = 43;

/**
 * `is_timed_hmac_valid_v0(key, messageMAC, ttl, now, lengthOfSeparator, flags)`. The token is good up to and including the second
 * timestamp + ttl (our reading: the documentation does not say which side the limit is on). A token that is malformed is not valid.
 *
 * The documentation wants a literal key, a message that is none, a number for the time and a length from 0; calls in the wild have other
 * things there, so they are accepted with a warning (lint rule `hmac-arguments`). A text for the time makes no token valid.
 */
export const isTimedHmacValid = defineFunction({
  name: "is_timed_hmac_valid_v0",
  parameters: [
    { name: "key", accepts: [BYTES], kind: "either" },
    { name: "messageMAC", accepts: [BYTES], kind: "either" },
    { name: "ttl", accepts: [INT], kind: "literal" },
    { name: "currentTimeStamp", accepts: [INT, BYTES], kind: "either" },
    {
      name: "lengthOfSeparator",
      accepts: [INT],
      kind: "literal",
      optional: true,
    },
    { name: "flags", accepts: [BYTES], kind: "literal", optional: true },
  ],
  returns: BOOL,
  nil: "propagates",
  contexts: ["filter"],
  sentence:
    "True when a token (message, separator, 10-digit timestamp, “-”, MAC) was signed with the key and is not older than ttl seconds.",
  example: 'is_timed_hmac_valid_v0("mysecretkey", http.request.uri, 10800, http.request.timestamp.sec, 8)',
  limits: "HMAC-SHA256; the MAC is URL-encoded Base64, or with flag “s” URL-safe Base64 without padding. Pro plan and above.",
  documentation: functionPage("hmac-validation"),
  apply: (args) => {
    if (typeof args[3] === "string") return false;
    const separator = args.length > 4 ? Math.max(0, Number(intArgument(args, 4))) : 0;
    const token = readToken(bytesArgument(args, 1), separator);
    if (token === null) return false;
    const expiry = BigInt(token.timestamp) + BigInt(intArgument(args, 2));
    if (BigInt(intArgument(args, 3)) > expiry) return false;
    const digest = encodeBase64(hmacSha256(bytesArgument(args, 0), token.message + token.timestamp));
    const urlSafe = args.length > 5 && bytesArgument(args, 5).includes("s");
    return urlSafe ? token.mac === encodeUrlSafe(digest) : decodePercent(token.mac) === digest;
  },
});

interface Token {
  readonly message: string;
  readonly timestamp: string;
  readonly mac: string;
}

/** Cuts at the last place that has ten digits and a dash before a long enough rest. */
function readToken(text: string, separator: number): Token | null {
  for (let dash = text.length - SHORTEST_MAC - 1; dash >= TIMESTAMP_DIGITS; dash--) {
    if (text.charAt(dash) !== "-") continue;
    const timestamp = text.slice(dash - TIMESTAMP_DIGITS, dash);
    const message = text.slice(0, Math.max(0, dash - TIMESTAMP_DIGITS - separator));
    if (message !== "" && /^[0-9]{10}$/.test(timestamp)) return { message, timestamp, mac: text.slice(dash + 1) };
  }
  return null;
}

function encodeUrlSafe(base64: string): string {
  return base64.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

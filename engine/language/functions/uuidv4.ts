import { sha256 } from "../../support/sha256";
import { BYTES } from "../types/type";
import { bytesArgument } from "./arguments";
import { defineFunction } from "./definition";
import { functionPage } from "./documentation";

const UUID_BYTES = 16;

/**
 * `uuidv4(source)`: equal bytes give equal UUIDs. The first 16 bytes become the UUID in their order, version and variant set;
 * fewer are hashed to as many as are needed (our reading: neither order nor length is documented).
 */
export const uuidv4 = defineFunction({
  name: "uuidv4",
  parameters: [{ name: "source", accepts: [BYTES], kind: "field" }],
  returns: BYTES,
  nil: "propagates",
  contexts: ["rewrite", "header-value"],
  sentence: "A version 4 UUID made from random bytes.",
  example: "uuidv4(cf.random_seed)",
  documentation: functionPage("uuidv4"),
  apply: (args) => {
    const source = bytesArgument(args, 0);
    const bytes = source.length < UUID_BYTES ? sha256(source) : source;
    const hex = Array.from({ length: UUID_BYTES }, (_, index) => hexByte(versioned(bytes.charCodeAt(index), index))).join("");
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
  },
});

/** RFC 9562 section 5.4: the version in byte 6, the variant in byte 8. */
function versioned(byte: number, index: number): number {
  if (index === 6) return (byte & 0x0f) | 0x40;
  return index === 8 ? (byte & 0x3f) | 0x80 : byte;
}

function hexByte(byte: number): string {
  return byte.toString(16).padStart(2, "0");
}

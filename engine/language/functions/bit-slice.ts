import { BYTES, INT } from "../types/type";
import { bytesArgument, intArgument } from "./arguments";
import { defineFunction } from "./definition";
import { functionPage } from "./documentation";

const MOST_BITS = 32;
const FARTHEST_BIT = 2040;

/** `bit_slice(protocol, offset_start, offset_end)`: bits in network order; a slice that is not wholly there gives no value. */
export const bitSlice = defineFunction({
  name: "bit_slice",
  parameters: [
    { name: "protocol", accepts: [BYTES], kind: "field" },
    { name: "offset_start", accepts: [INT], kind: "either" },
    { name: "offset_end", accepts: [INT], kind: "either" },
  ],
  returns: INT,
  nil: "propagates",
  contexts: ["network"],
  sentence: "The number in a slice of a packet's bits, counted from the start of the protocol's header.",
  example: "bit_slice(udp, 64, 96) == 0x41424344",
  limits: "For packets, not HTTP requests; at most 32 bits, up to bit 2040.",
  documentation: functionPage("bit_slice"),
  apply: (args) => {
    const bytes = bytesArgument(args, 0);
    const start = Number(intArgument(args, 1));
    const end = Number(intArgument(args, 2));
    if (start < 0 || end <= start || end - start > MOST_BITS || end > FARTHEST_BIT || end > bytes.length * 8) return null;
    let value = 0;
    for (let bit = start; bit < end; bit++) value = value * 2 + ((bytes.charCodeAt(bit >>> 3) >>> (7 - (bit & 7))) & 1);
    return value;
  },
});

import { sha256 } from "../../support/sha256";
import { BYTES } from "../types/type";
import { bytesArgument } from "./arguments";
import { defineFunction } from "./definition";
import { functionPage } from "./documentation";

/** `sha256(input)`: 32 bytes, not text. */
export const sha256Function = defineFunction({
  name: "sha256",
  parameters: [{ name: "input", accepts: [BYTES], kind: "either" }],
  returns: BYTES,
  nil: "propagates",
  sentence: "The SHA-256 digest: 32 bytes, to be made text with encode_base64().",
  example: 'encode_base64(sha256("my-token"))',
  limits: "An add-on of the Enterprise plan.",
  documentation: functionPage("sha256"),
  apply: (args) => sha256(bytesArgument(args, 0)),
});

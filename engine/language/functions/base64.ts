import { decodeBase64, encodeBase64 } from "../../support/base64";
import { BYTES } from "../types/type";
import { bytesArgument } from "./arguments";
import { defineFunction } from "./definition";
import { functionPage } from "./documentation";

/** `decode_base64(source)`: our reading where documentation is silent: padding may be left out, anything malformed gives no value. */
export const decodeBase64Function = defineFunction({
  name: "decode_base64",
  parameters: [{ name: "source", accepts: [BYTES], kind: "field" }],
  returns: BYTES,
  nil: "propagates",
  contexts: ["filter", "rewrite", "header-value", "rate-limit"],
  sentence: "Decodes Base64 text (standard alphabet); text that is not Base64 gives no value.",
  example: 'any(decode_base64(http.request.headers["client_id"][*])[*] eq "123abc")',
  documentation: functionPage("decode_base64"),
  apply: (args) => {
    const source = bytesArgument(args, 0);
    return /^[A-Za-z0-9+/]*={0,2}$/.test(source) ? decodeBase64(source) : null;
  },
});

/** `encode_base64(input, flags)` */
export const encodeBase64Function = defineFunction({
  name: "encode_base64",
  parameters: [
    { name: "input", accepts: [BYTES], kind: "either" },
    { name: "flags", accepts: [BYTES], kind: "literal", optional: true },
  ],
  returns: BYTES,
  nil: "propagates",
  contexts: ["header-value"],
  sentence: "Base64 text without padding; flag “p” adds the padding, flag “u” takes the URL-safe alphabet.",
  example: 'encode_base64("hello world", "p")',
  documentation: functionPage("encode_base64"),
  apply: (args) => {
    const flags = args.length > 1 ? bytesArgument(args, 1) : "";
    let text = encodeBase64(bytesArgument(args, 0));
    if (!flags.includes("p")) text = text.replace(/=+$/, "");
    return flags.includes("u") ? text.replaceAll("+", "-").replaceAll("/", "_") : text;
  },
});

import { textToBytes } from "../../support/bytes";
import { BYTES } from "../types/type";
import { bytesArgument } from "./arguments";
import type { FunctionDefinition } from "./definition";
import { functionPage } from "./documentation";

/** `url_decode(source, options)`: what is no complete escape stays as it is; letters that are no option mean nothing. */
export const urlDecode: FunctionDefinition = {
  name: "url_decode",
  parameters: [
    { name: "source", accepts: [BYTES], kind: "field" },
    { name: "options", accepts: [BYTES], kind: "literal", optional: true },
  ],
  returns: BYTES,
  nil: "propagates",
  sentence: "Decodes %XX to bytes and + to a space; option “r” repeats until nothing changes, option “u” also decodes %uXXXX.",
  example: 'url_decode(http.request.body.form.values[0], "ur")',
  documentation: functionPage("url_decode"),
  prepare: ([, options]) => {
    const letters = typeof options === "string" ? options : "";
    const unicode = letters.includes("u");
    const decode = letters.includes("r") ? decodeFully : decodeOnce;
    return (args) => decode(bytesArgument(args, 0), unicode);
  },
};

const ESCAPES = /\+|%[0-9a-fA-F]{2}/g;
const ESCAPES_WITH_UNICODE = /\+|%[0-9a-fA-F]{2}|%u[dD][89abAB][0-9a-fA-F]{2}%u[dD][c-fC-F][0-9a-fA-F]{2}|%u[0-9a-fA-F]{4}/g;

function decodeOnce(source: string, unicode: boolean): string {
  return source.replace(unicode ? ESCAPES_WITH_UNICODE : ESCAPES, decodeEscape);
}

/**
 * The text that decoding over and over ends with, in one pass: escapes never overlap, so that it does not matter in which order they
 * are decoded. Each byte is taken once and each escape decoded once.
 */
function decodeFully(source: string, unicode: boolean): string {
  const done: string[] = [];
  for (const byte of source) {
    done.push(byte);
    for (let length = escapeLength(done, unicode); length > 0; length = escapeLength(done, unicode)) {
      const escape = done.splice(done.length - length).join("");
      done.push(...decodeEscape(escape).split(""));
    }
  }
  return done.join("");
}

/** How many of the last bytes are an escape; 0 where they are none. */
function escapeLength(bytes: readonly string[], unicode: boolean): number {
  const last = bytes.at(-1) ?? "";
  if (last === "+") return 1;
  if (!isHex(last)) return 0;
  if (bytes.at(-3) === "%") return isHex(bytes.at(-2) ?? "") ? 3 : 0;
  if (!unicode || bytes.at(-6) !== "%") return 0;
  const single = bytes.slice(-6).join("");
  if (!/^%u[0-9a-fA-F]{4}$/.test(single)) return 0;
  if (!/^%u[dD][89abcdefABCDEF]/.test(single)) return 6;
  return /^%u[dD][89abAB][0-9a-fA-F]{2}%u[dD][c-fC-F]/.test(bytes.slice(-12).join("")) ? 12 : 0;
}

function isHex(byte: string): boolean {
  return /^[0-9a-fA-F]$/.test(byte);
}

/** A surrogate alone is no code point: its escape stays. */
function decodeEscape(escape: string): string {
  if (escape === "+") return " ";
  if (!escape.startsWith("%u")) return String.fromCharCode(Number.parseInt(escape.slice(1), 16));
  const units = escape.split("%u").slice(1);
  const text = String.fromCharCode(...units.map((unit) => Number.parseInt(unit, 16)));
  return /^[\ud800-\udfff]$/.test(text) ? escape : textToBytes(text);
}

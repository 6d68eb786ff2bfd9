import { bytesToText } from "../../support/bytes";
import { checkIndex, elementType } from "../checker/check-index";
import type { Access, IndexAccess } from "../expression";
import { scanBytes } from "../lexer/bytes";
import { scanInteger } from "../lexer/integer";
import { found, mistake, type Scanned } from "../lexer/scanned";
import { scanIdentifier, skipSpace } from "../lexer/words";
import { BOOL } from "../types/type";
import { bracketHint, keyHint, nameHint, unknownIdentifier, withHint } from "./hints";
import { parseCall } from "./parse-call";
import { fail, type Parsing } from "./parsing";

/** Array positions are unsigned 32-bit numbers. */
const LARGEST_POSITION = 4_294_967_295;

/** A field or a function call, with its indexes. */
export function parseAccess(parsing: Parsing): Access | null {
  let access = parseNamed(parsing);
  while (access !== null && parsing.text.charCodeAt(parsing.at) === 0x5b) access = parseIndex(parsing, access);
  return access;
}

function parseNamed(parsing: Parsing): Access | null {
  const { text, scheme, at: start } = parsing;
  const name = scanIdentifier(text, start);
  if (name.kind === "mistake") return fail(parsing, withHint(name, nameHint(text, name.start)));
  const entry = scheme.lookup(name.value);
  if (entry === undefined) return parseConstant(parsing, name.value) ?? fail(parsing, unknownIdentifier(parsing, name.value));
  parsing.at = name.next;
  if (entry.kind === "function") return parseCall(parsing, { called: entry.called, start });
  const { field, slot } = entry;
  const access = { kind: "field", start, end: name.next, type: field.type, field, slot } as const;
  parsing.fields.push(access);
  return access;
}

/** `true` and `false` stand wherever a Boolean field may. */
function parseConstant(parsing: Parsing, name: string): Access | null {
  if (name !== "true" && name !== "false") return null;
  const start = parsing.at;
  parsing.at += name.length;
  return { kind: "literal", start, end: parsing.at, type: BOOL, value: name === "true", spelling: name };
}

function parseIndex(parsing: Parsing, of: Access): Access | null {
  const { text, at: opening } = parsing;
  const keyAt = skipSpace(text, opening + 1);
  const key = scanKey(text, keyAt);
  if (key.kind === "mistake") return fail(parsing, key);
  const closing = skipSpace(text, key.next);
  if (text.charCodeAt(closing) !== 0x5d)
    return fail(parsing, withHint(mistake("expected-literal", 'expected literal "]"', closing), bracketHint(text, closing)));
  const end = closing + 1;
  const problem = checkIndex(of.type, key.value, { start: opening, end });
  if (problem !== null) return fail(parsing, { ...problem, resume: end });
  parsing.at = end;
  const node = { start: of.start, end, type: elementType(of.type), of };
  if (key.value === EACH) return { kind: "each", ...node };
  return { kind: "index", key: key.value, spelling: text.slice(keyAt, key.next), ...node } satisfies IndexAccess;
}

/** The key of `[*]`. */
const EACH = Symbol("each");

function scanKey(text: string, at: number): Scanned<number | string | typeof EACH> {
  const first = text.charAt(at);
  if (first === "*") return found(EACH, at + 1);
  if (first === '"') {
    const key = scanBytes(text, at);
    if (key.kind === "found" && bytesToText(key.value) === null)
      return mistake("expected-literal", 'expected literal "expected utf8 string"', at);
    return key;
  }
  const position = scanInteger(text, at);
  if (position.kind === "mistake") {
    return withHint(
      mistake("expected-literal", 'expected literal "expected quoted utf8 string or positive integer"', at),
      keyHint(text, at),
    );
  }
  if (typeof position.value === "bigint" || position.value < 0 || position.value > LARGEST_POSITION) {
    return mistake("expected-literal", 'expected literal "expected positive integer as index"', at);
  }
  return found(position.value, position.next);
}

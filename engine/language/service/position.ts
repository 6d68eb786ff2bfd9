import type { FieldDefinition } from "../fields/definition";
import type { FunctionDefinition, Parameter } from "../functions/definition";
import { OPERATORS } from "../operators";
import type { OperatorDefinition } from "../operators/definition";
import type { Scheme } from "../scheme";
import { arrayOf, BOOL, type Type } from "../types/type";
import { type Token, tokensOf } from "./tokens";

/** A field or call as far as it is written. */
export interface WrittenAccess {
  /** `null` where a name is unknown. */
  readonly type: Type | null;
  /** The field that it reads, through indexes; `null` for calls. */
  readonly field: FieldDefinition | null;
  readonly mapped: boolean;
}

/** What is open at a place, innermost last. */
export type Frame =
  | { readonly kind: "group" }
  | { readonly kind: "quantifier"; readonly name: "any" | "all"; readonly start: number }
  | {
      readonly kind: "call";
      readonly called: FunctionDefinition | null;
      readonly argument: number;
      readonly first: WrittenAccess | null;
      readonly start: number;
      readonly stands: "left" | "right";
    }
  | { readonly kind: "set"; readonly left: WrittenAccess; readonly members: readonly string[] }
  | { readonly kind: "index"; readonly of: WrittenAccess; readonly stands: "left" | "right" };

/** What may be written next. */
export type Expected =
  | { readonly kind: "operand"; readonly after: "start" | "not" }
  | { readonly kind: "operator"; readonly left: WrittenAccess }
  | { readonly kind: "value"; readonly left: WrittenAccess; readonly operator: OperatorDefinition }
  | { readonly kind: "member"; readonly left: WrittenAccess; readonly members: readonly string[] }
  | { readonly kind: "key"; readonly of: WrittenAccess }
  | { readonly kind: "logical" };

export interface Position {
  readonly expected: Expected;
  readonly frames: readonly Frame[];
  /** The word or text that is being written at the place, if one is: it is replaced as a whole. */
  readonly word: Token | null;
  readonly start: number;
  readonly end: number;
}

const UNKNOWN: WrittenAccess = { type: null, field: null, mapped: false };
const WORD_KINDS = new Set(["name", "number", "list"]);

/** What may stand at `offset`, judged by what stands before it. Any text will do. */
export function readPosition(text: string, offset: number, scheme: Scheme): Position {
  const tokens = tokensOf(text);
  const word = tokens.find((token) => isWrittenAt(token, offset)) ?? null;
  const before = tokens.filter(({ end, start }) => (word === null ? end <= offset : start < word.start));
  const reader = createReader(scheme, text);
  for (const [index, token] of before.entries())
    reader.take(token, before[index + 1] ?? word ?? tokens.find(({ start }) => start >= offset));
  return { ...reader.state(), word, start: word?.start ?? offset, end: word?.end ?? offset };
}

function isWrittenAt({ kind, start, end, closed }: Token, offset: number): boolean {
  if (kind === "text") return start < offset && (offset < end || (offset === end && !closed));
  return WORD_KINDS.has(kind) && start < offset && offset <= end;
}

const LOGICAL = new Set(["and", "or", "xor", "&&", "||", "^^"]);

function createReader(scheme: Scheme, text: string) {
  const frames: Frame[] = [];
  let expected: Expected = { kind: "operand", after: "start" };

  function takeOperand(token: Token, next: Token | undefined): void {
    const { text: written, start } = token;
    if (written === "not" || written === "!") expected = { kind: "operand", after: "not" };
    else if (written === "(") frames.push({ kind: "group" });
    else if (written === ")" || written === ",") takeEnd(token);
    else if (token.kind !== "name") expected = { kind: "logical" };
    else if ((written === "any" || written === "all") && next?.text === "(") openCall({ kind: "quantifier", name: written, start });
    else takeName(token, next, "left");
  }

  function takeName({ text: name, start }: Token, next: Token | undefined, stands: "left" | "right"): void {
    const entry = scheme.lookup(name);
    if (next?.text === "(") {
      openCall({ kind: "call", called: entry?.kind === "function" ? entry.called : null, argument: 0, first: null, start, stands });
      return;
    }
    const access = entry?.kind === "field" ? { type: entry.field.type, field: entry.field, mapped: false } : UNKNOWN;
    finish(name === "true" || name === "false" ? { ...UNKNOWN, type: BOOL } : access, stands);
  }

  /** The parenthesis itself comes as the next token and is passed over. */
  function openCall(frame: Frame): void {
    frames.push(frame);
    expected = { kind: "operand", after: "start" };
    passing = true;
  }

  let passing = false;

  /** An access is complete unless an index follows. */
  function finish(access: WrittenAccess, stands: "left" | "right"): void {
    expected = stands === "right" ? { kind: "logical" } : { kind: "operator", left: access };
    last = { access, stands };
    noteArgument(access);
  }

  let last: { readonly access: WrittenAccess; readonly stands: "left" | "right" } | null = null;

  function noteArgument(access: WrittenAccess): void {
    const frame = frames.at(-1);
    if (frame?.kind === "call" && frame.argument === 0) frames[frames.length - 1] = { ...frame, first: access };
  }

  function takeEnd({ text: sign }: Token): void {
    if (sign === ",") {
      const frame = frames.at(-1);
      if (frame?.kind === "call") frames[frames.length - 1] = { ...frame, argument: frame.argument + 1 };
      expected = { kind: "operand", after: "start" };
      return;
    }
    const frame = frames.pop();
    if (frame?.kind === "call") finish({ type: resultType(frame.called, frame.first), field: null, mapped: false }, frame.stands);
    else expected = { kind: "logical" };
  }

  function takeAfterAccess(token: Token, next: Token | undefined): void {
    const operator = operatorOf(token, next);
    if (operator !== null && expected.kind === "operator") expected = { kind: "value", left: expected.left, operator };
    else takeAfterCondition(token);
  }

  function takeAfterCondition(token: Token): void {
    if (LOGICAL.has(token.text)) expected = { kind: "operand", after: "start" };
    else if (token.text === ")" || token.text === ",") takeEnd(token);
    else expected = { kind: "logical" };
  }

  function takeValue(token: Token, next: Token | undefined): void {
    if (expected.kind !== "value" || token.text === "wildcard") return;
    if (token.text === "{") {
      frames.push({ kind: "set", left: expected.left, members: [] });
      expected = { kind: "member", left: expected.left, members: [] };
    } else if (token.kind === "name") takeName(token, next, "right");
    else if (token.text === ")" || token.text === ",") takeEnd(token);
    else expected = { kind: "logical" };
  }

  function takeMember({ text: written }: Token): void {
    const frame = frames.at(-1);
    if (frame?.kind !== "set") return;
    if (written === "}") {
      frames.pop();
      expected = { kind: "logical" };
      return;
    }
    const members = [...frame.members, written];
    frames[frames.length - 1] = { ...frame, members };
    expected = { kind: "member", left: frame.left, members };
  }

  function takeKey(token: Token): void {
    const frame = frames.at(-1);
    if (frame?.kind !== "index" || token.text !== "]") return;
    frames.pop();
    const { type, field, mapped } = frame.of;
    const element = type?.kind === "Array" || type?.kind === "Map" ? type.of : null;
    finish({ type: element, field, mapped: mapped || starred }, frame.stands);
  }

  let starred = false;

  return {
    take(token: Token, next: Token | undefined): void {
      if (passing) {
        passing = false;
        if (token.text === "(") return;
      }
      if (token.text === "[" && last !== null && text.charAt(token.start - 1).trim() !== "") {
        frames.push({ kind: "index", of: last.access, stands: last.stands });
        expected = { kind: "key", of: last.access };
        starred = next?.kind === "star";
        last = null;
        return;
      }
      if (token.text !== "]") last = null;
      switch (expected.kind) {
        case "operand":
          return takeOperand(token, next);
        case "operator":
          return takeAfterAccess(token, next);
        case "value":
          return takeValue(token, next);
        case "member":
          return takeMember(token);
        case "key":
          return takeKey(token);
        case "logical":
          return takeAfterCondition(token);
        default:
          return expected satisfies never;
      }
    },
    state: (): { readonly expected: Expected; readonly frames: readonly Frame[] } => ({ expected, frames }),
  };
}

function operatorOf({ text }: Token, next: Token | undefined): OperatorDefinition | null {
  const name = text === "strict" && next?.text === "wildcard" ? "strict wildcard" : text;
  return OPERATORS.find(({ spellings }) => spellings.some((spelling) => spelling === name)) ?? null;
}

function resultType(called: FunctionDefinition | null, first: WrittenAccess | null): Type | null {
  if (called === null) return null;
  const returns = typeof called.returns === "function" ? (first?.type ?? null) : called.returns;
  return first?.mapped === true && returns !== null ? arrayOf(returns) : returns;
}

/** The parameter that an argument belongs to; the last one where it repeats. */
export function parameterAt({ parameters }: Pick<FunctionDefinition, "parameters">, argument: number): Parameter | null {
  const own = parameters[argument];
  if (own !== undefined) return own;
  const final = parameters.at(-1);
  return final?.repeats === undefined ? null : final;
}

/** The call that a place stands in, however deep in parentheses of its arguments. */
export function callAround(frames: readonly Frame[]): Extract<Frame, { readonly kind: "call" | "quantifier" }> | null {
  const frame = frames.findLast(({ kind }) => kind === "call" || kind === "quantifier");
  return frame?.kind === "call" || frame?.kind === "quantifier" ? frame : null;
}

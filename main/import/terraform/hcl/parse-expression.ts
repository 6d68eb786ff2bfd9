import { parseForHead, parseHeredoc, parseQuoted } from "./parse-template";
import { expect, found, HclMistake, lineAt, nested, type Scanner, skip, skipLines, take, takeIdentifier, takeWord } from "./scanner";
import { BINARY_OPERATORS, type Expression, type ObjectEntry, SPLAT_ITEM } from "./syntax";

/** Reads an expression from where the scanner stands. https://developer.hashicorp.com/terraform/language/expressions */
export function parseExpression(scanner: Scanner): Expression {
  const line = here(scanner);
  const condition = parseBinary(scanner, 0);
  if (!take(scanner, "?")) return condition;
  return nested(scanner, scanner.newlines, () => {
    skipLines(scanner);
    const yes = parseExpression(scanner);
    skipLines(scanner);
    expect(scanner, ":");
    skipLines(scanner);
    return { kind: "conditional", line, condition, yes, no: parseExpression(scanner) };
  });
}

function here(scanner: Scanner): number {
  skip(scanner);
  return lineAt(scanner, scanner.at);
}

function parseBinary(scanner: Scanner, level: number): Expression {
  const operators = BINARY_OPERATORS[level];
  if (operators === undefined) return parseUnary(scanner);
  let left = parseBinary(scanner, level + 1);
  for (;;) {
    skip(scanner);
    const operator = operators.find((sign) => scanner.text.startsWith(sign, scanner.at) && !isOther(scanner, sign));
    if (operator === undefined) return left;
    const line = here(scanner);
    scanner.at += operator.length;
    skipLines(scanner);
    left = { kind: "binary", line, operator, left, right: parseBinary(scanner, level + 1) };
  }
}

/** `/` may begin a comment, and `=` an arrow. */
function isOther({ text, at }: Scanner, sign: string): boolean {
  return (sign === "/" && /^\/[/*]/.test(text.slice(at, at + 2))) || (sign === "==" && text.startsWith("=>", at));
}

function parseUnary(scanner: Scanner): Expression {
  const line = here(scanner);
  const sign = scanner.text.charAt(scanner.at);
  if (sign !== "!" && sign !== "-") return parsePostfix(scanner);
  scanner.at += 1;
  return nested(scanner, scanner.newlines, () => ({ kind: "unary", line, operator: sign, of: parseUnary(scanner) }));
}

function parsePostfix(scanner: Scanner): Expression {
  return parseSteps(scanner, parsePrimary(scanner));
}

/** `.name`, `[key]`, `.*` and `[*]` behind a value. A line break within brackets does not end them. */
function parseSteps(scanner: Scanner, start: Expression): Expression {
  let of = start;
  for (;;) {
    const { text } = scanner;
    const line = of.line;
    if (/^\.(?:[\p{ID_Start}_])/u.test(text.slice(scanner.at, scanner.at + 3))) {
      scanner.at += 1;
      of = { kind: "attribute", line, of, name: takeIdentifier(scanner) ?? "" };
    } else if (/^\.\d/.test(text.slice(scanner.at, scanner.at + 2))) {
      scanner.at += 1;
      const digits = /^\d+/.exec(text.slice(scanner.at, scanner.at + 20))?.[0] ?? "0";
      scanner.at += digits.length;
      of = { kind: "index", line, of, key: { kind: "literal", line, value: Number(digits) } };
    } else if (text.startsWith(".*", scanner.at)) {
      scanner.at += 2;
      return { kind: "splat", line, of, each: parseSteps(scanner, { kind: "name", line, name: SPLAT_ITEM }) };
    } else if (/^\[\s*\*\s*\]/.test(text.slice(scanner.at, scanner.at + 20))) {
      scanner.at = text.indexOf("]", scanner.at) + 1;
      return { kind: "splat", line, of, each: parseSteps(scanner, { kind: "name", line, name: SPLAT_ITEM }) };
    } else if (text.charAt(scanner.at) === "[") {
      scanner.at += 1;
      const target = of;
      of = nested(scanner, "blank", () => {
        const key = parseExpression(scanner);
        expect(scanner, "]");
        return { kind: "index", line, of: target, key };
      });
    } else return of;
  }
}

function parsePrimary(scanner: Scanner): Expression {
  const line = here(scanner);
  const { text } = scanner;
  const character = text.charAt(scanner.at);
  if (character === '"') {
    scanner.at += 1;
    return parseQuoted(scanner, parseExpression);
  }
  if (text.startsWith("<<", scanner.at)) {
    scanner.at += 2;
    return parseHeredoc(scanner, parseExpression);
  }
  if (character === "(") {
    scanner.at += 1;
    return nested(scanner, "blank", () => {
      const inner = parseExpression(scanner);
      expect(scanner, ")");
      return inner;
    });
  }
  if (character === "[") return parseList(scanner, line);
  if (character === "{") return parseObject(scanner, line);
  const number = /^\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/.exec(text.slice(scanner.at, scanner.at + 60))?.[0];
  if (number !== undefined) {
    scanner.at += number.length;
    return { kind: "literal", line, value: Number(number) };
  }
  return parseNamed(scanner, line);
}

function parseNamed(scanner: Scanner, line: number): Expression {
  const name = takeIdentifier(scanner);
  if (name === null) throw new HclMistake(`A value is expected here, not ${found(scanner)}`, scanner.at);
  if (scanner.text.charAt(scanner.at) === "(") return parseCall(scanner, name, line);
  if (name === "true" || name === "false") return { kind: "literal", line, value: name === "true" };
  return name === "null" ? { kind: "literal", line, value: null } : { kind: "name", line, name };
}

function parseCall(scanner: Scanner, name: string, line: number): Expression {
  scanner.at += 1;
  return nested(scanner, "blank", () => {
    const given: Expression[] = [];
    let expands = false;
    while (!take(scanner, ")")) {
      given.push(parseExpression(scanner));
      expands = take(scanner, "...");
      if (!take(scanner, ",")) {
        expect(scanner, ")");
        break;
      }
    }
    return { kind: "call", line, name, arguments: given, expands };
  });
}

function parseList(scanner: Scanner, line: number): Expression {
  scanner.at += 1;
  return nested(scanner, "blank", () => {
    if (takeWord(scanner, "for")) {
      const head = parseForHead(scanner, parseExpression);
      expect(scanner, ":");
      const value = parseExpression(scanner);
      const condition = takeWord(scanner, "if") ? parseExpression(scanner) : null;
      expect(scanner, "]");
      return { kind: "for", line, ...head, key: null, value, condition, groups: false };
    }
    const items: Expression[] = [];
    while (!take(scanner, "]")) {
      items.push(parseExpression(scanner));
      if (!take(scanner, ",")) {
        expect(scanner, "]");
        break;
      }
    }
    return { kind: "list", line, items };
  });
}

/** Entries stand behind commas or line breaks, so a line break ends a value here. */
function parseObject(scanner: Scanner, line: number): Expression {
  scanner.at += 1;
  const before = scanner.at;
  skipLines(scanner);
  if (takeWord(scanner, "for")) {
    skip(scanner);
    if (!/^[=:]/.test(scanner.text.charAt(scanner.at))) return parseObjectFor(scanner, line);
    scanner.at = before;
  }
  return nested(scanner, "end", () => {
    const entries: ObjectEntry[] = [];
    for (;;) {
      skipLines(scanner);
      if (take(scanner, "}")) return { kind: "object", line, entries };
      entries.push(parseEntry(scanner));
      skip(scanner);
      if (!take(scanner, ",") && !/^[\n}]/.test(scanner.text.charAt(scanner.at)))
        throw new HclMistake(`A comma, a line break or “}” is expected here, not ${found(scanner)}`, scanner.at);
    }
  });
}

function parseEntry(scanner: Scanner): ObjectEntry {
  const line = here(scanner);
  const before = scanner.at;
  const name = takeIdentifier(scanner);
  skip(scanner);
  const isBare = name !== null && /^(?:=(?!=)|:)/.test(scanner.text.slice(scanner.at, scanner.at + 2));
  if (!isBare) scanner.at = before;
  const key: Expression = isBare ? { kind: "literal", line, value: name } : parseExpression(scanner);
  if (!take(scanner, "=")) expect(scanner, ":");
  skipLines(scanner);
  return { key, value: parseExpression(scanner) };
}

function parseObjectFor(scanner: Scanner, line: number): Expression {
  return nested(scanner, "blank", () => {
    const head = parseForHead(scanner, parseExpression);
    expect(scanner, ":");
    const key = parseExpression(scanner);
    expect(scanner, "=>");
    const value = parseExpression(scanner);
    const groups = take(scanner, "...");
    const condition = takeWord(scanner, "if") ? parseExpression(scanner) : null;
    expect(scanner, "}");
    return { kind: "for", line, ...head, key, value, condition, groups };
  });
}

import {
  createScanner,
  endOfLine,
  expect,
  found,
  HclMistake,
  lineAt,
  nested,
  type Scanner,
  skip,
  takeIdentifier,
  takeWord,
} from "./scanner";
import type { Expression, TemplatePart } from "./syntax";

export type ParseExpression = (scanner: Scanner) => Expression;

/** Where a template ends: at a quote, or at the end of its own text (a heredoc). */
type TemplateEnd = "quote" | "text";

/** A text in double quotes; the scanner stands behind the opening one. */
export function parseQuoted(scanner: Scanner, parseExpression: ParseExpression): Expression {
  const line = lineAt(scanner, scanner.at);
  const parts = nested(scanner, "end", () => parseParts(scanner, { end: "quote", parseExpression }, []));
  scanner.at += 1;
  return simplify(parts, line);
}

/** `<<EOT` and `<<-EOT`; the scanner stands behind `<<`. */
export function parseHeredoc(scanner: Scanner, parseExpression: ParseExpression): Expression {
  const line = lineAt(scanner, scanner.at);
  const opening = /^(-?)([\p{ID_Start}_][\p{ID_Continue}-]*)[ \t]*\r?\n/u.exec(scanner.text.slice(scanner.at, scanner.at + 300));
  if (opening === null) throw new HclMistake("A name and a line break are expected after “<<”", scanner.at);
  scanner.at += opening[0].length;
  const lines: string[] = [];
  for (;;) {
    if (scanner.at >= scanner.text.length)
      throw new HclMistake(`The heredoc has no end; a line with ${opening[2] ?? ""} alone is expected`, scanner.at);
    const end = endOfLine(scanner.text, scanner.at);
    const text = scanner.text.slice(scanner.at, end).replace(/\r$/, "");
    if (text.trim() === opening[2]) {
      scanner.at += scanner.text.slice(scanner.at, end).replace(/\r$/, "").length;
      break;
    }
    lines.push(text);
    scanner.at = Math.min(end + 1, scanner.text.length);
  }
  const inner = (opening[1] === "-" ? withoutIndent(lines) : lines).map((text) => `${text}\n`).join("");
  const own = createScanner(inner, scanner.depth);
  const parts = nested(own, "end", () => parseParts(own, { end: "text", parseExpression: shifted(parseExpression, line) }, []));
  return { kind: "template", line, parts };
}

/** All of the scanner's text as a template. */
export function parseTemplateText(scanner: Scanner, parseExpression: ParseExpression): Expression {
  return { kind: "template", line: 1, parts: nested(scanner, "end", () => parseParts(scanner, { end: "text", parseExpression }, [])) };
}

/** Expressions in a heredoc are read from a text of its own; their lines are told as those of the file. */
function shifted(parseExpression: ParseExpression, line: number): ParseExpression {
  return (scanner) => ({ ...parseExpression(scanner), line: line + lineAt(scanner, scanner.at) });
}

function withoutIndent(lines: readonly string[]): readonly string[] {
  const indents = lines.filter((line) => line.trim() !== "").map((line) => /^[ \t]*/.exec(line)?.[0].length ?? 0);
  const indent = indents.length === 0 ? 0 : Math.min(...indents);
  return lines.map((line) => line.slice(Math.min(indent, /^[ \t]*/.exec(line)?.[0].length ?? 0)));
}

/** A template of text alone is that text; one that is a single `${…}` is its value, whatever its type. */
function simplify(parts: readonly TemplatePart[], line: number): Expression {
  const [first, ...others] = parts;
  if (first === undefined) return { kind: "literal", line, value: "" };
  if (others.length === 0 && first.kind === "text") return { kind: "literal", line, value: first.text };
  if (others.length === 0 && first.kind === "value") return first.value;
  return { kind: "template", line, parts };
}

interface Template {
  readonly end: TemplateEnd;
  readonly parseExpression: ParseExpression;
}

/** Parts up to the template's end, or up to one of the directives in `until`, at which the scanner then stands. */
function parseParts(scanner: Scanner, template: Template, until: readonly string[], trimsStart = false): readonly TemplatePart[] {
  const parts: TemplatePart[] = [];
  let text = "";
  let trims = trimsStart;
  const endText = (): void => {
    if (text !== "") parts.push({ kind: "text", text });
    text = "";
  };
  for (;;) {
    const character = scanner.text.charAt(scanner.at);
    if (character === "") {
      if (template.end === "text" && until.length === 0) break;
      throw new HclMistake(
        template.end === "text" ? `%{ ${until.join(" or ")} } is missing` : "A text is opened and never closed",
        scanner.at,
      );
    }
    if (template.end === "quote" && character === '"') break;
    if (template.end === "quote" && character === "\n")
      throw new HclMistake("A text in quotes has no closing quote on its line", scanner.at);
    if (scanner.text.startsWith("$${", scanner.at) || scanner.text.startsWith("%%{", scanner.at)) {
      text += `${character}{`;
      scanner.at += 3;
      trims = false;
    } else if (scanner.text.startsWith("${", scanner.at)) {
      if (scanner.text.charAt(scanner.at + 2) === "~") text = withoutBlankEnd(text);
      endText();
      const { value, trimsAfter } = parseInterpolation(scanner, template);
      parts.push({ kind: "value", value });
      trims = trimsAfter;
    } else if (scanner.text.startsWith("%{", scanner.at)) {
      const name = /^%\{~?\s*([a-z]+)/.exec(scanner.text.slice(scanner.at, scanner.at + 40))?.[1] ?? "";
      if (scanner.text.charAt(scanner.at + 2) === "~") text = withoutBlankEnd(text);
      if (until.includes(name)) break;
      endText();
      const { part, trimsAfter } = parseDirective(scanner, template, name);
      parts.push(part);
      trims = trimsAfter;
    } else {
      const piece = template.end === "quote" && character === "\\" ? parseEscape(scanner) : takeCharacter(scanner);
      const isTrimmed = trims && piece.trim() === "";
      trims = isTrimmed && piece !== "\n";
      if (isTrimmed) continue;
      text += piece;
    }
  }
  endText();
  return parts;
}

/** A `~` before takes the blanks of its line away or, at the start of a line, the line break before it. */
function withoutBlankEnd(text: string): string {
  return text.replace(/[ \t]+$/, "").replace(/[ \t]*\r?\n$/, "");
}

/** As much plain text as there is at once. */
function takeCharacter(scanner: Scanner): string {
  const plain = /[^"\\$%\n\s]+/y;
  plain.lastIndex = scanner.at;
  const piece = plain.exec(scanner.text)?.[0] ?? scanner.text.charAt(scanner.at);
  scanner.at += piece.length;
  return piece;
}

const ESCAPES: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", '"': '"', "\\": "\\" };

function parseEscape(scanner: Scanner): string {
  const escaped = /^\\(?:([nrt"\\])|u([\da-fA-F]{4})|U([\da-fA-F]{8}))/.exec(scanner.text.slice(scanner.at, scanner.at + 10));
  const point = Number.parseInt(escaped?.[2] ?? escaped?.[3] ?? "0", 16);
  if (escaped === null || point > 0x10ffff)
    throw new HclMistake('This escape is not one of \\n \\r \\t \\" \\\\ \\uNNNN \\UNNNNNNNN', scanner.at);
  scanner.at += escaped[0].length;
  return escaped[1] === undefined ? String.fromCodePoint(point) : (ESCAPES[escaped[1]] ?? escaped[1]);
}

function parseInterpolation(scanner: Scanner, { parseExpression }: Template): { readonly value: Expression; readonly trimsAfter: boolean } {
  scanner.at += scanner.text.charAt(scanner.at + 2) === "~" ? 3 : 2;
  const value = nested(scanner, "blank", () => {
    const expression = parseExpression(scanner);
    skip(scanner);
    return expression;
  });
  return { value, trimsAfter: closeBrace(scanner) };
}

function closeBrace(scanner: Scanner): boolean {
  const trims = scanner.text.charAt(scanner.at) === "~";
  if (trims) scanner.at += 1;
  if (scanner.text.charAt(scanner.at) !== "}") throw new HclMistake(`“}” is expected here, not ${found(scanner)}`, scanner.at);
  scanner.at += 1;
  return trims;
}

/** Opens a directive, and reads what is in it with `read`. */
function openDirective<Result>(scanner: Scanner, name: string, read: () => Result): Result {
  scanner.at += scanner.text.charAt(scanner.at + 2) === "~" ? 3 : 2;
  return nested(scanner, "blank", () => {
    if (!takeWord(scanner, name)) throw new HclMistake(`“${name}” is expected here, not ${found(scanner)}`, scanner.at);
    const result = read();
    skip(scanner);
    return result;
  });
}

function parseDirective(scanner: Scanner, template: Template, name: string): { readonly part: TemplatePart; readonly trimsAfter: boolean } {
  if (name === "if") {
    const condition = openDirective(scanner, "if", () => template.parseExpression(scanner));
    const trims = closeBrace(scanner);
    const yes = nested(scanner, "end", () => parseParts(scanner, template, ["else", "endif"], trims));
    const hasElse = /^%\{~?\s*else/.test(scanner.text.slice(scanner.at, scanner.at + 40));
    const no = hasElse ? parseElse(scanner, template) : [];
    return { part: { kind: "if", condition, yes, no }, trimsAfter: closeDirective(scanner, "endif") };
  }
  if (name === "for") {
    const head = openDirective(scanner, "for", () => parseForHead(scanner, template.parseExpression));
    const trims = closeBrace(scanner);
    const parts = nested(scanner, "end", () => parseParts(scanner, template, ["endfor"], trims));
    return { part: { kind: "for", ...head, parts }, trimsAfter: closeDirective(scanner, "endfor") };
  }
  throw new HclMistake("A directive is one of %{ if … } and %{ for … }", scanner.at);
}

function parseElse(scanner: Scanner, template: Template): readonly TemplatePart[] {
  const trims = closeDirective(scanner, "else");
  return nested(scanner, "end", () => parseParts(scanner, template, ["endif"], trims));
}

function closeDirective(scanner: Scanner, name: string): boolean {
  openDirective(scanner, name, () => undefined);
  return closeBrace(scanner);
}

export interface ForHead {
  readonly keyName: string | null;
  readonly valueName: string;
  readonly in: Expression;
}

/** `k, v in values`, of a directive and of a `for` expression. */
export function parseForHead(scanner: Scanner, parseExpression: ParseExpression): ForHead {
  const first = takeIdentifier(scanner);
  if (first === null) throw new HclMistake(`A name is expected after “for”, not ${found(scanner)}`, scanner.at);
  skip(scanner);
  const hasKey = scanner.text.charAt(scanner.at) === ",";
  if (hasKey) expect(scanner, ",");
  const second = hasKey ? takeIdentifier(scanner) : null;
  if (hasKey && second === null) throw new HclMistake(`A second name is expected here, not ${found(scanner)}`, scanner.at);
  if (!takeWord(scanner, "in")) throw new HclMistake(`“in” is expected here, not ${found(scanner)}`, scanner.at);
  const values = parseExpression(scanner);
  return second === null ? { keyName: null, valueName: first, in: values } : { keyName: first, valueName: second, in: values };
}

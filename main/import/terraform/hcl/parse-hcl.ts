import { parseExpression } from "./parse-expression";
import { createScanner, expect, found, HclMistake, lineAt, nested, type Scanner, skip, skipLines, take, takeIdentifier } from "./scanner";
import type { Attribute, Block, Body, BodyItem } from "./syntax";

export type HclReading =
  | { readonly kind: "body"; readonly body: Body }
  | { readonly kind: "mistake"; readonly message: string; readonly line: number };

/** Reads a file of Terraform's native syntax. Never throws: the first mistake is told with its line. */
export function parseHcl(text: string): HclReading {
  const scanner = createScanner(text.startsWith("\uFEFF") ? text.slice(1) : text);
  try {
    return { kind: "body", body: parseBody(scanner, "file") };
  } catch (error) {
    if (error instanceof HclMistake) return { kind: "mistake", message: `${error.message}.`, line: lineAt(scanner, error.offset) };
    throw error;
  }
}

function parseBody(scanner: Scanner, until: "file" | "brace"): Body {
  const items: BodyItem[] = [];
  for (;;) {
    skipLines(scanner);
    if (scanner.at >= scanner.text.length) {
      if (until === "brace") throw new HclMistake("A block is opened and never closed", scanner.at);
      return { items };
    }
    if (until === "brace" && take(scanner, "}")) return { items };
    items.push(parseItem(scanner));
    skip(scanner);
    const next = scanner.text.charAt(scanner.at);
    if (next !== "\n" && next !== "" && !(until === "brace" && next === "}"))
      throw new HclMistake(`A line break is expected here, not ${found(scanner)}`, scanner.at);
  }
}

function parseItem(scanner: Scanner): Attribute | Block {
  const line = lineAt(scanner, scanner.at);
  const name = takeIdentifier(scanner) ?? takeQuotedName(scanner);
  if (name === null) throw new HclMistake(`The name of a block or an attribute is expected here, not ${found(scanner)}`, scanner.at);
  skip(scanner);
  if (scanner.text.charAt(scanner.at) === "=" || scanner.text.charAt(scanner.at) === ":") {
    scanner.at += 1;
    return { kind: "attribute", name, value: parseExpression(scanner), line };
  }
  const labels: string[] = [];
  while (!take(scanner, "{")) {
    const label = takeIdentifier(scanner) ?? takeQuotedName(scanner);
    if (label === null) expect(scanner, "{");
    else labels.push(label);
  }
  return { kind: "block", type: name, labels, body: nested(scanner, "end", () => parseBody(scanner, "brace")), line };
}

/** A label in quotes; it is plain text. */
function takeQuotedName(scanner: Scanner): string | null {
  skip(scanner);
  const label = /^"((?:[^"\\\n]|\\.)*)"/.exec(scanner.text.slice(scanner.at, scanner.at + 500));
  if (label === null) return null;
  scanner.at += label[0].length;
  return label[1] ?? "";
}

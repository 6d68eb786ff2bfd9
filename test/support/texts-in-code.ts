import ts from "typescript";

/** A text for people that stands in code. Lines count from 1. */
export interface TextInCode {
  readonly line: number;
  readonly text: string;
}

/** Attributes whose value a person reads or hears. */
const SPOKEN = new Set([
  "label",
  "title",
  "aria-label",
  "aria-description",
  "aria-roledescription",
  "alt",
  "placeholder",
  "hint",
  "note",
  "aside",
  "description",
  "heading",
  "summary",
  "message",
  "reason",
  "word",
  "sentence",
]);

/** Names of keys as the DOM says them. */
const KEYS =
  /^(Enter|Escape|Tab|Home|End|Delete|Backspace|Insert|Space|Shift|Control|Alt|Meta|ContextMenu|Page(Up|Down)|Arrow(Up|Down|Left|Right))$/;

/** A line of a header with its name, or a media type with a parameter. */
const WIRE = /^(?:[A-Z][a-z]+(?:-[A-Z][a-z]+)+: |[a-z]+\/[a-z-]+; )/;

const TWO_WORDS = /(?:[A-Za-z]{2,}[,;:.]?|[…\d]) [A-Za-z]{2,}/;
const CAPITALISED = /^[A-Z][a-z]+[.…]?$/;

/**
 * Every text in `source` that a person would read: what stands between tags, what a spoken attribute says, and every string of two words or
 * with a capital letter. Class names, module names, names of keys, comparisons, types and the messages of faults are none.
 */
export function textsInCode(fileName: string, source: string): readonly TextInCode[] {
  const file = ts.createSourceFile(
    fileName,
    source,
    ts.ScriptTarget.Latest,
    true,
    fileName.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  );
  const found: TextInCode[] = [];
  const visit = (node: ts.Node): void => {
    const text = readableText(node);
    if (text !== null) found.push({ line: file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1, text });
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function readableText(node: ts.Node): string | null {
  if (ts.isJsxText(node)) return /\p{L}{2}/u.test(node.text) ? node.text.trim() : null;
  const text = literalText(node);
  if (text === null || !/\p{L}/u.test(text) || WIRE.test(text) || isNoText(node)) return null;
  if (isSpoken(node) && !/^[\w-]+\.[\w.-]+$/.test(text)) return text;
  return TWO_WORDS.test(text) || (CAPITALISED.test(text) && !KEYS.test(text)) ? text : null;
}

function literalText(node: ts.Node): string | null {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (ts.isTemplateExpression(node)) return [node.head.text, ...node.templateSpans.map((span) => span.literal.text)].join("…");
  return null;
}

function isSpoken(node: ts.Node): boolean {
  const parent = ts.isJsxExpression(node.parent) ? node.parent.parent : node.parent;
  return ts.isJsxAttribute(parent) && SPOKEN.has(parent.name.getText());
}

function isNoText(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isImportDeclaration(parent) || ts.isExportDeclaration(parent) || ts.isLiteralTypeNode(parent) || ts.isCaseClause(parent))
    return true;
  if (ts.isCallExpression(parent) && parent.expression.kind === ts.SyntaxKind.ImportKeyword) return true;
  if (ts.isPropertyAssignment(parent) && parent.name === node) return true;
  if (ts.isArrayLiteralExpression(parent) && isTagList(parent)) return true;
  if (ts.isBinaryExpression(parent) && isComparison(parent.operatorToken.kind)) return true;
  if (ts.isNewExpression(parent) && parent.expression.getText().endsWith("Error")) return true;
  const attribute = ts.isJsxExpression(parent) ? parent.parent : parent;
  return ts.isJsxAttribute(attribute) && /className$/i.test(attribute.name.getText());
}

/** `[…] as const satisfies readonly Tag[]`: members of a closed choice. */
function isTagList(list: ts.ArrayLiteralExpression): boolean {
  const outer = ts.isAsExpression(list.parent) ? list.parent.parent : list.parent;
  return ts.isSatisfiesExpression(outer);
}

function isComparison(kind: ts.SyntaxKind): boolean {
  return (
    kind === ts.SyntaxKind.EqualsEqualsEqualsToken ||
    kind === ts.SyntaxKind.ExclamationEqualsEqualsToken ||
    kind === ts.SyntaxKind.InKeyword
  );
}

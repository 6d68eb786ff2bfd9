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

/** `http.host`, `undo-files`, `text/plain`. */
const MACHINE_NAME = /^\w[\w-]*[./-][\w./-]+$/;

const TWO_WORDS = /(?:[A-Za-z]{2,}[,;:.]?|[…\d]) [A-Za-z]{2,}/;
/** A word before a value, or a word in brackets after one. */
const WORD_AND_VALUE = /(?:^|[^\w-])[A-Za-z]{2,}[,;:.]? [“"]?…|… \([A-Za-z]{2,}\)|^ \([A-Za-z]{2,}\)$/;
const CAPITALISED = /^[A-Z][a-z]+[.…]?$/;

/**
 * Every text in `source` that a person would read: what stands between tags, what a spoken attribute says, and every string of two words or
 * with a capital letter. Class names, module names, names of keys, comparisons, types and the messages of faults are none.
 */
export function textsInCode(fileName: string, source: string): readonly TextInCode[] {
  return found(parsed(fileName, source), readableText);
}

function parsed(fileName: string, source: string): ts.SourceFile {
  const kind = fileName.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  return ts.createSourceFile(fileName, source, ts.ScriptTarget.Latest, true, kind);
}

/** What `look` finds in the nodes of a file, in their order. */
function found(file: ts.SourceFile, look: (node: ts.Node) => string | null): readonly TextInCode[] {
  const texts: TextInCode[] = [];
  const visit = (node: ts.Node): void => {
    const text = look(node);
    if (text !== null) texts.push({ line: file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1, text });
    ts.forEachChild(node, visit);
  };
  visit(file);
  return texts;
}

/**
 * Every place where a text of the words is joined to something else, so that no language could put it in another order: in a template, by
 * `+`, or between tags with a space beside it.
 */
export function piecesInCode(fileName: string, source: string): readonly TextInCode[] {
  const file = parsed(fileName, source);
  const tables = new Set(["WORDS"]);
  for (const statement of file.statements) for (const name of tableNames(statement, tables)) tables.add(name);
  const isWords = (node: ts.Node): boolean => {
    if (ts.isCallExpression(node) || ts.isElementAccessExpression(node) || ts.isPropertyAccessExpression(node))
      return isWords(node.expression);
    if (ts.isConditionalExpression(node)) return isWords(node.whenTrue) || isWords(node.whenFalse);
    return ts.isIdentifier(node) && tables.has(node.text);
  };
  return found(file, (node) => {
    if (ts.isTemplateExpression(node)) return node.templateSpans.some((span) => isWords(span.expression)) ? node.getText() : null;
    if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken)
      return isWords(node.left) || isWords(node.right) ? node.getText() : null;
    if (!ts.isJsxElement(node) && !ts.isJsxFragment(node)) return null;
    const children = node.children.filter((child) => !ts.isJsxText(child) || !child.containsOnlyTriviaWhiteSpaces);
    return children.some((child, at) => isWordsChild(child, isWords) && isBesideAnother(children, at)) ? node.getText() : null;
  });
}

/** `const words = WORDS.…;`, `const TITLE = words.…;` at the top of a file. */
function tableNames(statement: ts.Statement, known: ReadonlySet<string>): readonly string[] {
  if (!ts.isVariableStatement(statement)) return [];
  return statement.declarationList.declarations.flatMap(({ name, initializer }) =>
    ts.isIdentifier(name) && initializer !== undefined && known.has(/^\w+/.exec(initializer.getText())?.[0] ?? "") ? [name.text] : [],
  );
}

function isWordsChild(child: ts.JsxChild, isWords: (node: ts.Node) => boolean): boolean {
  return ts.isJsxExpression(child) && child.expression !== undefined && isWords(child.expression);
}

/** Whether a space or a sign parts the child from what stands beside it; an icon and what draws itself is no part of a sentence. */
function isBesideAnother(children: readonly ts.JsxChild[], at: number): boolean {
  const isOther = (child: ts.JsxChild | undefined): boolean => child !== undefined && !ts.isJsxSelfClosingElement(child) && !isSpace(child);
  return (isSpace(children[at + 1]) && isOther(children[at + 2])) || (isSpace(children[at - 1]) && isOther(children[at - 2]));
}

function isSpace(child: ts.JsxChild | undefined): boolean {
  if (child === undefined) return false;
  if (ts.isJsxText(child)) return !/\p{L}/u.test(child.text);
  return (
    ts.isJsxExpression(child) && child.expression !== undefined && ts.isStringLiteral(child.expression) && child.expression.text === " "
  );
}

function readableText(node: ts.Node): string | null {
  if (ts.isJsxText(node)) return /\p{L}{2}/u.test(node.text) ? node.text.trim() : null;
  const text = literalText(node);
  if (text === null || !/\p{L}/u.test(text) || WIRE.test(text) || isNoText(node)) return null;
  if (isShown(node) && /\p{L}{2}/u.test(text)) return text;
  if (isSpoken(node) && !MACHINE_NAME.test(text)) return text;
  if (isKey(node, text)) return null;
  return TWO_WORDS.test(text) || WORD_AND_VALUE.test(text) || (CAPITALISED.test(text) && !KEYS.test(text)) ? text : null;
}

function literalText(node: ts.Node): string | null {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (ts.isTemplateExpression(node)) return [node.head.text, ...node.templateSpans.map((span) => span.literal.text)].join("…");
  return null;
}

/** Whether it stands between tags: `{"text"}`, or a branch of `{a ? "text" : b}`. */
function isShown(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isJsxExpression(parent)) return ts.isJsxElement(parent.parent) || ts.isJsxFragment(parent.parent);
  if (ts.isParenthesizedExpression(parent)) return isShown(parent);
  if (ts.isConditionalExpression(parent)) return parent.condition !== node && isShown(parent);
  if (!ts.isBinaryExpression(parent)) return false;
  const { kind } = parent.operatorToken;
  const joins =
    kind === ts.SyntaxKind.BarBarToken || kind === ts.SyntaxKind.QuestionQuestionToken || kind === ts.SyntaxKind.AmpersandAmpersandToken;
  return joins && parent.right === node && isShown(parent);
}

function isSpoken(node: ts.Node): boolean {
  const holder = holderOf(node);
  if (ts.isJsxAttribute(holder)) return SPOKEN.has(holder.name.getText());
  if (!ts.isPropertyAssignment(holder) || holder.name === node) return false;
  return SPOKEN.has(holder.name.getText()) || isInTableOfTexts(holder);
}

/** Whether the property stands in a table of a choice's words: `const KINDS: Readonly<Record<Kind, string>> = { … }`. */
function isInTableOfTexts({ parent }: ts.PropertyAssignment): boolean {
  const { parent: table } = parent;
  return ts.isVariableDeclaration(table) && /^Readonly<Record<.*, string(?: \| null)?>>$/.test(table.type?.getText() ?? "");
}

/** `zone …`, `rule … …`: what names a row or a thing kept, where a key stands, is handed on or is given back by what is called one. */
function isKey(node: ts.Node, text: string): boolean {
  if (!ts.isTemplateExpression(node) || !/^[a-z][a-z-]*(?: …)+$/.test(text)) return false;
  const holder = holderOf(node);
  if (ts.isCallExpression(holder)) return true;
  if (ts.isPropertyAssignment(holder) || ts.isVariableDeclaration(holder) || ts.isJsxAttribute(holder))
    return /^(?:key|id|value|selected)$/.test(holder.name.getText());
  const giver = ts.isReturnStatement(holder) ? ts.findAncestor(holder, ts.isFunctionDeclaration) : undefined;
  return giver?.name?.text.endsWith("Key") === true;
}

/** What a value is for, past the choice or the braces it stands in. */
function holderOf(node: ts.Node): ts.Node {
  const { parent } = node;
  return ts.isConditionalExpression(parent) || ts.isParenthesizedExpression(parent) || ts.isJsxExpression(parent)
    ? holderOf(parent)
    : parent;
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

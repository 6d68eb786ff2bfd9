import {
  applyEdits,
  findNodeAtLocation,
  format,
  getNodeValue,
  type JSONPath,
  modify,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from "jsonc-parser";
import type { Json, SavedTrace } from "../../../engine/contract/index";
import { WORDS } from "../../words/words";
import { isBareTrace, type Path, readSavedTrace, type ShapeProblem } from "./read-saved-trace";

const words = WORDS.stores.traceText;

/** What is wrong with the text, and where. `line` and `column` count from 1; `offset` and `length` are UTF-16. */
export interface TextProblem {
  readonly message: string;
  readonly offset: number;
  readonly length: number;
  readonly line: number;
  readonly column: number;
  /** What else is wrong, where the text is JSON but no saved trace; in the order of the text. */
  readonly others?: readonly TextProblem[];
}

export type TextReading =
  | { readonly kind: "valid"; readonly saved: SavedTrace }
  | { readonly kind: "invalid"; readonly problem: TextProblem };

/** A member of an object stands where a person would look for it, whatever was added first. */
const ORDER: Readonly<Record<string, readonly string[]>> = {
  "": [
    "$schema",
    "name",
    "description",
    "tags",
    "notes",
    "trace",
    "requestHeaders",
    "fields",
    "world",
    "force",
    "lists",
    "origin",
    "fetches",
    "variables",
    "cases",
    "expect",
  ],
  trace: ["method", "url", "protocol", "headers", "cookies", "body", "context", "skip_response"],
  "trace/context": ["geoloc", "bot_score", "threat_score", "skip_challenge"],
  "trace/context/geoloc": ["iso_code", "region_code", "city"],
  origin: ["status", "headers", "body"],
};

const FORMAT = { insertSpaces: true, tabSize: 2, eol: "\n" } as const;

/** The saved trace as the JSON view shows it. */
export function printSavedTrace(saved: SavedTrace): string {
  return `${JSON.stringify(saved, null, 2)}\n`;
}

/** Reads the text of the JSON view. Only real JSON counts: no comments, no trailing commas. */
export function readTraceText(text: string): TextReading {
  const read = readJsonText(text);
  if (read.kind === "invalid") return read;
  const reading = readSavedTrace(read.value);
  if (reading.kind === "valid") return reading;
  return { kind: "invalid", problem: problemsAt(text, read.root, reading.problems) };
}

/** The first of the problems in the text, with the others. */
function problemsAt(text: string, root: Node, problems: readonly [ShapeProblem, ...ShapeProblem[]]): TextProblem {
  const place = ({ path, message }: ShapeProblem): TextProblem => {
    const node = findNodeAtLocation(root, [...path]) ?? root;
    return problemAt(text, `${message}.`, node.offset, node.length);
  };
  const [one, ...more] = problems;
  const sorted = [place(one), ...more.map(place)].toSorted((a, b) => a.offset - b.offset);
  const [first = place(one), ...others] = sorted;
  return others.length === 0 ? first : { ...first, others };
}

type JsonReading =
  | { readonly kind: "valid"; readonly value: Json; readonly root: Node }
  | { readonly kind: "invalid"; readonly problem: TextProblem };

export function readJsonText(text: string): JsonReading {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false });
  const first = errors[0];
  if (first !== undefined) return { kind: "invalid", problem: problemAt(text, sentenceOf(first), first.offset, first.length) };
  if (root === undefined) return { kind: "invalid", problem: problemAt(text, words.empty, 0, 1) };
  const value: Json = getNodeValue(root);
  return { kind: "valid", value, root };
}

/** Takes a saved trace, or the bare form that the dashboard copies, which is wrapped into `around`. */
export function readPasted(text: string, around: SavedTrace): TextReading {
  const read = readJsonText(text);
  if (read.kind === "invalid") return read;
  if (!isBareTrace(read.value)) return readTraceText(text);
  const bare = readSavedTrace({ trace: read.value });
  if (bare.kind === "valid") return { kind: "valid", saved: { ...around, trace: bare.saved.trace } };
  const [first, ...others] = bare.problems;
  const inside = (problem: ShapeProblem): ShapeProblem => ({ ...problem, path: problem.path.slice(1) });
  return { kind: "invalid", problem: problemsAt(text, read.root, [inside(first), ...others.map(inside)]) };
}

/**
 * The text with one value set, or taken out where `value` is undefined; everything else stays character for character.
 * An object that loses its last member goes too, except `trace` itself.
 */
export function withValue(text: string, path: Path, value: Json | undefined): string {
  if (value !== undefined) return change(text, path, value);
  const root = parseTree(text);
  if (root === undefined || findNodeAtLocation(root, [...path]) === undefined) return text;
  const parent = path.slice(0, -1);
  const around = findNodeAtLocation(root, [...parent]);
  const alone = around?.type === "object" && around.children?.length === 1;
  return alone && parent.length > 0 && parent.join("/") !== "trace" ? withValue(text, parent, undefined) : change(text, path, undefined);
}

/** The same for several values, one after the other. */
export function withValues(text: string, changes: readonly (readonly [path: Path, value: Json | undefined])[]): string {
  return changes.reduce((changed, [path, value]) => withValue(changed, path, value), text);
}

function change(text: string, path: Path, value: Json | undefined): string {
  const order = ORDER[path.slice(0, -1).join("/")] ?? [];
  const target: JSONPath = [...path];
  return applyEdits(
    text,
    modify(text, target, value, {
      // Taking something out changes no space around it.
      ...(value === undefined ? {} : { formattingOptions: FORMAT }),
      getInsertionIndex: (present) => insertionIndex(present, String(path.at(-1) ?? ""), order),
    }),
  );
}

/** After the last member that comes before `name` in `order`; a name without a place goes to the end. */
export function insertionIndex(present: readonly string[], name: string, order: readonly string[]): number {
  const rank = order.indexOf(name);
  if (rank < 0) return present.length;
  const before = present.findLastIndex((other) => order.includes(other) && order.indexOf(other) < rank);
  return before + 1;
}

function problemAt(text: string, message: string, offset: number, length: number): TextProblem {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf("\n") + 1;
  return { message, offset, length, line: before.split("\n").length, column: offset - lineStart + 1 };
}

const SENTENCES: Readonly<Record<string, string>> = {
  InvalidSymbol: words.word,
  InvalidNumberFormat: words.number,
  PropertyNameExpected: words.name,
  ValueExpected: words.value,
  ColonExpected: words.colon,
  CommaExpected: words.comma,
  CloseBraceExpected: words.brace,
  CloseBracketExpected: words.bracket,
  EndOfFileExpected: words.end,
  InvalidCommentToken: words.comment,
  UnexpectedEndOfComment: words.comment,
  UnexpectedEndOfString: words.openText,
  UnexpectedEndOfNumber: words.openNumber,
  InvalidUnicode: words.character,
  InvalidEscapeCharacter: words.escape,
  InvalidCharacter: words.control,
};

function sentenceOf({ error }: ParseError): string {
  return SENTENCES[printParseErrorCode(error)] ?? words.other;
}

/** The text with the spaces and lines that the workbench writes; a text that is no JSON stays as it is. */
export function formatTraceText(text: string): string {
  return readJsonText(text).kind === "invalid" ? text : applyEdits(text, format(text, undefined, FORMAT));
}

/** The bare trace, exactly as the dashboard's JSON box copies and pastes it. */
export function printBareTrace(saved: SavedTrace): string {
  return JSON.stringify(saved.trace, null, 2);
}

import type { ExpressionUse } from "../contexts";

/** An expression that stands as a string inside JSON. */
export interface EmbeddedExpression {
  /** The expression itself, its JSON escapes undone. */
  readonly text: string;
  /** Of the string's content, between its quotes, in the JSON. */
  readonly start: number;
  readonly end: number;
  /** What it is for, told by where it stands. */
  readonly use: ExpressionUse;
  /** The phase of the ruleset around it; `null` where the JSON does not say. */
  readonly phase: string | null;
  /** The offset in `text` for one in the JSON; offsets outside give the nearer end. */
  toText(offset: number): number;
  /** The offset in the JSON for one in `text`. */
  toJson(offset: number): number;
}

/** Every string below a key for expressions. Reads what can be read of JSON that is being written; work is linear in its length. */
export function embeddedExpressions(json: string): readonly EmbeddedExpression[] {
  const { strings, phases } = scan(json);
  return strings.flatMap(({ path, start, end }) => {
    const use = useOf(path);
    return use === null ? [] : [embed(json, { start, end, use, phase: phaseAround(path, phases) })];
  });
}

/** Text as it stands inside a JSON string. */
export function escapeForJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

interface FoundString {
  /** Keys and positions from the root, joined by `/` (in keys `~1`), with `/` in front of each. */
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

interface Level {
  readonly kind: "object" | "array";
  readonly path: string;
  key: string | null;
  position: number;
}

function scan(json: string) {
  const strings: FoundString[] = [];
  const phases = new Map<string, string>();
  const levels: Level[] = [];
  const PIECES = /"(?:[^"\\\n]|\\.)*"?|[{}[\],:]/g;
  for (const { 0: piece, index } of json.matchAll(PIECES)) {
    const level = levels.at(-1);
    if (piece === "{" || piece === "[")
      levels.push({ kind: piece === "{" ? "object" : "array", path: pathIn(level), key: null, position: 0 });
    else if (piece === "}" || piece === "]") levels.pop();
    else if (piece === ",") {
      if (level !== undefined) {
        level.key = null;
        level.position += 1;
      }
    } else if (piece !== ":") {
      const closed = piece.length > 1 && piece.endsWith('"');
      const content = { start: index + 1, end: index + piece.length - (closed ? 1 : 0) };
      if (level?.kind === "object" && level.key === null) level.key = unescape(json.slice(content.start, content.end)).text;
      else {
        const path = pathIn(level);
        strings.push({ path, ...content });
        if (level?.key === "phase") phases.set(level.path, json.slice(content.start, content.end));
      }
    }
  }
  return { strings, phases };
}

function pathIn(level: Level | undefined): string {
  if (level === undefined) return "";
  const step = level.kind === "array" ? String(level.position) : (level.key ?? "").replaceAll("/", "~1");
  return `${level.path}/${step}`;
}

const USES: readonly (readonly [path: RegExp, use: ExpressionUse])[] = [
  [/\/ratelimit\/counting_expression$/, "counting"],
  [/\/action_parameters\/uri\/(?:path|query)\/expression$/, "uri-target"],
  [/\/action_parameters\/headers\/[^/]*\/expression$/, "header-value"],
  [/\/action_parameters\/from_value\/target_url\/expression$/, "redirect-target"],
  [/\/action_parameters\/(?:.*\/)?expression$/, "value"],
  [/(?:^|\/)expression$/, "filter"],
];

function useOf(path: string): ExpressionUse | null {
  return USES.find(([pattern]) => pattern.test(path))?.[1] ?? null;
}

/** The phase of the nearest object around a path that names one. */
function phaseAround(path: string, phases: ReadonlyMap<string, string>): string | null {
  for (let end = path.lastIndexOf("/"); end >= 0; end = path.lastIndexOf("/", end - 1)) {
    const phase = phases.get(path.slice(0, end));
    if (phase !== undefined) return phase;
    if (end === 0) break;
  }
  return null;
}

function embed(json: string, { start, end, use, phase }: Pick<EmbeddedExpression, "start" | "end" | "use" | "phase">): EmbeddedExpression {
  const { text, offsets } = unescape(json.slice(start, end));
  return {
    text,
    start,
    end,
    use,
    phase,
    toText: (offset) => lastAtOrBefore(offsets, offset - start),
    toJson: (offset) => start + (offsets[Math.max(0, Math.min(offset, text.length))] ?? 0),
  };
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ["b", "\b"],
  ["f", "\f"],
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
]);

/** The content of a JSON string as text, and for each of its UTF-16 units, and its end, where it begins in the content. */
function unescape(content: string): { readonly text: string; readonly offsets: readonly number[] } {
  let text = "";
  const offsets: number[] = [];
  for (let at = 0; at < content.length; ) {
    offsets.push(at);
    if (content.charAt(at) !== "\\" || at + 1 === content.length) {
      text += content.charAt(at);
      at += 1;
      continue;
    }
    const hex = content.charAt(at + 1) === "u" ? /^[0-9a-fA-F]{4}/.exec(content.slice(at + 2, at + 6))?.[0] : undefined;
    text +=
      hex === undefined ? (ESCAPES.get(content.charAt(at + 1)) ?? content.charAt(at + 1)) : String.fromCharCode(Number.parseInt(hex, 16));
    at += hex === undefined ? 2 : 6;
  }
  offsets.push(content.length);
  return { text, offsets };
}

/** The place of the last number that is not above `offset`. */
function lastAtOrBefore(offsets: readonly number[], offset: number): number {
  let low = 0;
  let high = offsets.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((offsets[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

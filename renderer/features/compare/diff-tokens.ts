import type { Json } from "../../../engine/contract/index";

export interface DiffPart {
  readonly text: string;
  readonly changed: "yes" | "no";
}

export interface TextDiff {
  readonly before: readonly DiffPart[];
  readonly after: readonly DiffPart[];
}

/** Cells that are compared at most; longer texts are only cut at their equal beginning and end. */
const MOST_CELLS = 1_000_000;

/** Two texts, token by token: which tokens the other has not. */
export function diffTokens(before: string, after: string): TextDiff {
  const [left, right] = [tokensOf(before), tokensOf(after)];
  let head = 0;
  while (head < left.length && head < right.length && left[head] === right[head]) head += 1;
  let tail = 0;
  while (tail < left.length - head && tail < right.length - head && left.at(-1 - tail) === right.at(-1 - tail)) tail += 1;
  const [inLeft, inRight] = common(left.slice(head, left.length - tail), right.slice(head, right.length - tail));
  const isCommon = (at: number, length: number, inside: ReadonlySet<number>): boolean =>
    at < head || at >= length - tail || inside.has(at - head);
  return {
    before: joined(left.map((text, at) => ({ text, changed: isCommon(at, left.length, inLeft) ? "no" : "yes" }))),
    after: joined(right.map((text, at) => ({ text, changed: isCommon(at, right.length, inRight) ? "no" : "yes" }))),
  };
}

function tokensOf(text: string): readonly string[] {
  return text.match(/"(?:[^"\\]|\\.)*"|[\w.$-]+|\s+|[^\s\w]/g) ?? [];
}

/** Indexes of a longest common subsequence on either side. */
function common(left: readonly string[], right: readonly string[]): readonly [ReadonlySet<number>, ReadonlySet<number>] {
  const [inLeft, inRight] = [new Set<number>(), new Set<number>()];
  if (left.length * right.length > MOST_CELLS) return [inLeft, inRight];
  const width = right.length + 1;
  const length = new Uint32Array((left.length + 1) * width);
  for (let at = left.length - 1; at >= 0; at -= 1) {
    for (let other = right.length - 1; other >= 0; other -= 1) {
      length[at * width + other] =
        left[at] === right[other]
          ? (length[(at + 1) * width + other + 1] ?? 0) + 1
          : Math.max(length[(at + 1) * width + other] ?? 0, length[at * width + other + 1] ?? 0);
    }
  }
  let [at, other] = [0, 0];
  while (at < left.length && other < right.length) {
    if (left[at] === right[other]) {
      inLeft.add(at++);
      inRight.add(other++);
    } else if ((length[(at + 1) * width + other] ?? 0) >= (length[at * width + other + 1] ?? 0)) at += 1;
    else other += 1;
  }
  return [inLeft, inRight];
}

function joined(parts: readonly DiffPart[]): readonly DiffPart[] {
  const result: DiffPart[] = [];
  for (const part of parts) {
    const last = result.at(-1);
    if (last !== undefined && last.changed === part.changed) result[result.length - 1] = { ...last, text: last.text + part.text };
    else result.push(part);
  }
  return result;
}

/** A value of a configuration as text to compare: an expression as it stands, anything else as JSON. `null`: there is nothing. */
export function editText(value: Json): string | null {
  if (value === null) return null;
  return typeof value === "string" ? value : JSON.stringify(value, null, 2);
}

/** The first `length` characters. */
export function beginningOf(parts: readonly DiffPart[], length: number): readonly DiffPart[] {
  const result: DiffPart[] = [];
  let left = length;
  for (const part of parts) {
    if (left <= 0) break;
    result.push({ ...part, text: part.text.slice(0, left) });
    left -= part.text.length;
  }
  return result;
}

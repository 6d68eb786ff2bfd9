import type { SavedTrace } from "../../../engine/contract/index";
import type { Parsed } from "../../ui/use-draft";
import { WORDS } from "../../words/words";

const words = WORDS.builder.pairs;

/** One line of a table of headers or cookies. A line without a name is still being written and says nothing. */
export interface Pair {
  readonly name: string;
  readonly value: string;
}

/** Headers as a saved trace keeps them: one value a name in `trace.headers`, what repeats in `requestHeaders`. */
export interface KeptHeaders {
  readonly headers: Readonly<Record<string, string>> | undefined;
  readonly requestHeaders: readonly (readonly [name: string, value: string])[] | undefined;
}

export function keptHeaders({ trace, requestHeaders }: SavedTrace): KeptHeaders {
  return { headers: trace.headers, requestHeaders };
}

export function headerPairs({ headers, requestHeaders }: KeptHeaders): readonly Pair[] {
  return [...recordPairs(headers), ...(requestHeaders ?? []).map(([name, value]) => ({ name, value }))];
}

/** The first line of a name goes to `headers`, later ones to `requestHeaders`; names compare without case, as HTTP does. */
export function keepHeaders(pairs: readonly Pair[]): KeptHeaders {
  const named = pairs.filter(({ name }) => name.trim() !== "");
  const first = named.filter((pair, index) => named.findIndex((other) => sameName(other, pair)) === index);
  const later = named.filter((pair) => !first.includes(pair));
  return {
    headers: pairsRecord(first),
    requestHeaders: later.length === 0 ? undefined : later.map(({ name, value }) => [name, value]),
  };
}

export function recordPairs(record: Readonly<Record<string, string>> | undefined): readonly Pair[] {
  return Object.entries(record ?? {}).map(([name, value]) => ({ name, value }));
}

/** Of lines with the same name the last one counts. No line at all is no record. */
export function pairsRecord(pairs: readonly Pair[]): Readonly<Record<string, string>> | undefined {
  const named = pairs.filter(({ name }) => name.trim() !== "");
  return named.length === 0 ? undefined : Object.fromEntries(named.map(({ name, value }) => [name, value]));
}

/** The lines of several `name: value` lines pasted at once; `null` where the text is not that. */
export function pastedPairs(text: string): readonly Pair[] | null {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "");
  if (lines.length < 2) return null;
  const pairs = lines.flatMap((line) => {
    const colon = line.indexOf(":", 1);
    return colon < 0 ? [] : [{ name: line.slice(0, colon).trim(), value: line.slice(colon + 1).trim() }];
  });
  return pairs.length === lines.length ? pairs : null;
}

/** `name: value`, one line each. */
export function pairLines(pairs: readonly Pair[]): string {
  return pairs.map(({ name, value }) => `${name}: ${value}`).join("\n");
}

/** The lines of such a text; empty ones are left out, and a line without a colon is what is wrong. */
export function readPairLines(text: string): Parsed<readonly Pair[]> {
  const pairs: Pair[] = [];
  for (const [index, line] of text.split("\n").entries()) {
    if (line.trim() === "") continue;
    const colon = line.indexOf(":", 1);
    if (colon < 0) return { kind: "problem", message: words.notPair(index + 1) };
    pairs.push({ name: line.slice(0, colon).trim(), value: line.slice(colon + 1).trim() });
  }
  return { kind: "value", value: pairs };
}

function sameName(one: Pair, other: Pair): boolean {
  return one.name.toLowerCase() === other.name.toLowerCase();
}

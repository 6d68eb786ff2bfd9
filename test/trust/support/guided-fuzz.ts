import { Session } from "node:inspector/promises";
import { createDice } from "./form";
import { faultOfReader, PIECES, type Read } from "./readers";

/** What came of changing texts, and keeping those that led to code which no other had reached. */
export interface GuidedFuzz {
  readonly faults: readonly string[];
  readonly runs: number;
  /** Texts that reached something new. */
  readonly kept: number;
  /** Blocks of code that some text reached. */
  readonly reached: number;
}

export interface GuidedFuzzOptions {
  readonly seeds: readonly string[];
  readonly runs: number;
  readonly seed: number;
  /** Whether the code of this file is what the texts are to reach. */
  readonly isWanted: (url: string) => boolean;
}

/** So many texts run between two looks at what they reached: a look costs more than a text. */
const AT_ONCE = 25;
const LONGEST = 4000;

/** Changes texts at random and goes on from those by which `read` reaches new code, as V8 counts it block by block. The same seed takes the same way. */
export async function fuzzByCoverage(read: Read, { seeds, runs, seed, isWanted }: GuidedFuzzOptions): Promise<GuidedFuzz> {
  const dice = createDice(seed);
  const reached = new Set<string>();
  const places = new Set<string>();
  const corpus: string[] = [];
  const faults: string[] = [];
  const session = new Session();
  session.connect();
  await session.post("Profiler.enable");
  await session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });

  /** The blocks that ran since the last look, and those around which the way led. */
  async function look(): Promise<readonly string[]> {
    const { result } = await session.post("Profiler.takePreciseCoverage");
    return result.flatMap(({ url, functions }) =>
      isWanted(url)
        ? functions.flatMap(({ ranges }) =>
            ranges.map(({ startOffset, endOffset, count }) => `${url} ${startOffset} ${endOffset} ${magnitude(count)}`),
          )
        : [],
    );
  }

  function tryText(text: string): void {
    const fault = faultOfReader(read, text);
    if (fault !== null && faults.length < MOST_FAULTS) faults.push(fault);
  }

  /** Runs one text by itself and keeps it where it reaches something new. */
  async function judge(text: string): Promise<void> {
    tryText(text);
    const blocks = await look();
    if (blocks.every((block) => reached.has(block))) return;
    for (const block of blocks) reached.add(block);
    corpus.push(text);
  }

  try {
    await look();
    for (const text of seeds) await judge(text);
    for (const block of reached) places.add(placeOf(block));
    if (corpus.length === 0) corpus.push("");
    for (let done = 0; done < runs; done += AT_ONCE) {
      const texts = Array.from({ length: Math.min(AT_ONCE, runs - done) }, () => changed(corpus, dice));
      for (const text of texts) tryText(text);
      const blocks = (await look()).map(placeOf);
      if (blocks.some((block) => !places.has(block))) for (const text of texts) await judge(text);
      for (const block of blocks) places.add(block);
    }
  } finally {
    await session.post("Profiler.stopPreciseCoverage");
    session.disconnect();
  }
  return { faults, runs, kept: corpus.length, reached: [...places].filter((place) => place.endsWith("ran")).length };
}

const MOST_FAULTS = 10;

/** A block, and whether it ran, however often. */
function placeOf(block: string): string {
  return block.replace(/\d+$/, "ran");
}

/** How often a block ran, roughly: a loop that goes round a hundred times is another way than one that goes round once. */
function magnitude(count: number): string {
  return count === 0 ? "never" : String(Math.floor(Math.log2(count)));
}

function changed(corpus: readonly string[], dice: () => number): string {
  let text = pick(corpus, dice);
  for (let change = 0; change <= dice() * 4; change++) text = changeOnce(text, corpus, dice);
  return text.slice(0, LONGEST);
}

function changeOnce(text: string, corpus: readonly string[], dice: () => number): string {
  const from = Math.floor(dice() * (text.length + 1));
  const to = Math.min(text.length, from + Math.floor(dice() * dice() * 20));
  switch (Math.floor(dice() * 7)) {
    case 0:
      return text.slice(0, from) + text.slice(to);
    case 1:
      return text.slice(0, from) + text.slice(from, to).repeat(2 + Math.floor(dice() * 30)) + text.slice(to);
    case 2:
      return text.slice(0, from) + pick(PIECES, dice) + text.slice(to);
    case 3:
      return text.slice(0, from) + String.fromCharCode(Math.floor(dice() * 128)) + text.slice(from + 1);
    case 4:
      return text.slice(0, from) + pick(corpus, dice).slice(Math.floor(dice() * 100));
    case 5:
      return text.slice(0, from) + pick(NUMBERS, dice) + text.slice(to);
    default:
      return text.slice(0, from) + pick(PIECES, dice) + text.slice(from);
  }
}

const NUMBERS = ["0", "-1", "1e400", "9007199254740993", "4294967296", "0.1", "NaN"];

function pick(from: readonly string[], dice: () => number): string {
  return from[Math.floor(dice() * from.length)] ?? "";
}

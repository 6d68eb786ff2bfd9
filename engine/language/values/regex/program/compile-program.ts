import { assertNever } from "../../../../support/assert-never";
import { LOOKS, type Meaning, shortestLength } from "../meaning/meaning";
import { PatternFault } from "../regex-error";
import type { RangeSet } from "../unicode/range-set";
import { createUtf8Graph, type Utf8Graph } from "../unicode/utf8-graph";
import { FORK, LOOK, MATCH, NOTE, type Program, STEP } from "./program";

/** What the reference engine counts: bytes per state, per further range of a class, and per way of a fork. */
const STATE_BYTES = 32;
const RANGE_BYTES = 8;
const WAY_BYTES = 4;
/** A state that does nothing, with which the reference engine ends classes, alternatives and bounded repetitions. */
const JOIN_BYTES = STATE_BYTES;

/** Makes the machine. Throws `PatternFault` when it would be larger than `sizeLimit` bytes, counted as the reference engine counts them. */
export function compileProgram(meaning: Meaning, groupCount: number, sizeLimit: number): Program {
  const builder = new ProgramBuilder(sizeLimit);
  const end = builder.add(NOTE, 1, [builder.add(MATCH, 0, [])]);
  const start = builder.add(NOTE, 0, [builder.compile(meaning, end)]);
  return builder.finish(start, { slotCount: 2 * (groupCount + 1), anchored: isAnchored(meaning) });
}

/** Whether no match can begin anywhere but at the start of the text. */
function isAnchored(meaning: Meaning): boolean {
  switch (meaning.kind) {
    case "look":
      return meaning.look === "text-start";
    case "capture":
      return isAnchored(meaning.item);
    case "repeat":
      return meaning.min > 0 && isAnchored(meaning.item);
    case "sequence": {
      for (const item of meaning.items) {
        if (isAnchored(item)) return true;
        if (item.kind !== "empty" && item.kind !== "look") return false;
      }
      return false;
    }
    case "choice":
      return meaning.items.every(isAnchored);
    case "empty":
    case "byte":
    case "point":
      return false;
    default:
      return assertNever(meaning);
  }
}

/** Builds from the end backwards: each part is compiled knowing the state that follows it. */
class ProgramBuilder {
  readonly #sizeLimit: number;
  #size = 0;
  readonly #operations: number[] = [];
  readonly #arguments: number[] = [];
  readonly #edgeStarts: number[] = [];
  readonly #edgeCounts: number[] = [];
  readonly #edgeTo: number[] = [];
  readonly #edgeFirst: number[] = [];
  readonly #edgeLast: number[] = [];
  readonly #looks = new Set<number>();
  readonly #graphs = new Map<RangeSet, Utf8Graph>();

  constructor(sizeLimit: number) {
    this.#sizeLimit = sizeLimit;
  }

  add(operation: number, argument: number, targets: readonly number[]): number {
    this.#grow(STATE_BYTES + (operation === FORK ? targets.length * WAY_BYTES : 0));
    const state = this.#open(operation, argument, targets.length);
    for (const to of targets) this.#addEdge(0, 0, to);
    return state;
  }

  compile(meaning: Meaning, next: number): number {
    switch (meaning.kind) {
      case "empty":
        return next;
      case "byte":
        return this.#addByte(meaning.set, next);
      case "point":
        return this.#addPoint(meaning.set, next);
      case "look": {
        const look = LOOKS.indexOf(meaning.look);
        this.#looks.add(look);
        return this.add(LOOK, look, [next]);
      }
      case "capture": {
        const end = this.add(NOTE, 2 * meaning.index + 1, [next]);
        return this.add(NOTE, 2 * meaning.index, [this.compile(meaning.item, end)]);
      }
      case "sequence":
        return meaning.items.reduceRight((after, item) => this.compile(item, after), next);
      case "choice":
        this.#grow(JOIN_BYTES);
        return this.add(
          FORK,
          0,
          meaning.items.map((item) => this.compile(item, next)),
        );
      case "repeat":
        return this.#addRepeat(meaning, next);
      default:
        return assertNever(meaning);
    }
  }

  #addRepeat(repeat: Extract<Meaning, { kind: "repeat" }>, next: number): number {
    const { min, max, greedy, item } = repeat;
    if (max === null) return this.#addUnbounded(repeat, next);
    let state = next;
    if (max > min) this.#grow(JOIN_BYTES);
    for (let count = min; count < max; count++) {
      const body = this.compile(item, state);
      state = this.add(FORK, 0, greedy ? [body, next] : [next, body]);
    }
    for (let count = 0; count < min; count++) state = this.compile(item, state);
    return state;
  }

  /**
   * A loop: the body, then a fork back to it. Where the body may match nothing, `x*` is compiled as `(x+)?`, so that an
   * empty round has the preference that it has in the reference engine.
   */
  #addUnbounded(repeat: Extract<Meaning, { kind: "repeat" }>, next: number): number {
    const { min, greedy, item } = repeat;
    this.#grow(STATE_BYTES + 2 * WAY_BYTES);
    const loop = this.#open(FORK, 0, 2);
    this.#addEdge(0, 0, next);
    this.#addEdge(0, 0, next);
    const body = this.compile(item, loop);
    this.#edgeTo[(this.#edgeStarts[loop] ?? 0) + (greedy ? 0 : 1)] = body;
    if (min === 0) {
      if (shortestLength(item) > 0) return loop;
      return this.add(FORK, 0, greedy ? [body, next] : [next, body]);
    }
    let state = body;
    for (let count = 1; count < min; count++) state = this.compile(item, state);
    return state;
  }

  #addByte(set: RangeSet, next: number): number {
    const ranges = set.length / 2;
    const isLiteral = ranges === 1 && set[0] === set[1];
    this.#grow(isLiteral ? STATE_BYTES : JOIN_BYTES + STATE_BYTES + ranges * RANGE_BYTES);
    const state = this.#open(STEP, 0, ranges);
    for (let at = 0; at < set.length; at += 2) this.#addEdge(set[at] ?? 0, set[at + 1] ?? 0, next);
    return state;
  }

  #addPoint(set: RangeSet, next: number): number {
    const graph = this.#graphs.get(set) ?? createUtf8Graph(set);
    this.#graphs.set(set, graph);
    const states: number[] = [];
    this.#grow(JOIN_BYTES);
    for (const edges of graph) {
      this.#grow(STATE_BYTES + (edges.length > 1 ? edges.length * RANGE_BYTES : 0));
      states.push(this.#open(STEP, 0, edges.length));
      for (const { first, last, to } of edges) this.#addEdge(first, last, to < 0 ? next : (states[to] ?? next));
    }
    return states.at(-1) ?? next;
  }

  #open(operation: number, argument: number, edgeCount: number): number {
    this.#edgeStarts.push(this.#edgeTo.length);
    this.#edgeCounts.push(edgeCount);
    this.#arguments.push(argument);
    return this.#operations.push(operation) - 1;
  }

  #addEdge(first: number, last: number, to: number): void {
    this.#edgeFirst.push(first);
    this.#edgeLast.push(last);
    this.#edgeTo.push(to);
  }

  #grow(bytes: number): void {
    this.#size += bytes;
    if (this.#size > this.#sizeLimit)
      throw new PatternFault(`Compiled regex exceeds size limit of ${this.#sizeLimit} bytes.`, { start: 0, end: 0 });
  }

  finish(start: number, { slotCount, anchored }: { readonly slotCount: number; readonly anchored: boolean }): Program {
    return {
      start,
      operation: Uint8Array.from(this.#operations),
      argument: Int32Array.from(this.#arguments),
      edgeStart: Int32Array.from(this.#edgeStarts),
      edgeCount: Int32Array.from(this.#edgeCounts),
      edgeTo: Int32Array.from(this.#edgeTo),
      edgeFirst: Uint8Array.from(this.#edgeFirst),
      edgeLast: Uint8Array.from(this.#edgeLast),
      slotCount,
      looks: this.#looks,
      anchored,
    };
  }
}

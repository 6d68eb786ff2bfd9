import { FORK, LOOK, MATCH, NOTE, type Program, STEP, stepOver } from "../program/program";
import { createByteClasses, looksUsed } from "./byte-classes";
import { isWordByte, lookHoldsBetween, NO_BYTE } from "./look-holds";
import type { StepCounter } from "./step-counter";

/** Entries of the table that need a closer look; all others are places of rows in the table. */
const UNKNOWN = -1;
const MATCHED = -2;
const DEAD = -3;

/** Most entries of the table, and most program states remembered behind its rows: about two and four megabytes. */
const MOST_ENTRIES = 1 << 19;
const MOST_MEMBERS = 1 << 20;
/** A search that empties the table this often is better off without it. */
const MOST_CLEARINGS = 4;

/** `after` of a look whose next byte is not known yet. */
const UNDECIDED = -2;

/** A set of program states that can be in force together. */
interface Row {
  readonly members: readonly number[];
  /** Stands for the byte before this place, as far as looks can tell. */
  readonly before: number;
  readonly hasLook: boolean;
}

/**
 * Answers whether a program matches anywhere in a text, over each byte once. Sets of program states become rows of a table when
 * they are first met; the table is bounded and emptied when full. Not for programs with Unicode word boundaries.
 */
export class LazyAutomaton {
  readonly #program: Program;
  readonly #classOf: Uint8Array;
  readonly #byteOf: readonly number[];
  readonly #stride: number;
  readonly #lines: boolean;
  readonly #words: boolean;
  #table = new Int32Array(0);
  #rows: Row[] = [];
  /** Where to begin, by what stands before (plus one). */
  readonly #startRows = new Int32Array(0x80).fill(UNKNOWN);
  #known = new Map<string, number>();
  #memberCount = 0;
  #clearings = 0;
  readonly #visited: Int32Array;
  #round = 0;
  #steps = 0;

  constructor(program: Program) {
    this.#program = program;
    const { classOf, members } = createByteClasses(program);
    this.#classOf = classOf;
    this.#byteOf = [...members, NO_BYTE];
    this.#stride = this.#byteOf.length;
    const { lines, words } = looksUsed(program);
    this.#lines = lines;
    this.#words = words;
    this.#visited = new Int32Array(program.operation.length);
  }

  /** Matches that begin at `from` or later. `undefined` when the table proved of no use: then threads must decide. */
  isMatch(text: string, from: number, counter?: StepCounter): boolean | undefined {
    const { length } = text;
    const classOf = this.#classOf;
    this.#clearings = 0;
    this.#steps = 0;
    let row = this.#startRow(from === 0 ? NO_BYTE : text.charCodeAt(from - 1));
    let table = this.#table;
    let at = from;
    while (row >= 0 && at < length) {
      const byteClass = classOf[text.charCodeAt(at)] ?? 0;
      let next = table[row + byteClass] ?? DEAD;
      if (next === UNKNOWN) {
        next = this.#advance(row, byteClass);
        table = this.#table;
        if (this.#clearings > MOST_CLEARINGS) break;
      }
      row = next;
      at++;
    }
    if (counter !== undefined) counter.steps += this.#steps + at - from;
    if (this.#clearings > MOST_CLEARINGS) return undefined;
    if (row < 0) return row === MATCHED;
    const end = this.#table[row + this.#stride - 1] ?? UNKNOWN;
    return (end === UNKNOWN ? this.#advance(row, this.#stride - 1) : end) === MATCHED;
  }

  #startRow(byteBefore: number): number {
    const before = this.#kindOf(byteBefore);
    const known = this.#startRows[before + 1] ?? UNKNOWN;
    if (known !== UNKNOWN) return known;
    this.#round++;
    const members: number[] = [];
    this.#collect(this.#program.start, before, UNDECIDED, members);
    const row = this.#rowOf(members, before);
    this.#startRows[before + 1] = row;
    return row;
  }

  /** The row after `row` over a byte of `byteClass` (the last class is the end of the text), entered into the table. */
  #advance(row: number, byteClass: number): number {
    const { members, before, hasLook } = this.#rows[row / this.#stride] ?? { members: [], before: NO_BYTE, hasLook: false };
    const byte = this.#byteOf[byteClass] ?? NO_BYTE;
    const clearings = this.#clearings;
    const next = this.#follow(hasLook ? this.#decide(members, before, byte) : members, byte);
    if (clearings === this.#clearings) this.#table[row + byteClass] = next;
    return next;
  }

  /** Members with their looks decided by the byte that follows. */
  #decide(members: readonly number[], before: number, byte: number): readonly number[] {
    this.#round++;
    const decided: number[] = [];
    for (const member of members) this.#collect(member, before, byte, decided);
    return decided;
  }

  #follow(members: readonly number[], byte: number): number {
    const program = this.#program;
    const before = this.#kindOf(byte);
    this.#round++;
    const reached: number[] = [];
    for (const member of members) {
      if (program.operation[member] === MATCH) return MATCHED;
      const to = byte === NO_BYTE ? -1 : stepOver(program, member, byte);
      this.#steps++;
      if (to >= 0) this.#collect(to, before, UNDECIDED, reached);
    }
    if (byte === NO_BYTE) return DEAD;
    if (!program.anchored) this.#collect(program.start, before, UNDECIDED, reached);
    return this.#rowOf(reached, before);
  }

  /** Adds to `members` what is reached from `from` without a byte. Looks stay as members while `after` is undecided. */
  #collect(from: number, before: number, after: number, members: number[]): void {
    const { operation, argument, edgeStart, edgeCount, edgeTo } = this.#program;
    const visited = this.#visited;
    const stack = [from];
    for (let state = stack.pop(); state !== undefined; state = stack.pop()) {
      if (visited[state] === this.#round) continue;
      visited[state] = this.#round;
      this.#steps++;
      const first = edgeStart[state] ?? 0;
      const kind = operation[state];
      if (kind === FORK || kind === NOTE) {
        for (let edge = first; edge < first + (edgeCount[state] ?? 0); edge++) stack.push(edgeTo[edge] ?? 0);
      } else if (kind === LOOK && after !== UNDECIDED) {
        if (lookHoldsBetween(argument[state] ?? 0, before, after)) stack.push(edgeTo[first] ?? 0);
      } else if (kind !== STEP || (edgeCount[state] ?? 0) > 0) {
        members.push(state);
      }
    }
  }

  #rowOf(members: number[], before: number): number {
    const { operation } = this.#program;
    if (members.length === 0) return DEAD;
    if (members.some((member) => operation[member] === MATCH)) return MATCHED;
    const hasLook = members.some((member) => operation[member] === LOOK);
    members.sort((left, right) => left - right);
    const key = `${hasLook ? before : ""}:${members.join()}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const row = this.#makeRoom(members.length);
    this.#rows.push({ members, before, hasLook });
    this.#known.set(key, row);
    this.#memberCount += members.length;
    return row;
  }

  /** The place of a new row; empties or widens the table as needed. */
  #makeRoom(memberCount: number): number {
    const stride = this.#stride;
    if ((this.#rows.length + 1) * stride > MOST_ENTRIES || this.#memberCount + memberCount > MOST_MEMBERS) {
      this.#rows = [];
      this.#known = new Map();
      this.#memberCount = 0;
      this.#table.fill(UNKNOWN);
      this.#startRows.fill(UNKNOWN);
      this.#clearings++;
    }
    const row = this.#rows.length * stride;
    if (row + stride > this.#table.length) {
      const wider = new Int32Array(Math.max(this.#table.length * 2, stride * 16)).fill(UNKNOWN);
      wider.set(this.#table);
      this.#table = wider;
    }
    return row;
  }

  #kindOf(byte: number): number {
    if (byte === NO_BYTE) return NO_BYTE;
    if (this.#lines && (byte === 0x0a || byte === 0x0d)) return byte;
    return this.#words && isWordByte(byte) ? 0x61 : 0x20;
  }
}

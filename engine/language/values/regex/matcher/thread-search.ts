import { FORK, LOOK, MATCH, NOTE, type Program, stepOver } from "../program/program";
import { lookHoldsAt } from "./look-holds";
import type { StepCounter } from "./step-counter";

/** Places noted by a match, two a group: start and end, or -1 where the group took no part. */
export type Slots = Int32Array;

/**
 * Runs all ways through the program side by side, in order of preference, over each byte once: time is at most proportional to
 * bytes times states, whatever the pattern. Gives the leftmost match, of those the preferred one, or `null`.
 */
export function searchWithThreads(program: Program, text: string, counter?: StepCounter): Slots | null {
  return new ThreadSearch(program, text).run(counter);
}

/** States in order of preference, each with its own slots. */
interface ThreadList {
  readonly states: Int32Array;
  readonly slots: Int32Array;
  /** The round in which a state was last visited. */
  readonly visited: Int32Array;
  size: number;
}

class ThreadSearch {
  readonly #program: Program;
  readonly #text: string;
  #steps = 0;

  constructor(program: Program, text: string) {
    this.#program = program;
    this.#text = text;
  }

  run(counter: StepCounter | undefined): Slots | null {
    const program = this.#program;
    const text = this.#text;
    const { slotCount } = program;
    let current = this.#createList();
    let next = this.#createList();
    let best: Slots | null = null;
    for (let at = 0; at <= text.length; at++) {
      if (best === null && (at === 0 || !program.anchored)) this.#follow(current, program.start, new Int32Array(slotCount).fill(-1), at);
      if (current.size === 0 && (best !== null || program.anchored)) break;
      next.size = 0;
      const byte = text.charCodeAt(at);
      for (let index = 0; index < current.size; index++) {
        const state = current.states[index] ?? 0;
        const slots = current.slots.subarray(state * slotCount, (state + 1) * slotCount);
        if (program.operation[state] === MATCH) {
          best = slots.slice();
          break;
        }
        const to = at < text.length ? stepOver(program, state, byte) : -1;
        this.#steps++;
        if (to >= 0) this.#follow(next, to, slots.slice(), at + 1);
      }
      [current, next] = [next, current];
    }
    if (counter !== undefined) counter.steps += this.#steps;
    return best;
  }

  #createList(): ThreadList {
    const count = this.#program.operation.length;
    return {
      states: new Int32Array(count),
      slots: new Int32Array(count * this.#program.slotCount),
      visited: new Int32Array(count).fill(-1),
      size: 0,
    };
  }

  /** Adds `from` and all it reaches without a byte. `slots` is used up. */
  #follow(list: ThreadList, from: number, slots: Int32Array, at: number): void {
    const { operation, argument, edgeStart, edgeCount, edgeTo, slotCount } = this.#program;
    /** Three numbers an entry: a state to visit, or -1 with a slot and the value to put back into it. */
    const stack = [from, 0, 0];
    while (stack.length > 0) {
      const value = stack.pop() ?? 0;
      const slot = stack.pop() ?? 0;
      const state = stack.pop() ?? 0;
      if (state < 0) {
        slots[slot] = value;
        continue;
      }
      if (list.visited[state] === at) continue;
      list.visited[state] = at;
      this.#steps++;
      const first = edgeStart[state] ?? 0;
      const kind = operation[state];
      if (kind === FORK) {
        for (let edge = first + (edgeCount[state] ?? 0) - 1; edge >= first; edge--) stack.push(edgeTo[edge] ?? 0, 0, 0);
      } else if (kind === LOOK) {
        if (lookHoldsAt(argument[state] ?? 0, this.#text, at)) stack.push(edgeTo[first] ?? 0, 0, 0);
      } else if (kind === NOTE) {
        const noted = argument[state] ?? 0;
        stack.push(-1, noted, slots[noted] ?? -1, edgeTo[first] ?? 0, 0, 0);
        slots[noted] = at;
      } else {
        list.states[list.size++] = state;
        list.slots.set(slots, state * slotCount);
      }
    }
  }
}

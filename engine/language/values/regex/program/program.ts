/** What a state of a program does. */
export const MATCH = 0;
/** Goes on over a byte, along the one of its edges that takes it; none means this way is at its end. */
export const STEP = 1;
/** Goes on without a byte along all its edges, preferred ones first. */
export const FORK = 2;
/** Goes on without a byte where a condition (`argument`, an index of `LOOKS`) holds. */
export const LOOK = 3;
/** Goes on without a byte and notes the place in slot `argument`. */
export const NOTE = 4;

/**
 * A pattern as a machine over bytes. State `s` has the edges `edgeStart[s]` to `edgeStart[s] + edgeCount[s]`;
 * edges of a STEP state take the bytes `edgeFirst` to `edgeLast`, ascending and apart.
 */
export interface Program {
  readonly start: number;
  readonly operation: Uint8Array;
  readonly argument: Int32Array;
  readonly edgeStart: Int32Array;
  readonly edgeCount: Int32Array;
  readonly edgeTo: Int32Array;
  readonly edgeFirst: Uint8Array;
  readonly edgeLast: Uint8Array;
  /** Two for the whole match and two for each capture group. */
  readonly slotCount: number;
  readonly looks: ReadonlySet<number>;
  /** True where every match begins at the start of the text. */
  readonly anchored: boolean;
}

/** The state reached from STEP state `state` over `byte`, or -1. */
export function stepOver(program: Program, state: number, byte: number): number {
  const start = program.edgeStart[state] ?? 0;
  const end = start + (program.edgeCount[state] ?? 0);
  for (let edge = start; edge < end; edge++) {
    if (byte < (program.edgeFirst[edge] ?? 0)) return -1;
    if (byte <= (program.edgeLast[edge] ?? 0)) return program.edgeTo[edge] ?? -1;
  }
  return -1;
}

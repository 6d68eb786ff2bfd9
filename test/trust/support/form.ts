import { appendFileSync } from "node:fs";

/** `npm run check:long` runs every check of this room at full counts; with all other tests they run in their quick form. */
const IS_LONG = process.env["TRACE_WORKBENCH_CHECKS"] === "long";

/** The count that a check goes through in the form that is run. */
export function rounds(counts: { readonly quick: number; readonly long: number }): number {
  return IS_LONG ? counts.long : counts.quick;
}

/** Milliseconds that a test may take, by the same choice. */
export function limit(times: { readonly quick: number; readonly long: number }): { readonly timeout: number } {
  return { timeout: IS_LONG ? times.long : times.quick };
}

/** Tells a figure of a check to whoever asked for the long form. */
export function tellFigure(figure: string): void {
  const file = process.env["TRACE_WORKBENCH_FIGURES"];
  if (file !== undefined) appendFileSync(file, `${figure}\n`);
}

/** Tells how far a check is, to the same. */
export function tellProgress(what: string, done: number, of: number): void {
  const file = process.env["TRACE_WORKBENCH_PROGRESS"];
  if (file !== undefined) appendFileSync(file, `${what}: ${done} of ${of}\n`);
}

/** The same numbers in [0, 1) for the same seed. */
export function createDice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

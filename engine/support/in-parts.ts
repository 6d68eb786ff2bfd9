/** Work that stands still after each part of it, so that whoever drives it can do something else meanwhile, or leave it. */
export type InParts<Result> = Generator<PartDone, Result, undefined>;

export interface PartDone {
  readonly done: number;
  readonly total: number;
}

/** Does all of it at once. */
export function wholly<Result>(work: InParts<Result>): Result {
  let step = work.next();
  while (step.done !== true) step = work.next();
  return step.value;
}

import type { Refusal, RefusalCode } from "./envelope";

/** Thrown where a request cannot be done for a reason of the user's world: a missing file, a file that changed, a full disk. */
export class Refused extends Error {
  readonly refusal: Refusal;

  constructor(code: RefusalCode, message: string, place?: Refusal["place"]) {
    super(message);
    this.name = "Refused";
    this.refusal = place === undefined ? { code, message } : { code, message, place };
  }
}

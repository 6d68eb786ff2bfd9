import { Refused } from "../../../engine/contract/refused";
import type { FileKind } from "./file-kinds";
import { tooLarge } from "./read-text";

/** Refuses to write what could not be read again. `what` begins the sentence, `advice` ends it. */
export function refuseTooLarge(text: string, kind: FileKind, { what, advice }: { readonly what: string; readonly advice: string }): void {
  const large = tooLarge(Buffer.byteLength(text), kind);
  if (large !== null) throw new Refused("cannot-write", `${what} ${large}; ${advice}`);
}

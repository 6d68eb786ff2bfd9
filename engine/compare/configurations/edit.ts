import type { SourcePlace } from "../../config/configuration";
import type { Json } from "../../support/json";
import type { StepNames } from "../results/step-names";

/**
 * One thing that one configuration has otherwise than another, as a person would say it: a rule added, an expression changed, a rule
 * moved. Edits are independent: any subset of them, applied to the first configuration, gives a configuration that can be read.
 */
export interface ComparedEdit {
  /** Counts from 1, in the order of files and of what stands in them. */
  readonly number: number;
  readonly kind: "added" | "removed" | "changed" | "moved";
  /** What was done, in one line: “expression changed”, “added”, “moved behind “API: calls need a token””. */
  readonly title: string;
  /** To what: “Custom rules (example.com), “Block scripted clients””. */
  readonly where: string;
  /** `null` on the side where it is not there. */
  readonly place: { readonly before: SourcePlace | null; readonly after: SourcePlace | null };
  /** `null`: there was nothing, or there is nothing now. */
  readonly before: Json;
  readonly after: Json;
}

/** A configuration's files: path relative to its folder (POSIX separators) → text. */
export type ConfigurationTexts = ReadonlyMap<string, string>;

/** The ways between two configurations. */
export interface EditSpace {
  readonly edits: readonly ComparedEdit[];
  /** What steps of the second configuration are called in the terms of the first, and so of what `with` gives. `null`: as they are called there. */
  readonly names: StepNames | null;
  /** The first configuration with the edits of these numbers; with all of them it does what the second does, with none what the first does. */
  with(kept: ReadonlySet<number>): ConfigurationTexts;
}

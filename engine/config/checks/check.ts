import type { Configuration, Finding } from "../configuration";

/** One thing that may be wrong with a configuration although it can be traced. */
export interface Check {
  /** The codes of its findings. */
  readonly codes: readonly string[];
  readonly documentation: string;
  run(configuration: Configuration): readonly Finding[];
}

import type { ImportNote } from "./import-note";

/** What an import made: the files of a configuration (path below its folder, POSIX separators → text), and what to know about it. */
export interface ImportedConfiguration {
  readonly files: ReadonlyMap<string, string>;
  readonly notes: readonly ImportNote[];
}

import { TRACE_LIMITS } from "../../../engine/request/saved-trace";

const MEGABYTE = 1_000_000;

/** What a file is, and the most bytes it may have. A larger one is refused before it is read. */
export interface FileKind {
  readonly what: string;
  readonly limit: number;
}

/** The kinds of file of a workspace; those of a configuration have their limits in the table of its layout. */
export const FILE_KINDS = {
  workspace: { what: "workspace.json", limit: MEGABYTE },
  trace: { what: "a saved trace", limit: TRACE_LIMITS.fileBytes },
  bundle: { what: "a configuration bundle", limit: 400 * MEGABYTE },
  fields: { what: "a file of field values", limit: 5 * MEGABYTE },
  draft: { what: "a draft", limit: 6 * MEGABYTE },
  run: { what: "a run", limit: 200 * MEGABYTE },
  settings: { what: "a settings file", limit: MEGABYTE },
  acknowledged: { what: "the list of accepted differences", limit: 50 * MEGABYTE },
  baseline: { what: "a baseline", limit: 200 * MEGABYTE },
} as const satisfies Readonly<Record<string, FileKind>>;

/** The most files that one library or one configuration may have, and the deepest that folders may nest in them. */
export const MOST_FILES = 20_000;
export const DEEPEST_FOLDER = 32;

/** All files of one configuration together, in bytes. */
export const LARGEST_CONFIGURATION = 400 * MEGABYTE;

/** `5 MB`, `1.2 kB`: decimal units, at most one digit after the point. */
export function printSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  return bytes < MEGABYTE ? `${tenths(bytes / 1000)} kB` : `${tenths(bytes / MEGABYTE)} MB`;
}

/** Rounded up, so that what is too large never looks as if it fitted. */
function tenths(size: number): number {
  return Math.ceil(size * 10) / 10;
}

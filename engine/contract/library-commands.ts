import type { Finding } from "../config/configuration";
import type { SavedTrace } from "../request/trace-definition";
import type { Nothing } from "./nothing";

/** What a screen may ask about the saved traces of a workspace. */
export interface LibraryCommands {
  "library/list": { request: { workspaceId: string }; reply: readonly LibraryEntry[] };
  /** Every folder of the library, with `/`; also those without a trace. */
  "library/folders": { request: { workspaceId: string }; reply: readonly string[] };
  "library/read": { request: { workspaceId: string; traceId: string }; reply: LibraryTrace };
  /**
   * Saves over `traceId`, or makes a new file in `folder` when `traceId` is null. `revision` is what `library/read` gave; a file that changed
   * on disk since then is refused with code `changed-on-disk`, unless `overwrite`.
   */
  "library/save": {
    request: {
      workspaceId: string;
      traceId: string | null;
      folder: string;
      saved: SavedTrace;
      revision: string | null;
      overwrite: boolean;
      /** The window whose draft of `traceId` is settled by this. */
      window?: string;
    };
    reply: { traceId: string; revision: string };
  };
  /** Moves the file to the workspace's trash. */
  "library/delete": { request: { workspaceId: string; traceId: string }; reply: { trashed: string } };
  /** Takes back a deletion: `trashed` is what `library/delete` answered. A name taken meanwhile gives the trace a new one. */
  "library/restore": { request: { workspaceId: string; trashed: string }; reply: { traceId: string } };
  /**
   * Moves files into `folder`, drafts with them, one after the other. What cannot be moved is named and left where it was; a name that is
   * taken there gives the trace a new one.
   */
  "library/move": { request: { workspaceId: string; traceIds: readonly string[]; folder: string }; reply: LibraryMove };
  /** Renames or moves a folder with all that is in it; refused where `to` is there already. */
  "library/move-folder": { request: { workspaceId: string; folder: string; to: string }; reply: LibraryMove };
  "library/make-folder": { request: { workspaceId: string; folder: string }; reply: Nothing };
  /** Removes a folder in which there is nothing but empty folders. */
  "library/remove-folder": { request: { workspaceId: string; folder: string }; reply: Nothing };
}

/** A file of the library, or one that is broken. `traceId` is its path below `traces/`, with `/`. */
export interface LibraryEntry {
  readonly traceId: string;
  readonly folder: string;
  readonly name: string;
  readonly tags: readonly string[];
  readonly method: string;
  readonly url: string;
  /** Description and notes, to be searched; the beginning of them where they are long. */
  readonly about: string;
  /** How many expectations it has. */
  readonly expectations: number;
  readonly broken: Finding | null;
}

export interface LibraryTrace {
  readonly traceId: string;
  readonly saved: SavedTrace;
  readonly revision: string;
}

export interface LibraryMove {
  readonly moved: readonly { readonly from: string; readonly to: string }[];
  readonly problems: readonly string[];
}

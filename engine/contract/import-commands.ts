import type { Gap } from "../config/completeness/gap";
import type { SavedTrace } from "../request/trace-definition";

/** What a screen may ask about what comes from outside. Sources are read first; then what they give is written into the workspace. */
export interface ImportCommands {
  /** Reads a file or folder of this machine, by the path that the user typed or chose. */
  "import/read": { request: { workspaceId: string; path: string }; reply: ImportSource };
  /**
   * Takes files that were dropped onto the screen, some at a time; `importId` is `null` for the first. A file longer than a message comes in
   * parts in their order, all but the last `more`.
   */
  "import/add": {
    request: { workspaceId: string; importId: string | null; files: readonly ImportFile[] };
    reply: ImportSource;
  };
  /**
   * Makes a configuration of it; a Terraform plan gives two. A name that is taken is refused, unless the old one is to go to the trash. `zone`: name of the
   * zone of API answers that do not tell theirs; `null`: such answers are left out.
   */
  "import/configuration": {
    request: {
      workspaceId: string;
      importId: string;
      name: string;
      form: "api" | "terraform";
      zone: string | null;
      replace: boolean;
    };
    reply: ImportOutcome;
  };
  /** Saved traces from requests; nothing is written. `form` is guessed where it is `null`. */
  "import/requests": {
    request: { workspaceId: string; text: string; form: RequestFormName | null; secrets: "replace" | "keep" };
    reply: ImportedRequestsView;
  };
}

export type RequestFormName = "curl" | "http" | "har" | "fetch";

interface ImportFile {
  readonly path: string;
  readonly text: string;
  readonly part: "whole" | "more";
}

/** What was read so far, and what it looks like. */
export interface ImportSource {
  readonly importId: string;
  readonly files: number;
  readonly bytes: number;
  /** `requests`: one file that holds requests, such as a HAR file. */
  readonly form: "api" | "terraform" | "requests";
  /** A name for what is made of it. */
  readonly name: string;
  /** The text, where it is one file of requests. */
  readonly text: string | null;
  readonly leftOut: LeftOut;
}

/** What was found beside the files that were read. */
export interface LeftOut {
  /** Files whose names are not those of anything to import. */
  readonly passedOver: number;
  /** Why a file or folder that should have been read is not among them: the first of them. */
  readonly notes: readonly Pick<ImportNoteView, "message" | "file">[];
  /** How many notes there are in all. */
  readonly told: number;
}

export type ImportOutcome =
  | { readonly kind: "imported"; readonly reports: readonly ImportReport[] }
  /** No part of a configuration is in the files. Nothing was written; what was read is still there. */
  | { readonly kind: "nothing"; readonly notes: readonly ImportNoteView[] };

/** What an import made, and what is not in it. */
export interface ImportReport {
  readonly configuration: string;
  readonly zones: readonly string[];
  /** Files that were written. */
  readonly files: number;
  readonly rules: number;
  readonly records: number;
  /** How many things a check of it finds. */
  readonly errors: number;
  readonly warnings: number;
  /** Where the configuration that had this name went; `null` where there was none. */
  readonly trashed: string | null;
  readonly notes: readonly ImportNoteView[];
  readonly gaps: readonly ReportedGap[];
  /** How many saved traces are for its zones; of a large library, of those that were looked at. */
  readonly traces: number;
}

export interface ImportNoteView {
  readonly severity: "error" | "warning" | "note";
  readonly message: string;
  readonly file: string;
  readonly line?: number;
  readonly fix?: string;
}

export interface ReportedGap extends Gap {
  /** Saved traces that are less reliable because of it. */
  readonly traces: readonly string[];
}

export interface ImportedRequestsView {
  readonly traces: readonly SavedTrace[];
  readonly form: RequestFormName;
  /** What stands in place of each secret, and where. */
  readonly secrets: readonly { readonly pseudonym: string; readonly places: readonly string[] }[];
  readonly remarks: readonly string[];
}

import { openWorkspace } from "../workspace/workspace";
import { importApi } from "./api/import-api";
import type { ImportNote } from "./import-note";
import type { ImportedConfiguration } from "./imported";
import { type ImportReport, reportImport } from "./report-import";
import type { SourceFile } from "./source/read-sources";
import { importShow } from "./terraform/import-show";
import { importTerraform } from "./terraform/import-terraform";
import { writeConfiguration } from "./write-configuration";

/** Sources that were read, and what is to become of them. Can travel to another thread. */
export interface ImportSources {
  /** The workspace's real path. */
  readonly root: string;
  readonly files: readonly SourceFile[];
  /** What was said while reading them. */
  readonly notes: readonly ImportNote[];
  readonly form: "api" | "terraform";
  /** A plan gives two: `-before` and `-after`. */
  readonly name: string;
  /** Of API answers that do not tell theirs. */
  readonly zone: string | null;
  readonly existing: "refuse" | "trash";
}

export type ImportedSources =
  | { readonly kind: "imported"; readonly reports: readonly ImportReport[] }
  /** No part of a configuration is in them. Nothing was written. */
  | { readonly kind: "nothing"; readonly notes: readonly ImportNote[] };

export interface ImportStage {
  readonly stage: "recognising" | "writing" | "finding-gaps";
  /** Files; both 0 where nobody counts. */
  readonly done: number;
  readonly total: number;
}

/** Makes configurations of sources, writes them, and says what is missing. */
export async function importSources(sources: ImportSources, tell: (stage: ImportStage) => void): Promise<ImportedSources> {
  const { root, files, notes, form, name, zone, existing } = sources;
  tell({ stage: "recognising", done: 0, total: 0 });
  const made = form === "api" ? [{ name, imported: importApi(files, zone === null ? {} : { zone }) }] : fromTerraform(files, name);
  const empty = made.find(({ imported }) => imported.files.size === 0);
  if (empty !== undefined) return { kind: "nothing", notes: [...notes, ...empty.imported.notes] };
  const workspace = await openWorkspace(root);
  const reports: ImportReport[] = [];
  for (const each of made) {
    const { trashed } = await writeConfiguration({
      root,
      name: each.name,
      files: each.imported.files,
      existing,
      progress: (done, total) => {
        if (done % TOLD_EACH === 0 || done === total) tell({ stage: "writing", done, total });
      },
    });
    tell({ stage: "finding-gaps", done: 0, total: 0 });
    const imported = { files: each.imported.files, notes: [...notes, ...each.imported.notes] };
    reports.push(await reportImport(imported, { name: each.name, trashed, workspace }));
  }
  return { kind: "imported", reports };
}

/** Files between two words about the progress. */
const TOLD_EACH = 50;

function fromTerraform(
  files: readonly SourceFile[],
  name: string,
): readonly { readonly name: string; readonly imported: ImportedConfiguration }[] {
  const [only] = files;
  if (files.length === 1 && only !== undefined && !/\.tf(?:\.json)?$/i.test(only.path)) {
    const shown = importShow(only, new Map());
    if (shown.kind === "state") return [{ name, imported: shown.configuration }];
    if (shown.kind === "plan")
      return [
        { name: `${name}-before`, imported: shown.before },
        { name: `${name}-after`, imported: shown.after },
      ];
    return [{ name, imported: { files: new Map(), notes: shown.notes } }];
  }
  return [{ name, imported: importTerraform(files, { variables: new Map(), variableFiles: [], zoneNames: new Map() }) }];
}

import { Refused } from "../../engine/contract/refused";
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
  readonly existing: "refuse" | "trash";
}

export interface ImportStage {
  readonly stage: "recognising" | "writing" | "finding-gaps";
  /** Files; both 0 where nobody counts. */
  readonly done: number;
  readonly total: number;
}

/** Makes configurations of sources, writes them, and says what is missing. Refuses where there is nothing in them. */
export async function importSources(sources: ImportSources, tell: (stage: ImportStage) => void): Promise<readonly ImportReport[]> {
  const { root, files, notes, form, name, existing } = sources;
  tell({ stage: "recognising", done: 0, total: 0 });
  const made = form === "api" ? [{ name, imported: importApi(files) }] : fromTerraform(files, name);
  for (const { imported } of made) {
    if (imported.files.size > 0) continue;
    const said = imported.notes.find(({ severity }) => severity !== "note")?.message;
    throw new Refused("not-found", `There is no part of a configuration in it${said === undefined ? "." : `: ${said}`}`);
  }
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
  return reports;
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
    throw new Refused("invalid-request", shown.notes[0]?.message ?? "This is neither a state nor a plan.");
  }
  return [{ name, imported: importTerraform(files, { variables: new Map(), variableFiles: [], zoneNames: new Map() }) }];
}

import { stat } from "node:fs/promises";
import path from "node:path";
import { importApi } from "../../import/api/import-api";
import type { AddNote, ImportNote } from "../../import/import-note";
import type { ImportedConfiguration } from "../../import/imported";
import { type ImportReport, reportImport } from "../../import/report-import";
import { readSources, type SourceFile } from "../../import/source/read-sources";
import { importShow } from "../../import/terraform/import-show";
import { importTerraform } from "../../import/terraform/import-terraform";
import { writeConfiguration } from "../../import/write-configuration";
import { openWorkspace, type Workspace } from "../../workspace/workspace";
import { EXIT, type ExitCode, Failure } from "../failure";
import type { Severity } from "../formats";
import { printable, type Terminal } from "../terminal";
import { printImportReport, printNote } from "./import-report";

export interface ImportConfigurationOptions {
  readonly form: "api" | "terraform";
  readonly sources: readonly string[];
  readonly into: string;
  /** `null`: named after the source. */
  readonly configuration: string | null;
  readonly replace: boolean;
  /** The zone of what nothing else tells the zone of. */
  readonly zone: string | null;
  readonly zoneNames: ReadonlyMap<string, string>;
  readonly variables: ReadonlyMap<string, string>;
  readonly variableFiles: readonly string[];
  readonly format: "text" | "json";
  /** The least severity of a note or gap that makes the exit code 1; `null`: none does. */
  readonly failOn: Severity | null;
}

interface Named {
  readonly name: string;
  readonly imported: ImportedConfiguration;
}

/** Imports a configuration, or the two of a Terraform plan, and says what is missing in it. */
export async function importConfigurationCommand(terminal: Terminal, options: ImportConfigurationOptions): Promise<ExitCode> {
  const workspace = await openWorkspace(options.into);
  const made = options.form === "api" ? await fromApi(terminal, options) : await fromTerraform(options);
  const reports: ImportReport[] = [];
  for (const { imported } of made) {
    if (imported.files.size === 0) {
      printNotes(terminal, imported.notes);
      throw new Failure(`nothing was imported: ${options.sources.join(", ")} has no part of a configuration`);
    }
  }
  for (const { name, imported } of made) {
    // oxlint-disable-next-line eslint/no-await-in-loop -- the two of a plan, one after the other
    reports.push(await keep(workspace, { name, imported }, options));
  }
  await printReports(terminal, reports, options.format);
  return exitCodeOf(reports, options.failOn);
}

async function keep(workspace: Workspace, { name, imported }: Named, { replace }: ImportConfigurationOptions): Promise<ImportReport> {
  const { trashed } = await writeConfiguration({
    root: workspace.path,
    name,
    files: imported.files,
    existing: replace ? "trash" : "refuse",
  });
  return reportImport(imported, { name, trashed, workspace });
}

export async function printReports(terminal: Terminal, reports: readonly ImportReport[], format: "text" | "json"): Promise<void> {
  for (const { notes } of reports) printNotes(terminal, notes);
  const text = format === "json" ? `${JSON.stringify(reports, null, 2)}\n` : reports.map(printImportReport).join("\n");
  await terminal.out(text);
}

const MOST_NOTES = 50;

function printNotes(terminal: Terminal, notes: readonly ImportNote[]): void {
  for (const note of notes.slice(0, MOST_NOTES)) terminal.err(`${printable(printNote(note))}\n`);
  if (notes.length > MOST_NOTES) terminal.err(`… and ${notes.length - MOST_NOTES} more; --format json has them all.\n`);
}

export function exitCodeOf(reports: readonly ImportReport[], failOn: Severity | null): ExitCode {
  if (failOn === null) return EXIT.fine;
  const failing = reports.some(
    ({ notes, gaps }) =>
      notes.some(({ severity }) => severity === "error" || (severity === "warning" && failOn === "warning")) ||
      gaps.some(({ fillable }) => fillable && failOn === "warning"),
  );
  return failing ? EXIT.failed : EXIT.fine;
}

async function fromApi(terminal: Terminal, options: ImportConfigurationOptions): Promise<readonly Named[]> {
  const notes: ImportNote[] = [];
  const note: AddNote = (added) => notes.push(added);
  const files = await readSources({ paths: options.sources, wanted: (name) => /\.(?:json|m?js)$/i.test(name), note });
  const imported = importApi(files, {
    zoneNames: options.zoneNames,
    ...(options.zone === null ? {} : { zone: options.zone }),
    progress: (done, total) => {
      if (done % 500 === 0) terminal.err(`${done} of ${total} files\n`);
    },
  });
  return [{ name: nameFor(options), imported: { files: imported.files, notes: [...notes, ...imported.notes] } }];
}

async function fromTerraform(options: ImportConfigurationOptions): Promise<readonly Named[]> {
  const notes: ImportNote[] = [];
  const note: AddNote = (added) => notes.push(added);
  const [source, ...others] = options.sources;
  if (source === undefined || others.length > 0)
    throw new Failure("give one folder with .tf files, or one file that terraform show -json wrote");
  const isFolder = await stat(source).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
  const files = await readSources({ paths: [source], wanted: () => true, note: quietAboutBytes(note) });
  const name = nameFor(options);
  const withNotes = (imported: ImportedConfiguration): ImportedConfiguration => ({
    files: imported.files,
    notes: [...notes, ...imported.notes],
  });
  const [first] = files;
  if (!isFolder && first !== undefined && !first.path.endsWith(".tf")) return fromShow(first, options.zoneNames, name, withNotes);
  const variableFiles = await readSources({ paths: options.variableFiles, wanted: () => true, note });
  const imported = importTerraform(files, { variables: options.variables, variableFiles, zoneNames: options.zoneNames });
  return [{ name, imported: withNotes(imported) }];
}

/** A repository has pictures and archives, too, which nobody wants to hear about. */
function quietAboutBytes(note: AddNote): AddNote {
  return (added) => {
    if (added.code !== "encoding") note(added);
  };
}

function fromShow(
  file: SourceFile,
  zoneNames: ReadonlyMap<string, string>,
  name: string,
  withNotes: (imported: ImportedConfiguration) => ImportedConfiguration,
): readonly Named[] {
  const shown = importShow(file, zoneNames);
  switch (shown.kind) {
    case "state":
      return [{ name, imported: withNotes(shown.configuration) }];
    case "plan":
      return [
        { name: `${name}-before`, imported: withNotes(shown.before) },
        { name: `${name}-after`, imported: withNotes(shown.after) },
      ];
    case "neither":
      throw new Failure(shown.notes.map(printNote).join("\n"));
    default:
      return shown satisfies never;
  }
}

function nameFor({ configuration, sources }: ImportConfigurationOptions): string {
  if (configuration !== null) return configuration;
  const stem = path.basename(path.resolve(sources[0] ?? "")).replace(/\.(?:tf|json)$/i, "");
  const safe = stem.replace(/[^\p{L}\p{N}_.-]+/gu, "-").replace(/^[-.]+|[-.]+$/g, "");
  return safe === "" ? "imported" : safe;
}

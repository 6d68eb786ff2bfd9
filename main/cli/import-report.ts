import { affectedTraces, findGaps, type Gap, type TracedPlaces } from "../../engine/config/completeness/index";
import { readConfiguration } from "../../engine/config/index";
import { flattenSteps, prepareConfiguration, runTrace } from "../../engine/index";
import { gapsOfNotes } from "../import/gaps-of-notes";
import type { ImportNote } from "../import/import-note";
import type { ImportedConfiguration } from "../import/imported";
import type { Workspace } from "../workspace/workspace";
import { printable } from "./terminal";

/** What an import made, and what is not in it. */
export interface ImportReport {
  readonly configuration: string;
  readonly zones: readonly string[];
  readonly files: number;
  /** Where the configuration that had this name went; `null` where there was none. */
  readonly trashed: string | null;
  readonly notes: readonly ImportNote[];
  readonly gaps: readonly ReportedGap[];
  /** How many saved traces were looked at. */
  readonly traces: number;
}

export interface ReportedGap extends Gap {
  /** Saved traces that are less reliable because of it. */
  readonly traces: readonly string[];
}

/** Of a larger library, only so many traces are looked at. */
const MOST_TRACES = 2000;

/** Looks at a configuration as it was imported: what is missing, and which saved traces of the workspace that matters to. */
export async function reportImport(
  imported: ImportedConfiguration,
  { name, trashed, workspace }: { readonly name: string; readonly trashed: string | null; readonly workspace: Workspace },
): Promise<ImportReport> {
  const configuration = readConfiguration(name, imported.files);
  const gaps = [...findGaps(configuration), ...gapsOfNotes(imported.notes)];
  const traced = gaps.length === 0 ? [] : await traceLibrary(workspace, prepareConfiguration(configuration));
  return {
    configuration: name,
    zones: configuration.zones.map((zone) => zone.name),
    files: imported.files.size,
    trashed,
    notes: imported.notes,
    gaps: gaps.map((gap) => ({ ...gap, traces: affectedTraces(gap, traced) })),
    traces: traced.length,
  };
}

async function traceLibrary(workspace: Workspace, prepared: ReturnType<typeof prepareConfiguration>): Promise<readonly TracedPlaces[]> {
  const entries = (await workspace.library.list()).filter(({ broken }) => broken === null).slice(0, MOST_TRACES);
  const traced: TracedPlaces[] = [];
  for (const { traceId } of entries) {
    // oxlint-disable-next-line eslint/no-await-in-loop -- one at a time, so that a large library does not stand in memory
    const saved = await workspace.library.read(traceId).catch(() => null);
    if (saved === null) continue;
    const result = runTrace(prepared, saved.saved);
    const sources = flattenSteps(result).flatMap(({ step }) => (step.workbench.source === null ? [] : [step.workbench.source]));
    traced.push({
      traceId,
      zone: result.workbench.zone?.name ?? null,
      reached: new Set(sources.map(({ file, pointer }) => `${file}#${pointer}`)),
    });
  }
  return traced;
}

const MOST_NAMED = 5;

/** The report for a person. */
export function printImportReport({ configuration, zones, files, trashed, gaps, traces }: ImportReport): string {
  const lines = [
    `Configuration “${configuration}”: ${count(files, "file")}, ${zones.length === 0 ? "no zone" : `${count(zones.length, "zone")} (${shortened(zones)})`}.`,
    ...(trashed === null ? [] : [`The configuration that had this name is in the trash: .workbench/trash/${trashed}`]),
    "",
    ...(gaps.length === 0 ? ["Nothing that it refers to is missing."] : ["What is missing:"]),
    ...gaps.flatMap((gap) => printGap(gap, traces)),
  ];
  return printable(`${lines.join("\n")}\n`);
}

function printGap({ message, fix, traces: affected }: ReportedGap, traces: number): readonly string[] {
  const reliability =
    affected.length === 0
      ? []
      : [`    makes less reliable: ${affected.length} of ${count(traces, "saved trace")} (${shortened(affected)})`];
  return [`  - ${message}`, ...(fix === undefined ? [] : [`    ${fix}`]), ...reliability];
}

function shortened(names: readonly string[]): string {
  const further = names.length - MOST_NAMED;
  return `${names.slice(0, MOST_NAMED).join(", ")}${further > 0 ? `, and ${further} more` : ""}`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

/** `file:line#pointer: severity: message [code]`, with what would be right below it. */
export function printNote({ code, severity, message, file, line, pointer, fix }: ImportNote): string {
  const place = `${file === "" ? "import" : file}${line === undefined ? "" : `:${line}`}${pointer === undefined || pointer === "" ? "" : `#${pointer}`}`;
  return `${place}: ${severity}: ${message} [${code}]${fix === undefined ? "" : `\n    ${fix}`}`;
}

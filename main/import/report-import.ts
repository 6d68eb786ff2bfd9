import { affectedTraces, findGaps, type Gap, type TracedPlaces } from "../../engine/config/completeness/index";
import { readConfiguration } from "../../engine/config/index";
import { checkConfiguration, flattenSteps, prepareConfiguration, runTrace } from "../../engine/index";
import type { Workspace } from "../workspace/workspace";
import { gapsOfNotes } from "./gaps-of-notes";
import type { ImportNote } from "./import-note";
import type { ImportedConfiguration } from "./imported";

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
  readonly notes: readonly ImportNote[];
  readonly gaps: readonly ReportedGap[];
  /** How many saved traces are for its zones; of a large library, of those that were looked at. */
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
  const findings = checkConfiguration(configuration);
  const errors = findings.filter(({ severity }) => severity === "error").length;
  const rulesets = [configuration.account, ...configuration.zones].flatMap((each) => each.rulesets);
  const traced = gaps.length === 0 ? [] : await traceLibrary(workspace, prepareConfiguration(configuration));
  return {
    configuration: name,
    zones: configuration.zones.map((zone) => zone.name),
    files: imported.files.size,
    rules: rulesets.reduce((sum, { rules }) => sum + rules.length, 0),
    records: configuration.zones.reduce((sum, { dnsRecords }) => sum + dnsRecords.length, 0),
    errors,
    warnings: findings.length - errors,
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
    const zone = result.workbench.zone?.name ?? null;
    if (zone === null) continue;
    const sources = flattenSteps(result).flatMap(({ step }) => (step.workbench.source === null ? [] : [step.workbench.source]));
    traced.push({
      traceId,
      zone,
      reached: new Set(sources.map(({ file, pointer }) => `${file}#${pointer}`)),
    });
  }
  return traced;
}

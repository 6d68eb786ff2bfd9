import { diffConfigurations } from "../../../engine/compare/configurations/difference/index";
import { type Configuration, readConfiguration } from "../../../engine/config/index";
import { createComparison } from "../../../engine/library/comparison/comparison";
import { printComparison } from "../../../engine/library/reports/index";
import { loadConfiguration } from "../../workspace/configuration/configuration-store";
import { EXIT, type ExitCode } from "../failure";
import { findConfiguration } from "../find-configuration";
import { checkReporters, type ReportArguments, writeReports } from "../library/report-options";
import type { Terminal } from "../terminal";
import { VERSION } from "../version";

export interface DiffConfigurationsOptions extends ReportArguments {
  readonly before: string;
  readonly after: string;
  readonly failOnDifference: boolean;
}

/** Says what two configurations have otherwise, as edits; no trace is run. */
export async function diffConfigurationsCommand(terminal: Terminal, options: DiffConfigurationsOptions): Promise<ExitCode> {
  await checkReporters(options);
  const clock = performance.now();
  const edits = diffConfigurations(await configurationOf(options.before), await configurationOf(options.after));
  const nothing = { cases: [], tallies: null, coverage: null, acknowledged: [], today: "" };
  const comparison = createComparison({ before: options.before, after: options.after, edits, ...nothing });
  const report = { workspace: "", milliseconds: performance.now() - clock, engine: VERSION, comparison };
  await writeReports(terminal, options, (kind, secrets, text) => printComparison(report, kind, secrets, text));
  return options.failOnDifference && edits.length > 0 ? EXIT.failed : EXIT.fine;
}

async function configurationOf(named: string): Promise<Configuration> {
  const { location } = await findConfiguration(named, process.cwd());
  const { name, files } = await loadConfiguration(location);
  return readConfiguration(name, files);
}

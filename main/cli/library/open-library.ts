import { readConfiguration } from "../../../engine/config/index";
import type { JobConfiguration, JobSetting } from "../../workers/library/library-job";
import type { ConfigurationLocation } from "../../workspace/configuration/configuration-location";
import { loadConfiguration } from "../../workspace/configuration/configuration-store";
import { readEnvironment } from "../../workspace/configuration/environments";
import { openWorkspace, type Workspace } from "../../workspace/workspace";
import { Failure } from "../failure";
import { findConfiguration } from "../find-configuration";
import { printFinding } from "../print/print-finding";
import { printable, type Terminal } from "../terminal";

/** A workspace whose library is to be run. */
export interface OpenLibrary {
  readonly workspace: Workspace;
  readonly name: string;
  readonly activeConfiguration: string | null;
  readonly setting: JobSetting;
}

export async function openLibrary(folder: string, environment: string | null): Promise<OpenLibrary> {
  const workspace = await openWorkspace(folder);
  const { name, activeConfiguration, assumptions } = await workspace.about();
  return {
    workspace,
    name,
    activeConfiguration,
    setting: { assumptions, environment: await readEnvironment(workspace.path, environment) },
  };
}

const MOST_FINDINGS = 10;

/** A configuration that was named on the command line, and where it stands. */
export interface LoadedConfiguration {
  readonly configuration: JobConfiguration;
  readonly location: ConfigurationLocation;
}

/** The files of a configuration. What is wrong with them is said, and one that holds nothing fails. */
export async function loadForLibrary(terminal: Terminal, named: string, workspace: Workspace): Promise<LoadedConfiguration> {
  const { location } = await findConfiguration(named, workspace.path);
  const { name, files, findings } = await loadConfiguration(location);
  const configuration = readConfiguration(name, files);
  const errors = [...findings, ...configuration.findings].filter(({ severity }) => severity === "error");
  for (const finding of errors.slice(0, MOST_FINDINGS)) terminal.err(`${printable(printFinding(finding, named))}\n`);
  if (errors.length > MOST_FINDINGS) terminal.err(`… and ${errors.length - MOST_FINDINGS} more; “trace-workbench check” lists them all.\n`);
  if (configuration.zones.length === 0 && configuration.account.rulesets.length === 0)
    throw new Failure(`“${named}” holds nothing that can be traced: no zone and no ruleset could be read`);
  return { configuration: { name, files }, location };
}

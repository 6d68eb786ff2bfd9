import {
  type Configuration,
  type Finding,
  filesOfBundle,
  type PreparedConfiguration,
  parseJson,
  prepareConfiguration,
  readConfiguration,
} from "../../engine/index";
import { loadConfiguration as loadFiles, locateConfigurationAt } from "../workspace/configuration/configuration-store";

/** A configuration that requests can be traced through, any number of them. */
export interface LoadedConfiguration {
  readonly configuration: Configuration;
  /** With every expression checked and compiled. */
  readonly prepared: PreparedConfiguration;
  /** All that is wrong with it, files that could not be read included; the rest works. */
  readonly findings: readonly Finding[];
}

/**
 * Loads a configuration from a folder in the API's layout, or from a bundle file that ends in `.json`.
 * Rejects where there is neither; whatever is wrong inside is a finding.
 */
export async function loadConfiguration(path: string): Promise<LoadedConfiguration> {
  const { name, files, findings } = await loadFiles(await locateConfigurationAt(path));
  return prepare(name, files, findings);
}

/** The same for a bundle that a program holds, as text or as the object it stands for. */
export function openConfiguration(name: string, bundle: string | object): LoadedConfiguration {
  const json = parseJson(typeof bundle === "string" ? bundle : JSON.stringify(bundle));
  if (json.kind === "json") return prepare(name, filesOfBundle(json.value), []);
  const finding = { code: json.code, severity: "error", message: json.message, place: { file: name, pointer: "" } } as const;
  return prepare(name, new Map(), [finding]);
}

function prepare(name: string, files: ReadonlyMap<string, string>, unread: readonly Finding[]): LoadedConfiguration {
  const configuration = readConfiguration(name, files);
  const prepared = prepareConfiguration(configuration);
  return { configuration, prepared, findings: [...unread, ...prepared.findings] };
}

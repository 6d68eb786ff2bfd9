export { editInBundle, filesOfBundle } from "./bundle";
export type {
  Account,
  Configuration,
  DnsRecord,
  Finding,
  List,
  PageRule,
  Rule,
  Ruleset,
  RulesetKind,
  SourcePlace,
  WorkerRoute,
  Zone,
} from "./configuration";
export {
  CONFIGURATION_FILES,
  type ConfigurationEntity,
  type ConfigurationFile,
  findConfigurationFile,
  type LayoutPlace,
} from "./configuration-files";
export { applyEdits, type ConfigurationEdit, type Edited } from "./edit";
export { NESTING_LIMIT, type ParsedJson, parseJson } from "./parse-json";
export { readConfiguration, readConfigurationInParts } from "./read-configuration";

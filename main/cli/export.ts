import { jsonPatch, toApi, toBundle, toTerraform } from "../../engine/config/export/index";
import { type Configuration, type Ruleset, readConfiguration } from "../../engine/config/index";
import { readTrace } from "../../engine/request/read-trace";
import { toCurl } from "../import/requests/to-curl";
import { loadConfiguration } from "../workspace/configuration/configuration-store";
import { FILE_KINDS } from "../workspace/files/file-kinds";
import { EXIT, type ExitCode, Failure } from "./failure";
import { findConfiguration } from "./find-configuration";
import type { ExportForm } from "./formats";
import { readJsonInput, valueOf } from "./read-input";
import { printable, printJson, type Terminal } from "./terminal";

export interface ExportOptions {
  /** With `curl` the file of a saved trace; `-` reads standard input. */
  readonly configuration: string;
  readonly as: ExportForm;
  /** The id of one ruleset, or its phase; `null`: all. */
  readonly ruleset: string | null;
  /** The configuration that a patch begins with. */
  readonly from: string | null;
}

interface Loaded {
  readonly files: ReadonlyMap<string, string>;
  readonly configuration: Configuration;
}

/** Prints a configuration in another form: for a file, for the API, for Terraform, or as what has to be changed in another. */
export async function exportCommand(terminal: Terminal, options: ExportOptions): Promise<ExitCode> {
  if (options.as === "curl") {
    const json = await readJsonInput(terminal, options.configuration, FILE_KINDS.trace);
    await terminal.out(toCurl(valueOf(readTrace(json), options.configuration)));
    return EXIT.fine;
  }
  const loaded = await load(options.configuration);
  switch (options.as) {
    case "bundle":
      await exportBundle(terminal, loaded);
      break;
    case "api":
      await terminal.out(printJson(toApi(chosen(loaded.configuration, options.ruleset))));
      break;
    case "terraform":
      await terminal.out(printTerraform(chosen(loaded.configuration, options.ruleset)));
      break;
    case "patch":
      await exportPatch(terminal, loaded, options.from);
      break;
    default:
      return options.as satisfies never;
  }
  return EXIT.fine;
}

async function load(named: string): Promise<Loaded> {
  const { location } = await findConfiguration(named, process.cwd());
  const { name, files } = await loadConfiguration(location);
  if (files.size === 0) throw new Failure(`“${named}” has no file of a configuration`);
  return { files, configuration: readConfiguration(name, files) };
}

async function exportBundle(terminal: Terminal, { files }: Loaded): Promise<void> {
  const { bundle, left } = toBundle(files);
  for (const file of left) terminal.err(`${printable(file)} is no valid JSON; it is left out\n`);
  await terminal.out(printJson(bundle));
}

async function exportPatch(terminal: Terminal, after: Loaded, from: string | null): Promise<void> {
  if (from === null) throw new Failure("a patch needs --from, the configuration that it begins with");
  const before = await load(from);
  await terminal.out(printJson(jsonPatch(toBundle(before.files).bundle, toBundle(after.files).bundle)));
}

/** The configuration with the rulesets that were asked for, and without lists where one ruleset was. */
function chosen(configuration: Configuration, ruleset: string | null): Configuration {
  if (ruleset === null) return configuration;
  const isMeant = ({ id, phase }: Ruleset): boolean => id === ruleset || phase === ruleset;
  const { account, zones } = configuration;
  const narrowed = {
    ...configuration,
    account: { ...account, rulesets: account.rulesets.filter(isMeant), lists: [] },
    zones: zones.map((zone) => ({ ...zone, rulesets: zone.rulesets.filter(isMeant) })),
  };
  const isThere = narrowed.account.rulesets.length > 0 || narrowed.zones.some(({ rulesets }) => rulesets.length > 0);
  if (!isThere) throw new Failure(`there is no ruleset “${ruleset}”: give an id or a phase`);
  return narrowed;
}

function printTerraform({ account, zones }: Configuration): string {
  const own = account.rulesets.filter(isOwn).map((ruleset) => toTerraform(ruleset, { attribute: "account_id", id: account.id }));
  const ofZones = zones.flatMap(({ id, rulesets }) =>
    rulesets.filter(isOwn).map((ruleset) => toTerraform(ruleset, { attribute: "zone_id", id })),
  );
  return [...own, ...ofZones].join("\n");
}

function isOwn({ kind }: Ruleset): boolean {
  return kind !== "managed";
}

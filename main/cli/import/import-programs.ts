import { Command, InvalidArgumentError, Option } from "commander";
import { PULL_PERMISSIONS } from "../../import/pull/permissions";
import type { ExitCode } from "../failure";
import { EXPORT_FORMS, type ExportForm, SEVERITIES, type Severity } from "../formats";
import type { Terminal } from "../terminal";

type Run = (command: () => Promise<ExitCode>) => Promise<void>;

/** `import api|terraform|curl|har|http|fetch <source> --into <workspace>` */
export function importProgram(terminal: Terminal, run: Run): Command {
  const program = new Command("import").description("Import a configuration or requests into a workspace");
  program.addCommand(configurationProgram("api", "Import answers of the API: files or folders, in any layout", terminal, run));
  program.addCommand(
    configurationProgram("terraform", "Import a folder of .tf files, or what terraform show -json wrote of a state or plan", terminal, run),
  );
  for (const [form, what] of REQUESTS) program.addCommand(requestsProgram(form, what, terminal, run));
  return program;
}

/** `export <configuration> --as bundle|api|terraform|patch` */
export function exportProgram(terminal: Terminal, run: Run): Command {
  return new Command("export")
    .description(
      "Print a configuration as a bundle, as requests to the API, as Terraform or as a patch, or a saved trace as a curl command",
    )
    .argument("<configuration|trace.json>", "a configuration; with --as curl a trace")
    .addOption(
      new Option(
        "--as <form>",
        "bundle: one JSON file; api: bodies to PUT; terraform: blocks of provider v5; patch: JSON Patch; curl: a trace's request",
      )
        .choices(EXPORT_FORMS)
        .makeOptionMandatory(),
    )
    .option("--ruleset <id|phase>", "only this ruleset (api, terraform)")
    .option("--from <configuration>", "the configuration that a patch begins with")
    .action((configuration: string, options: { as: ExportForm; ruleset?: string; from?: string }) =>
      run(async () =>
        (await import("../export")).exportCommand(terminal, {
          configuration,
          as: options.as,
          ruleset: options.ruleset ?? null,
          from: options.from ?? null,
        }),
      ),
    );
}

const PULL_HELP = `
The token comes from the environment variable CLOUDFLARE_API_TOKEN. It is neither printed nor written. It needs no more than to read:
  of the account: ${PULL_PERMISSIONS.account.join(", ")}
  of the zones:   ${PULL_PERMISSIONS.zone.join(", ")}
What it may not read is left out and told.`;

/** `pull --zone <name> --into <workspace>` */
export function pullProgram(terminal: Terminal, run: Run): Command {
  return new Command("pull")
    .description("Pull zones and their account from the official API into a workspace")
    .requiredOption("--zone <name>", "the name of a zone; can be given several times", collect)
    .requiredOption("--into <workspace>", "the workspace's folder")
    .option("-c, --configuration <name>", "what the configuration will be called; else it is called like the first zone")
    .option("--replace", "put a configuration that has this name into the trash", false)
    .addOption(new Option("--format <format>", "how to print the report").choices(["text", "json"]).default("text"))
    .addOption(
      new Option("--fail-on <severity>", "exit with 1 for notes of this severity or gaps that an export can fill").choices(SEVERITIES),
    )
    .addHelpText("after", PULL_HELP)
    .action(
      (options: {
        zone: readonly string[];
        into: string;
        configuration?: string;
        replace: boolean;
        format: "text" | "json";
        failOn?: Severity;
      }) =>
        run(async () =>
          (await import("./pull")).pullCommand(terminal, {
            zones: options.zone,
            into: options.into,
            configuration: options.configuration ?? null,
            replace: options.replace,
            format: options.format,
            failOn: options.failOn ?? null,
          }),
        ),
    );
}

const REQUESTS = [
  ["curl", "a cURL command"],
  ["har", "every request of a HAR file, or one entry of it,"],
  ["http", "a raw HTTP message"],
  ["fetch", "a browser's “Copy as fetch”"],
] as const;

interface ConfigurationArguments {
  readonly into: string;
  readonly configuration?: string;
  readonly replace: boolean;
  readonly zone?: string;
  readonly zoneName: ReadonlyMap<string, string>;
  readonly var?: ReadonlyMap<string, string>;
  readonly varFile?: readonly string[];
  readonly format: "text" | "json";
  readonly failOn?: Severity;
}

function configurationProgram(form: "api" | "terraform", description: string, terminal: Terminal, run: Run): Command {
  const command = new Command(form)
    .description(description)
    .argument("<source...>", form === "api" ? "files and folders" : "a folder, or a file that terraform show -json wrote")
    .requiredOption("--into <workspace>", "the workspace's folder")
    .option("-c, --configuration <name>", "what the configuration will be called; a plan gives NAME-before and NAME-after")
    .option("--replace", "put a configuration that has this name into the trash", false)
    .option(
      "--zone-name <id=name>",
      "the name of a zone that only its id stands for; can be given several times",
      collectPair,
      new Map<string, string>(),
    )
    .addOption(new Option("--format <format>", "how to print the report").choices(["text", "json"]).default("text"))
    .addOption(
      new Option("--fail-on <severity>", "exit with 1 for notes of this severity or gaps that an export can fill").choices(SEVERITIES),
    );
  if (form === "api") command.option("--zone <name>", "the zone of what nothing else tells the zone of");
  else {
    command.option("--var <name=value>", "the value of a variable; can be given several times", collectPair, new Map<string, string>());
    command.option("--var-file <file>", "a .tfvars file; can be given several times", collect, []);
  }
  return command.action((sources: readonly string[], options: ConfigurationArguments) =>
    run(async () =>
      (await import("./import-configuration")).importConfigurationCommand(terminal, {
        form,
        sources,
        into: options.into,
        configuration: options.configuration ?? null,
        replace: options.replace,
        zone: options.zone ?? null,
        zoneNames: options.zoneName,
        variables: options.var ?? new Map(),
        variableFiles: options.varFile ?? [],
        format: options.format,
        failOn: options.failOn ?? null,
      }),
    ),
  );
}

function requestsProgram(form: "curl" | "har" | "http" | "fetch", what: string, terminal: Terminal, run: Run): Command {
  return new Command(form)
    .description(`Import ${what} into the library`)
    .argument("<source>", "a file; - reads standard input")
    .requiredOption("--into <workspace>", "the workspace's folder")
    .option("--folder <folder>", "the folder of the library", "imported")
    .option("--keep-secrets", "keep tokens, cookies and passwords as they are", false)
    .action((source: string, options: { into: string; folder: string; keepSecrets: boolean }) =>
      run(async () => (await import("./import-requests")).importRequestsCommand(terminal, { form, source, ...options })),
    );
}

function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

function collectPair(text: string, before: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const equals = text.indexOf("=");
  if (equals <= 0) throw new InvalidArgumentError("A name, an equals sign and a value are expected.");
  return new Map([...before, [text.slice(0, equals), text.slice(equals + 1)]]);
}

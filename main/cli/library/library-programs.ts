import { Command, InvalidArgumentError } from "commander";
import { EXIT, type ExitCode, Failure } from "../failure";
import type { Terminal } from "../terminal";
import { REPORTER_HELP, type ReportArguments, type Reporter, readReporter } from "./report-options";

type Run = (command: () => Promise<ExitCode>) => Promise<void>;

interface SharedOptions extends ReportArguments {
  readonly filter: readonly string[];
  readonly tag: readonly string[];
  readonly environment?: string;
}

export function testProgram(terminal: Terminal, run: Run): Command {
  interface Options extends SharedOptions {
    readonly configuration?: string;
    readonly failFast: boolean;
    readonly watch: boolean;
    readonly coverageThreshold?: number;
    readonly saveBaseline?: string;
  }
  return withShared(new Command("test"))
    .description("Run the library and hold every trace to its expectations")
    .argument("<workspace>", "the workspace's folder")
    .option("-c, --configuration <configuration>", "what the network would evaluate; without it the workspace's active configuration")
    .option("--fail-fast", "stop at the first trace that does not pass", false)
    .option("--watch", "run again whenever the workspace changes", false)
    .option("--coverage-threshold <percent>", "fail when less than this percentage of the rules is matched by any trace", readPercent)
    .option("--save-baseline <name>", "keep what came out as baselines/<name>.json")
    .action((workspace: string, { configuration, environment, coverageThreshold, saveBaseline, ...options }: Options) =>
      run(async () =>
        (await import("./test")).testCommand(terminal, {
          ...options,
          workspace,
          configuration: configuration ?? null,
          environment: environment ?? null,
          coverageThreshold: coverageThreshold ?? null,
          saveBaseline: saveBaseline ?? null,
        }),
      ),
    );
}

export function diffProgram(terminal: Terminal, run: Run): Command {
  interface Options extends SharedOptions {
    readonly before?: string;
    readonly after?: string;
    readonly configurations?: readonly string[];
    readonly failOnDifference: boolean;
  }
  return withShared(new Command("diff"))
    .description("Say what changes for which trace between two configurations, and because of which edit")
    .argument("[workspace]", "the workspace's folder; not with --configurations")
    .option("--before <configuration|baseline>", "what it was; “baseline:NAME” where a configuration has the same name")
    .option("--after <configuration|baseline>", "what it is to be")
    .option("--configurations <configuration...>", "two configurations: compare them themselves, without traces")
    .option("--fail-on-difference", "exit with 1 for any difference that acknowledged.json does not accept", false)
    .action((workspace: string | undefined, options: Options) => run(() => runDiff(terminal, workspace, options)));

  async function runDiff(to: Terminal, workspace: string | undefined, options: Options): Promise<ExitCode> {
    const { before, after, configurations, environment, ...others } = options;
    if (configurations !== undefined) {
      const [first, second, ...more] = configurations;
      if (first === undefined || second === undefined || more.length > 0) throw new Failure("--configurations takes two configurations");
      if (workspace !== undefined || before !== undefined || after !== undefined)
        throw new Failure("--configurations compares configurations without traces: leave out the workspace, --before and --after");
      return (await import("../diff/diff-configurations")).diffConfigurationsCommand(to, { ...others, before: first, after: second });
    }
    if (workspace === undefined)
      throw new Failure("give the workspace whose traces are to be compared, or --configurations", EXIT.unusable);
    if (before === undefined || after === undefined) throw new Failure("give both --before and --after");
    return (await import("../diff/diff")).diffCommand(to, { ...others, workspace, before, after, environment: environment ?? null });
  }
}

function withShared(command: Command): Command {
  return command
    .option("--filter <text>", "only traces with this in their path, name or URL; may be given several times", collect, [])
    .option("--tag <tag>", "only traces with this tag; may be given several times", collect, [])
    .option("--environment <name>", "variables from environments/<name>.json instead of default.json")
    .option("--reporter <kind[=file]>", REPORTER_HELP, collectReporter, [])
    .option("-q, --quiet", "tell only what is wrong", false)
    .option("-v, --verbose", "tell what is fine as well", false)
    .option("--show-secrets", "leave tokens, cookies and the like readable in reports", false);
}

function collect(value: string, all: readonly string[]): readonly string[] {
  return [...all, value];
}

function collectReporter(text: string, all: readonly Reporter[]): readonly Reporter[] {
  const reporter = readReporter(text);
  if (reporter === null) throw new InvalidArgumentError(`It is one of ${REPORTER_HELP}.`);
  return [...all, reporter];
}

function readPercent(text: string): number {
  const percent = Number(text);
  if (/^\d{1,3}(?:\.\d+)?$/.test(text) && percent <= 100) return percent;
  throw new InvalidArgumentError("A threshold is a number from 0 to 100.");
}

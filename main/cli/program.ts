import { Argument, Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { type EvalArguments, runEval } from "./eval/eval-arguments";
import { EXIT, type ExitCode, runCommand } from "./failure";
import { CHECK_FORMATS, type CheckFormat, SEVERITIES, type Severity, TRACE_FORMATS, type TraceFormat } from "./formats";
import { EXIT_CODES, helpAfter } from "./help/command-notes";
import { type CommandShape, shapeOf } from "./help/command-shape";
import { SHELLS, type Shell } from "./help/completion";
import { exportProgram, importProgram, pullProgram } from "./import/import-programs";
import { diffProgram, testProgram } from "./library/library-programs";
import { refuseNoCommand } from "./no-command";
import type { Terminal } from "./terminal";
import { VERSION } from "./version";

const HELP = `
<configuration> is the name of a configuration in the workspace, or the path of a folder or bundle file.
Results go to standard output, messages to standard error.

Exit codes:
${EXIT_CODES.map(([code, meaning]) => `  ${code}  ${meaning}`).join("\n")}`;

/** Reads the command line and runs what it asks for. Commands load what they need when they run. */
export async function runProgram(terminal: Terminal, argv: readonly string[]): Promise<ExitCode> {
  let exitCode: ExitCode = EXIT.fine;
  const run = async (command: () => Promise<ExitCode>): Promise<void> => {
    exitCode = await runCommand(terminal, command);
  };
  const program = createProgram(terminal, run);
  try {
    await program.parseAsync([...argv], { from: "user" });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.fine : EXIT.unusable;
    throw error;
  }
}

type Run = (command: () => Promise<ExitCode>) => Promise<void>;

function createProgram(terminal: Terminal, run: Run): Command {
  const program = new Command("trace-workbench")
    .description(
      "What will this Cloudflare configuration do to this request, and why?\nWithout a command, starts the desktop app, or a browser host where there is none.",
    )
    .version(VERSION, "--version", "print the version")
    .helpOption("-h, --help", "print this help")
    .argument("[workspace]", "the workspace's folder; without it the one opened last, or a copy of the sample")
    .showHelpAfterError("(--help prints what there is)")
    .addHelpText("after", HELP)
    .configureOutput({ writeOut: (text) => void terminal.out(text), writeErr: (text) => terminal.err(text) })
    .exitOverride()
    .allowExcessArguments(true)
    .action((workspace: string | undefined) =>
      run(async () => {
        await refuseNoCommand(
          program.args,
          program.commands.map((command) => command.name()),
        );
        return (await import("./start/start")).startCommand(terminal, { workspace: workspace ?? null });
      }),
    );
  program.addCommand(traceProgram(terminal, run));
  program.addCommand(evalProgram(terminal, run));
  program.addCommand(checkProgram(terminal, run));
  program.addCommand(testProgram(terminal, run));
  program.addCommand(diffProgram(terminal, run));
  program.addCommand(importProgram(terminal, run));
  program.addCommand(exportProgram(terminal, run));
  program.addCommand(pullProgram(terminal, run));
  program.addCommand(serveProgram(terminal, run));
  program.addCommand(completionProgram(terminal, run, () => shapeOf(program)));
  program.addHelpText("after", helpAfter(""));
  for (const command of program.commands) finish(command, program, command.name());
  return program;
}

/** Gives a command what all commands have: its parent's settings, and its notes and examples in its help. */
function finish(command: Command, parent: Command, words: string): void {
  command.copyInheritedSettings(parent).addHelpText("after", helpAfter(words));
  for (const inner of command.commands) finish(inner, command, `${words} ${inner.name()}`);
}

/** The shape of the whole command line, for what tells of it elsewhere. */
export function programShape(): CommandShape {
  const nowhere: Terminal = { out: () => Promise.resolve(), err: () => undefined, input: async function* () {} };
  return shapeOf(createProgram(nowhere, () => Promise.resolve()));
}

interface TraceFlags {
  readonly configuration: string;
  readonly all: boolean;
  readonly format: TraceFormat;
  readonly allowScripts: boolean;
  readonly followRedirects: boolean;
  readonly live: boolean;
  readonly failOnDifference: boolean;
  readonly environment?: string;
  readonly case?: number;
}

function caseNumber(text: string): number {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number > 0) return number;
  throw new InvalidArgumentError("A case is a whole number from 1.");
}

function traceProgram(terminal: Terminal, run: Run): Command {
  return new Command("trace")
    .description("Trace one request and print what happened to it, step by step")
    .argument("<trace.json>", "a bare trace or a saved trace; - reads standard input")
    .requiredOption("-c, --configuration <configuration>", "what the network would evaluate")
    .option("--all", "also print what did not match", false)
    .addOption(new Option("--format <format>", "how to print it").choices(TRACE_FORMATS).default("text"))
    .option("--allow-scripts", "let Worker scripts and Snippets run, in the Workers runtime and without network", false)
    .option("--follow-redirects", "go on through redirects, across all zones, until they end, loop or leave", false)
    .option(
      "--live",
      "send the same trace to Cloudflare's own Trace as well (token in CLOUDFLARE_API_TOKEN) and print what it says otherwise",
      false,
    )
    .option("--fail-on-difference", "with --live: exit with 1 where Cloudflare says otherwise", false)
    .option("--environment <name>", "variables from environments/<name>.json instead of default.json")
    .option("--case <N>", "the case to trace of a saved trace that has several, from 1; without it the first", caseNumber)
    .action((file: string, { environment, case: row, ...options }: TraceFlags) =>
      run(async () =>
        (await import("./trace/trace")).traceCommand(terminal, { file, ...options, environment: environment ?? null, case: row ?? null }),
      ),
    );
}

function evalProgram(terminal: Terminal, run: Run): Command {
  return new Command("eval")
    .description("Evaluate an expression of the Rules language")
    .argument("[expression]", "the expression; not with --batch")
    .option("--trace <trace.json>", "read the fields from this trace's request")
    .option("--fields <fields.json>", "values by field name")
    .option("--explain", "print what each part of the expression gives", false)
    .option("--value", "the expression gives any value, not only true or false", false)
    .option("--batch", "read NDJSON from standard input and answer each line", false)
    .action((expression: string | undefined, options: Omit<EvalArguments, "expression">) =>
      run(() => runEval(terminal, { ...options, expression })),
    );
}

function checkProgram(terminal: Terminal, run: Run): Command {
  return new Command("check")
    .description("Say everything that is wrong with a configuration or a workspace")
    .argument("<configuration|workspace>", "a configuration, or the folder of a workspace")
    .addOption(new Option("--format <format>", "how to print it").choices(CHECK_FORMATS).default("text"))
    .addOption(
      new Option("--fail-on <severity>", "the least severity that makes the exit code 1; without it: error")
        .choices(SEVERITIES)
        .default("error"),
    )
    .action((target: string, options: { format: CheckFormat; failOn: Severity }) =>
      run(async () => (await import("./check")).checkCommand(terminal, { target, ...options })),
    );
}

function serveProgram(terminal: Terminal, run: Run): Command {
  return new Command("serve")
    .description("Serve the workbench to a browser on this machine and print its address")
    .argument("[workspace]", "the workspace's folder; without it the one opened last, or a copy of the sample")
    .option("--port <number>", "the port on 127.0.0.1; 0 takes any that is free", readPort, 0)
    .option("--no-open", "do not open the address in a browser")
    .action((workspace: string | undefined, options: { port: number; open: boolean }) =>
      run(async () => (await import("./start/serve")).serveCommand(terminal, { workspace: workspace ?? null, ...options })),
    );
}

function completionProgram(terminal: Terminal, run: Run, program: () => CommandShape): Command {
  return new Command("completion")
    .description("Print a script that teaches a shell to complete this program's command line")
    .addArgument(new Argument("<shell>", "the shell").choices(SHELLS))
    .action((shell: Shell) => run(async () => (await import("./completion")).completionCommand(terminal, { program: program(), shell })));
}

function readPort(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new InvalidArgumentError("A port is a whole number from 0 to 65535.");
}

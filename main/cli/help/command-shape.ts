import type { Argument, Command, Option } from "commander";

/** A command as it can be told in any form: help, man page, completion, documentation. */
export interface CommandShape {
  /** Its words after the program's name; the program itself is “”. */
  readonly words: string;
  readonly description: string;
  readonly arguments: readonly { readonly name: string; readonly description: string; readonly choices: readonly string[] }[];
  readonly options: readonly OptionShape[];
  readonly commands: readonly CommandShape[];
}

export interface OptionShape {
  /** As help writes it: `-c, --configuration <configuration>`. */
  readonly flags: string;
  readonly short: string | null;
  readonly long: string;
  readonly description: string;
  /** Whether a value follows. */
  readonly takesValue: boolean;
  readonly choices: readonly string[];
  readonly isRequired: boolean;
}

/** The shape of `program` and all commands below it, in the order in which they were added. */
export function shapeOf(program: Command, words = ""): CommandShape {
  return {
    words,
    description: program.description(),
    arguments: program.registeredArguments.map((argument) => ({
      name: argumentName(argument),
      description: argument.description,
      choices: argument.argChoices ?? [],
    })),
    options: program.options.map(optionShape),
    commands: program.commands.map((command) => shapeOf(command, `${words} ${command.name()}`.trim())),
  };
}

/** `shape` and all below it. */
export function allCommands(shape: CommandShape): readonly CommandShape[] {
  return [shape, ...shape.commands.flatMap(allCommands)];
}

function argumentName(argument: Argument): string {
  const name = argument.name() + (argument.variadic ? "..." : "");
  return argument.required ? `<${name}>` : `[${name}]`;
}

function optionShape(option: Option): OptionShape {
  return {
    flags: option.flags,
    short: option.short ?? null,
    long: option.long ?? option.flags,
    description: option.description,
    takesValue: option.required || option.optional,
    choices: option.argChoices ?? [],
    isRequired: option.mandatory,
  };
}

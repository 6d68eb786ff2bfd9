import { COMMAND_NOTES, ENVIRONMENT, EXIT_CODES } from "./command-notes";
import { allCommands, type CommandShape } from "./command-shape";

/** The manual page of `program` and all its commands, section 1, as `man` reads it (man-pages(7)). */
export function printManPage(program: CommandShape, version: string): string {
  const [main, ...commands] = allCommands(program);
  if (main === undefined) return "";
  const [question = "", ...more] = main.description.split("\n");
  return [
    `.TH TRACE-WORKBENCH 1 "" "trace-workbench ${roff(version)}" "User Commands"`,
    ".nh",
    ".SH NAME",
    roff(`trace-workbench - ${question.charAt(0).toLowerCase()}${question.slice(1)}`),
    ".SH SYNOPSIS",
    synopsis(main),
    ...commands.filter(isLeaf).flatMap((command) => [".br", synopsis(command)]),
    ".SH DESCRIPTION",
    ...more.map(roff),
    ".PP",
    roff("<configuration> is the name of a configuration in the workspace, or the path of a folder or bundle file."),
    ".SH OPTIONS",
    ...options(main),
    ".SH COMMANDS",
    ...commands.filter(isLeaf).flatMap(section),
    ".SH EXIT STATUS",
    ...EXIT_CODES.flatMap(([code, meaning]) => [".TP", String(code), roff(meaning)]),
    ".SH ENVIRONMENT",
    ...ENVIRONMENT.flatMap(([name, meaning]) => [".TP", `.B ${roff(name)}`, roff(meaning)]),
    ".SH EXAMPLES",
    ...examples(""),
    "",
  ].join("\n");
}

function isLeaf({ commands }: CommandShape): boolean {
  return commands.length === 0;
}

function synopsis({ words, arguments: places, options: all }: CommandShape): string {
  const required = all.filter(({ isRequired }) => isRequired).map(({ flags }) => flags.replace(/^-\w, /, ""));
  return `.B ${roff(`trace-workbench ${words}`.trim())}\n${roff(["", ...places.map(({ name }) => name), ...required, "[options]"].join(" ").trim())}`;
}

function section(command: CommandShape): readonly string[] {
  return [
    `.SS ${roff(command.words)}`,
    roff(command.description.replaceAll("\n", " ")),
    ...command.arguments.flatMap(({ name, description }) => [".TP", `.I ${roff(name)}`, roff(description)]),
    ...options(command),
    ...(COMMAND_NOTES[command.words]?.notes ?? []).flatMap((note) => [".PP", roff(note)]),
    ".PP",
    ...examples(command.words),
  ];
}

function options({ options: all }: CommandShape): readonly string[] {
  return all.flatMap(({ flags, description, choices }) => [
    ".TP",
    `.B ${roff(flags)}`,
    roff(choices.length === 0 ? description : `${description}: ${choices.join(", ")}`),
  ]);
}

function examples(words: string): readonly string[] {
  return (COMMAND_NOTES[words]?.examples ?? []).flatMap(([line, purpose]) => [".TP", roff(purpose), ".nf", roff(line), ".fi"]);
}

/** Text that roff prints as it is: its escapes, hyphens that are to be typed, and lines that would be requests. */
function roff(text: string): string {
  return text
    .replaceAll("\\", "\\e")
    .replaceAll("-", "\\-")
    .replaceAll("“", "\\(lq")
    .replaceAll("”", "\\(rq")
    .replaceAll("…", "...")
    .replace(/^([.'])/gm, "\\&$1");
}

import { ACTIONS } from "../../engine/actions/index";
import { ASSUMPTIONS } from "../../engine/config/assumptions";
import { CONFIGURATION_FILES } from "../../engine/config/index";
import { PHASES } from "../../engine/phases/index";
import { TRACE_LIMITS } from "../../engine/request/saved-trace";
import { listSimulatedParts } from "../../engine/trace/simulated-parts";
import { COMMAND_NOTES, ENVIRONMENT, EXIT_CODES } from "../../main/cli/help/command-notes";
import { allCommands, type CommandShape } from "../../main/cli/help/command-shape";
import { programShape } from "../../main/cli/program";
import { DEEPEST_FOLDER, FILE_KINDS, LARGEST_CONFIGURATION, MOST_FILES, printSize } from "../../main/workspace/files/file-kinds";
import { CHECKS } from "../trust/support/checks";

/** The parts of the documentation that are made from the program's own tables, by the name in their marker. */
export const DOCS_BLOCKS: Readonly<Record<string, () => string>> = {
  "configuration files": () =>
    table(
      ["File", "GET", "What it holds", "Largest"],
      CONFIGURATION_FILES.map((row) => [code(row.path), row.endpoints.map(code).join(" or "), row.what, binarySize(row.limit)]),
    ),
  phases: () =>
    table(
      ["#", "Step", "Phase", "Level", "Simulated", "In Cloudflare Trace", "Notes"],
      listSimulatedParts().map((part) => [
        String(part.place),
        `[${part.product}](${part.documentation})`,
        part.phase === null ? "–" : code(part.phase),
        part.levels.length === 0 ? "–" : part.levels.join(", "),
        part.fidelity,
        part.shown === "beyond" ? "no" : "yes",
        part.note,
      ]),
    ),
  actions: () =>
    table(
      ["Action", "Name", "Phases", "Ends the request", "Simulated", "Notes"],
      ACTIONS.map((action) => [
        `[${action.title}](${action.documentation})`,
        code(action.name),
        phasesOf(action.name).map(code).join(", ") || "Cloudflare's own rules",
        action.terminating ? "yes" : "no",
        action.fidelity?.kind ?? "exact",
        action.fidelity?.note ?? "",
      ]),
    ),
  commands: () =>
    allCommands(programShape())
      .filter(({ commands }) => commands.length === 0)
      .map(commandText)
      .join("\n\n"),
  "exit codes": () =>
    table(
      ["Exit code", "Meaning"],
      EXIT_CODES.map(([number, meaning]) => [String(number), withCode(meaning)]),
    ),
  environment: () =>
    table(
      ["Variable", "What it does"],
      ENVIRONMENT.map(([name, what]) => [code(name), withCode(what)]),
    ),
  assumptions: () =>
    table(
      ["Switch", "Values, the default first", "What it decides"],
      ASSUMPTIONS.map((row) => [code(row.name), row.values.map(code).join(", "), `${row.sentence} [Page](${row.documentation})`]),
    ),
  checks: () =>
    CHECKS.map(([about, checks]) =>
      [
        `### ${about}`,
        table(
          ["Promise", "Test", "Planted fault"],
          checks.map(({ promise, file, test, planted }) => [
            promise,
            `${code(`test/trust/${file}.test.ts`)}: ${test}`,
            planted.replaceAll("%s", "…"),
          ]),
        ),
      ].join("\n\n"),
    ).join("\n\n"),
  limits: () =>
    table(
      ["What", "At most"],
      [
        ...Object.values(FILE_KINDS).map((kind) => [sentenceCase(kind.what), printSize(kind.limit)]),
        ["All files of one configuration", printSize(LARGEST_CONFIGURATION)],
        ["Files in one library or one configuration", count(MOST_FILES)],
        ["Folders inside each other, there", count(DEEPEST_FOLDER)],
        ["A trace's URL", binarySize(TRACE_LIMITS.urlBytes)],
        ["All request headers of a trace", binarySize(TRACE_LIMITS.headerBytes)],
        ["A trace's request body", binarySize(TRACE_LIMITS.bodyBytes)],
      ],
    ),
};

const BLOCK = /(<!-- generated: (?<name>[a-z ]+) -->\n)[\s\S]*?(?=<!-- end -->)/g;

/** `markdown` with the inside of every generated block made anew. Throws on a block that nobody makes. */
export function withBlocks(markdown: string): string {
  return markdown.replaceAll(BLOCK, (_whole, marker: string, name: string) => {
    const make = DOCS_BLOCKS[name];
    if (make === undefined) throw new Error(`Nothing makes the generated block “${name}”.`);
    return `${marker}\n${make()}\n\n`;
  });
}

/** The names of the generated blocks in `markdown`, in order. */
export function blockNames(markdown: string): readonly string[] {
  return [...markdown.matchAll(BLOCK)].map((match) => match.groups?.["name"] ?? "");
}

/** A command's section: how it is called, its options, its notes and examples. */
function commandText({ words, description, arguments: places, options }: CommandShape): string {
  const { notes = [], examples } = COMMAND_NOTES[words] ?? { examples: [] };
  const required = options.filter(({ isRequired }) => isRequired).map(({ flags }) => flags.replace(/^-\w, /, ""));
  const head = [
    "trace-workbench",
    words,
    ...places.map(({ name }) => name),
    ...required,
    ...(options.length > required.length ? ["[options]"] : []),
  ];
  const rows = [
    ...places.map(({ name, description: what, choices }) => [code(name), withChoices(what, choices)]),
    ...options.map(({ flags, description: what, choices }) => [code(flags), withChoices(what, choices)]),
  ];
  return [
    `### ${words}`,
    `    ${head.join(" ")}`,
    `${description.replaceAll("\n", " ")}.`,
    ...notes.map(withCode),
    table(["Argument or option", "Meaning"], rows),
    ...(examples.length === 0 ? [] : [examples.flatMap(([line, purpose]) => [`    # ${purpose}`, `    ${line}`]).join("\n")]),
  ].join("\n\n");
}

function withChoices(description: string, choices: readonly string[]): string {
  return choices.length === 0 ? withCode(description) : `${withCode(description)}: ${choices.map(code).join(", ")}`;
}

/** Options, files and commands that a sentence names, set as code. */
function withCode(sentence: string): string {
  return sentence
    .replaceAll(/(?<![\w`-])(--[a-z-]+|[\w-]+\/<[a-z]+>\.json|[\w-]+\.(?:json|tfvars|tf)\b|CLOUDFLARE_API_TOKEN)/g, "`$1`")
    .replaceAll(/`[^`]*`|</g, (found) => (found === "<" ? "&lt;" : found));
}

function phasesOf(action: string): readonly string[] {
  return PHASES.filter(({ actions }) => actions.includes(action)).map(({ name }) => name);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.map(cell).join(" | ")} |`).join("\n");
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|");
}

function code(text: string): string {
  return `\`${text}\``;
}

/** `128 KiB`, `4 MiB`: powers of two, whole. */
function binarySize(bytes: number): string {
  return bytes < 1_048_576 ? `${bytes / 1024} KiB` : `${bytes / 1_048_576} MiB`;
}

function count(number: number): string {
  return number.toLocaleString("en-US");
}

function sentenceCase(text: string): string {
  return text.startsWith("workspace") ? code(text) : text.charAt(0).toUpperCase() + text.slice(1);
}

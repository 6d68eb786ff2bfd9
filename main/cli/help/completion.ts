import { allCommands, type CommandShape, type OptionShape } from "./command-shape";

export const SHELLS = ["bash", "zsh", "fish", "powershell"] as const;

export type Shell = (typeof SHELLS)[number];

/** A script that teaches `shell` the commands, options and choices of `program`; where anything may stand, it offers files. */
export function printCompletion(program: CommandShape, shell: Shell): string {
  return PRINTERS[shell](allCommands(program));
}

const PRINTERS: Readonly<Record<Shell, (commands: readonly CommandShape[]) => string>> = {
  bash: printBash,
  zsh: printZsh,
  fish: printFish,
  powershell: printPowershell,
};

/** Words that may come next after a command's words, files aside. */
function nextWords({ commands, options, arguments: places }: CommandShape): string {
  return [...commands.map(lastWord), ...places.flatMap(({ choices }) => choices), ...options.flatMap(names), "--help"].join(" ");
}

function lastWord({ words }: CommandShape): string {
  return words.slice(words.lastIndexOf(" ") + 1);
}

function names({ short, long }: OptionShape): readonly string[] {
  return short === null ? [long] : [short, long];
}

function withChoices({ options }: CommandShape): readonly OptionShape[] {
  return options.filter(({ choices }) => choices.length > 0);
}

/** In both shells: finds the longest run of words that is a command, then what may follow it. */
function casesOf(
  commands: readonly CommandShape[],
  print: { choices: (words: string) => string; words: (words: string) => string },
): string {
  return commands
    .map((command) => {
      const chosen = withChoices(command).map(
        (option) => `        ${names(option).join("|")}) ${print.choices(option.choices.join(" "))} ;;\n`,
      );
      const inner = `${chosen.join("")}        *) ${print.words(nextWords(command))} ;;\n`;
      return `    ${quote(command.words)})\n      case "$before" in\n${inner}      esac ;;\n`;
    })
    .join("");
}

function findCommand(commands: readonly CommandShape[]): string {
  return `${commands
    .filter(({ words }) => words !== "")
    .map(({ words }) => quote(words))
    .join("|")}) command="$longer" ;;`;
}

function printBash(commands: readonly CommandShape[]): string {
  const cases = casesOf(commands, {
    choices: (words) => `COMPREPLY=($(compgen -W ${quote(words)} -- "$current"))`,
    words: (words) => `COMPREPLY=($(compgen -W ${quote(words)} -- "$current") $(compgen -f -- "$current"))`,
  });
  return `_trace_workbench() {
  local current="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" command="" longer word
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    longer="\${command:+$command }$word"
    case "$longer" in
      ${findCommand(commands)}
    esac
  done
  case "$command" in
${cases}  esac
}
complete -o filenames -F _trace_workbench trace-workbench
`;
}

function printZsh(commands: readonly CommandShape[]): string {
  const cases = casesOf(commands, {
    choices: (words) => `compadd -- ${words}`,
    words: (words) => `compadd -- ${words}; _files`,
  });
  return `#compdef trace-workbench
_trace_workbench() {
  local before="\${words[CURRENT-1]}" command="" longer word
  for word in "\${(@)words[2,CURRENT-1]}"; do
    longer="\${command:+$command }$word"
    case "$longer" in
      ${findCommand(commands)}
    esac
  done
  case "$command" in
${cases}  esac
}
compdef _trace_workbench trace-workbench
`;
}

function printFish(commands: readonly CommandShape[]): string {
  const [program, ...others] = commands;
  const top = program?.commands.map(lastWord).join(" ") ?? "";
  const lines = [...(program === undefined ? [] : fishLines(program, `not __fish_seen_subcommand_from ${top}`))];
  for (const command of others) {
    const seen = command.words.split(" ").map((word) => `__fish_seen_subcommand_from ${word}`);
    lines.push(...fishLines(command, seen.join("; and ")));
  }
  return `${lines.join("\n")}\n`;
}

function fishLines({ commands, options, arguments: places }: CommandShape, when: string): readonly string[] {
  const begin = `complete -c trace-workbench -n ${quote(when)}`;
  return [
    ...commands.map((command) => `${begin} -a ${lastWord(command)} -d ${quote(command.description)}`),
    ...places.flatMap(({ choices, description }) => choices.map((choice) => `${begin} -a ${choice} -d ${quote(description)}`)),
    ...options.map((option) => {
      const short = option.short === null ? "" : ` -s ${option.short.slice(1)}`;
      const value = option.choices.length > 0 ? ` -x -a ${quote(option.choices.join(" "))}` : option.takesValue ? " -r" : "";
      return `${begin}${short} -l ${option.long.slice(2)}${value} -d ${quote(option.description)}`;
    }),
  ];
}

function printPowershell(commands: readonly CommandShape[]): string {
  const rows = commands.map((command) => `    ${powershellText(command.words)} = ${powershellText(nextWords(command))}`);
  const choices = commands.flatMap((command) =>
    withChoices(command).flatMap((option) =>
      names(option).map((name) => `    ${powershellText(`${command.words} ${name}`.trim())} = ${powershellText(option.choices.join(" "))}`),
    ),
  );
  return `Register-ArgumentCompleter -Native -CommandName trace-workbench -ScriptBlock {
  param($current, $ast, $position)
  $next = @{
${rows.join("\n")}
  }
  $choices = @{
${choices.join("\n")}
  }
  $given = @($ast.CommandElements | Select-Object -Skip 1 | ForEach-Object { $_.ToString() } | Where-Object { $_ -ne $current })
  $command = ''
  foreach ($word in $given) {
    $longer = ("$command $word").Trim()
    if ($next.ContainsKey($longer)) { $command = $longer }
  }
  $asked = if ($given.Count -gt 0) { ("$command " + $given[-1]).Trim() } else { '' }
  $words = if ($asked -ne $command -and $choices.ContainsKey($asked)) { $choices[$asked] } else { $next[$command] }
  $words -split ' ' | Where-Object { $_ -like "$current*" } | ForEach-Object {
    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
  }
}
`;
}

/** One word of a POSIX shell or of fish, whatever is in it. */
function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

function powershellText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** The words of one command, as a POSIX shell splits them; `rest` is what follows a pipe, a redirection or a second command. */
export type ShellReading =
  | { readonly kind: "words"; readonly words: readonly string[]; readonly variables: readonly string[]; readonly rest: string }
  | { readonly kind: "problem"; readonly message: string };

/**
 * Splits what was copied as a command for a POSIX shell, or for Windows' command prompt (`^` before the quotes). Nothing is run: a variable
 * `$NAME` becomes `{{NAME}}`, and a command in `$(…)` or backticks is a problem.
 */
export function splitShellWords(text: string): ShellReading {
  return splitPosix(isForCommandPrompt(text) ? withoutCarets(text) : text);
}

/** By its first quote, or by how its first line goes on. In a POSIX shell's quotes a caret is a caret. */
function isForCommandPrompt(text: string): boolean {
  return /^[^'"]*\^"/.test(text) || /^[^']* \^\r?\n/.test(text);
}

/** The command prompt takes `^` before any character as that character, and at the end of a line as no line end. */
function withoutCarets(text: string): string {
  return text.replace(/\^(\r?\n|[^])?/g, (_found, escaped: string | undefined) =>
    escaped?.endsWith("\n") === true ? " " : (escaped ?? ""),
  );
}

interface Splitting {
  readonly text: string;
  at: number;
  word: string | null;
  readonly words: string[];
  readonly variables: string[];
}

function splitPosix(text: string): ShellReading {
  const state: Splitting = { text, at: 0, word: null, words: [], variables: [] };
  while (state.at < text.length) {
    if (endsCommand(state)) break;
    const problem = step(state);
    if (problem !== null) return { kind: "problem", message: problem };
  }
  endWord(state);
  return { kind: "words", words: state.words, variables: [...new Set(state.variables)], rest: text.slice(state.at).trim() };
}

/** What a shell would not give to this command: a pipe, a list, a redirection, or a line that begins another `curl`. */
function endsCommand({ text, at, words }: Splitting): boolean {
  const character = text.charAt(at);
  return /[|;&<>]/.test(character) || (character === "\n" && words.length > 0 && /^\s+curl\s/.test(text.slice(at, at + 200)));
}

function step(state: Splitting): string | null {
  const character = state.text.charAt(state.at);
  switch (character) {
    case " ":
    case "\t":
    case "\n":
    case "\r":
      endWord(state);
      state.at += 1;
      return null;
    case "'":
      return single(state);
    case '"':
      return double(state);
    case "\\":
      return escape(state);
    case "$":
      return dollar(state);
    case "`":
      return "Backticks run a command; put what they give in their place.";
    case "#":
      if (state.word === null) state.at = endOfLine(state.text, state.at);
      else add(state, "#", 1);
      return null;
    default:
      add(state, character, 1);
      return null;
  }
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end === -1 ? text.length : end;
}

function add(state: Splitting, text: string, length: number): void {
  state.word = (state.word ?? "") + text;
  state.at += length;
}

function endWord(state: Splitting): void {
  if (state.word !== null) state.words.push(state.word);
  state.word = null;
}

function single(state: Splitting): string | null {
  const end = state.text.indexOf("'", state.at + 1);
  if (end === -1) return "A single quote is opened and never closed.";
  add(state, state.text.slice(state.at + 1, end), end + 1 - state.at);
  return null;
}

function double(state: Splitting): string | null {
  state.word ??= "";
  state.at += 1;
  while (state.at < state.text.length) {
    const character = state.text.charAt(state.at);
    const next = state.text.charAt(state.at + 1);
    if (character === '"') {
      state.at += 1;
      return null;
    }
    if (character === "`") return "Backticks run a command; put what they give in their place.";
    if (character === "$") {
      const problem = dollar(state);
      if (problem !== null) return problem;
    } else if (character === "\\" && next === "\n") state.at += 2;
    else if (character === "\\" && /["\\$`]/.test(next)) add(state, next, 2);
    else add(state, character, 1);
  }
  return "A double quote is opened and never closed.";
}

function escape(state: Splitting): string | null {
  const rest = state.text.slice(state.at + 1, state.at + 3);
  if (rest.startsWith("\r\n")) state.at += 3;
  else if (rest.startsWith("\n")) state.at += 2;
  else if (rest === "") state.at += 1;
  else add(state, rest.charAt(0), 2);
  return null;
}

function dollar(state: Splitting): string | null {
  const rest = state.text.slice(state.at + 1);
  if (rest.startsWith("(")) return "“$(…)” runs a command; put what it gives in its place.";
  if (rest.startsWith("'") && state.text.charAt(state.at - 1) !== '"') return ansi(state);
  const name = /^(?:\{([A-Za-z_]\w*)\}|([A-Za-z_]\w*))/.exec(rest);
  if (name === null) {
    add(state, "$", 1);
    return null;
  }
  const variable = name[1] ?? name[2] ?? "";
  state.variables.push(variable);
  add(state, `{{${variable}}}`, 1 + name[0].length);
  return null;
}

const ANSI: Readonly<Record<string, string>> = {
  a: "\u0007",
  b: "\b",
  e: "\u001b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
  "\\": "\\",
  "'": "'",
  '"': '"',
  "?": "?",
};

/** `$'…'` of bash, in which browsers copy what has control or other characters. */
function ansi(state: Splitting): string | null {
  const pattern = /\\(?:([abefnrtv\\'"?])|x([0-9a-f]{1,2})|u([0-9a-f]{1,4})|U([0-9a-f]{1,8})|([0-7]{1,3}))|([^\\'])|(\\)/giy;
  pattern.lastIndex = state.at + 2;
  let text = "";
  let end = pattern.lastIndex;
  for (let found = pattern.exec(state.text); found !== null; found = pattern.exec(state.text)) {
    const point = Number.parseInt(found[2] ?? found[3] ?? found[4] ?? "", 16);
    if (found[1] !== undefined) text += ANSI[found[1].toLowerCase()] ?? found[1];
    else if (!Number.isNaN(point)) text += point <= 0x10ffff ? String.fromCodePoint(point) : "\uFFFD";
    else if (found[5] !== undefined) text += String.fromCharCode(Number.parseInt(found[5], 8) & 0xff);
    else text += found[6] ?? "\\";
    end = pattern.lastIndex;
  }
  if (state.text.charAt(end) !== "'") return "A quote $'… is opened and never closed.";
  add(state, text, end + 1 - state.at);
  return null;
}

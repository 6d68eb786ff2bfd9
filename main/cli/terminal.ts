/** Where a command writes: results to `out`, messages for a person to `err`. */
export interface Terminal {
  /** Resolves when the text was taken, so that a long output does not pile up in memory. */
  out(text: string): Promise<void>;
  err(text: string): void;
  /** All of standard input as it comes; a stream of UTF-8 text pieces. */
  input(): AsyncIterable<string>;
  /** Whether a person sees `out` in colours; absent: no. */
  readonly colours?: boolean;
}

/** The process's own streams. A reader that goes away (`| head`) ends the program quietly. */
export function createTerminal(): Terminal {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    process.exit(error.code === "EPIPE" ? 0 : 2);
  });
  process.stderr.on("error", () => undefined);
  return {
    out: (text) =>
      new Promise((resolve) => {
        if (process.stdout.write(text)) resolve();
        else process.stdout.once("drain", resolve);
      }),
    err: (text) => void process.stderr.write(text),
    input: () => process.stdin.setEncoding("utf8"),
    colours: process.stdout.isTTY && (process.env["NO_COLOR"] ?? "") === "" && process.env["TERM"] !== "dumb",
  };
}

/**
 * Text from files and requests as a terminal may safely show it: control characters (but line breaks and tabs) and the marks that turn the
 * direction of writing become `\u{…}`, and what a build server would take for a command (`::error::`, `##[error]`) does not begin a line.
 */
export function printable(text: string): string {
  return text
    .replace(/[\p{Cc}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF]/gu, (character) =>
      character === "\n" || character === "\t" ? character : `\\u{${character.codePointAt(0)?.toString(16) ?? ""}}`,
    )
    .replace(/^(\s*)(::|##\[|##vso\[)/gm, (_found, space: string, start: string) => `${space}\u2060${start}`);
}

/** JSON on lines of its own, or on one; what a terminal must not get stands in it as escapes, which mean the same. */
export function printJson(value: unknown, form: "lines" | "line" = "lines"): string {
  const text = JSON.stringify(value, null, form === "lines" ? 2 : 0);
  return `${text.replace(/[\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`)}\n`;
}

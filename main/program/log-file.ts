import { appendFileSync, mkdirSync, readFileSync, renameSync, statSync } from "node:fs";
import path from "node:path";
import { withoutSecrets } from "../../engine/support/secrets";

/** From the gravest to the chattiest; a log keeps its own level and the graver ones. */
const LOG_LEVELS = ["error", "warn", "info", "debug"] as const;

export type LogLevel = (typeof LOG_LEVELS)[number];

/** What the program notes down about itself. Neither call ever fails: where nothing can be written, nothing is. */
export interface Log {
  readonly level: LogLevel;
  write(level: LogLevel, message: string): void;
  /** The newest lines, oldest first. */
  tail(lines: number): readonly string[];
}

interface LogOptions {
  readonly folder: string;
  readonly level: LogLevel;
  readonly now: () => Date;
  /** Bytes after which a new file is begun. */
  readonly largest?: number;
}

const NAME = "trace-workbench.log";
const LARGEST = 1_000_000;
/** How many full files are kept beside the one that is written. */
const KEPT = 3;

/**
 * A log in `folder`: `trace-workbench.log`, and up to three older ones, `.1` the newest. One line a message, whatever is in it; secrets are taken out.
 * Lines are on their way to the disk when `write` returns, so that they outlive a crash of the program.
 */
export function createLogFile({ folder, level, now, largest = LARGEST }: LogOptions): Log {
  const file = path.join(folder, NAME);
  const rank = LOG_LEVELS.indexOf(level);
  return {
    level,
    write(of, message) {
      if (LOG_LEVELS.indexOf(of) > rank) return;
      quietly(() => {
        mkdirSync(folder, { recursive: true });
        if (sizeOf(file) >= largest) rotate(file);
        appendFileSync(file, `${now().toISOString()} ${of.padEnd(5)} ${oneLine(message)}\n`);
      });
    },
    tail: (lines) => [...linesOf(`${file}.1`), ...linesOf(file)].slice(-lines),
  };
}

/** The level that `TRACE_WORKBENCH_LOG` names; `info` without it or with another word. */
export function logLevel(environment: NodeJS.ProcessEnv): LogLevel {
  return LOG_LEVELS.find((level) => level === environment["TRACE_WORKBENCH_LOG"]) ?? "info";
}

/** What is noted of something that was thrown. */
export function describeFault(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function oneLine(message: string): string {
  const safe = withoutSecrets(message, []);
  return (typeof safe === "string" ? safe : "")
    .slice(0, 8192)
    .replace(/[\p{Cc}\u2028\u2029]/gu, (character) => (character === "\n" ? " ⏎ " : " "));
}

function rotate(file: string): void {
  for (let index = KEPT - 1; index >= 1; index -= 1) quietly(() => renameSync(`${file}.${index}`, `${file}.${index + 1}`));
  quietly(() => renameSync(file, `${file}.1`));
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

function linesOf(file: string): readonly string[] {
  let text = "";
  quietly(() => {
    text = readFileSync(file, "utf8");
  });
  return text.split("\n").filter((line) => line !== "");
}

function quietly(write: () => void): void {
  try {
    write();
  } catch {
    // A program that cannot keep its log goes on without it.
  }
}

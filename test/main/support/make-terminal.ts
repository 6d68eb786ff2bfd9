import type { Terminal } from "../../../main/cli/terminal";

/** A terminal that keeps what was written; `input` is what standard input gives. */
export interface TestTerminal extends Terminal {
  readonly stdout: () => string;
  readonly stderr: () => string;
}

export function makeTerminal(input: readonly string[] = []): TestTerminal {
  const written = { out: "", err: "" };
  return {
    async out(text) {
      written.out += text;
    },
    err(text) {
      written.err += text;
    },
    async *input() {
      yield* input;
    },
    stdout: () => written.out,
    stderr: () => written.err,
  };
}

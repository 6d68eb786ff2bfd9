/** What the options of a command do not say by themselves. */
export interface CommandNotes {
  /** Sentences below the options. */
  readonly notes?: readonly string[];
  /** A command line, and what it is for. */
  readonly examples: readonly (readonly [line: string, purpose: string])[];
}

/** By the command's words after the program's name; the program itself is “”. Said by --help, in the man page and in the documentation. */
export const COMMAND_NOTES: Readonly<Record<string, CommandNotes>> = {
  "": {
    examples: [
      ["trace-workbench", "open the workspace of last time, or a copy of the sample"],
      ["trace-workbench ./edge", "open the workspace in the folder edge"],
      ["trace-workbench test ./edge --reporter junit=results.xml", "run its library in CI"],
    ],
  },
  trace: {
    notes: [
      "A broken rule that is met on the way is a message and a part of the result; the exit code stays 0.",
      "Placeholders ({{name}}) are filled in from the case, else from the trace's variables, else from the environment. One without a value is exit code 2.",
    ],
    examples: [
      ["trace-workbench trace traces/checkout/customer-pays.trace.json -c production", "the steps that matched"],
      ["trace-workbench trace traces/checkout/customer-pays.trace.json -c production --all", "what did not match, too"],
      [
        "trace-workbench trace traces/checkout/countries.trace.json -c production --case 3 --environment staging",
        "the third case of a trace that has several",
      ],
      ["trace-workbench trace - -c ./export.json --format cloudflare < trace.json", "in the form of Cloudflare's own answer"],
    ],
  },
  eval: {
    notes: ["Here any field may be given, also those that follow from the request. A field that is not given has its documented default."],
    examples: [
      [`trace-workbench eval 'http.host eq "a.example"' --fields fields.json`, "true or false"],
      [`trace-workbench eval 'lower(http.host)' --value --explain`, "the value of each part"],
      ["trace-workbench eval --batch < questions.ndjson", "one answer a line, in the same order"],
    ],
  },
  check: {
    examples: [
      ["trace-workbench check production", "one configuration of the workspace in this folder"],
      ["trace-workbench check ./edge --format sarif --fail-on warning", "all of a workspace, for a code scanner"],
    ],
  },
  test: {
    notes: [
      "An empty selection is an error, not a pass. A trace that cannot be run is exit code 2 where nothing failed otherwise.",
      "Reports leave out what looks like a secret, unless --show-secrets is given.",
    ],
    examples: [
      ["trace-workbench test ./edge", "every trace against the active configuration"],
      ["trace-workbench test ./edge --tag checkout --fail-fast --watch", "while you edit"],
      ["trace-workbench test ./edge --reporter text --reporter junit=results.xml --coverage-threshold 80", "in CI"],
      ["trace-workbench test ./edge --save-baseline main", "keep the results to compare with later"],
    ],
  },
  diff: {
    notes: ["Differences that acknowledged.json accepts with a reason and a date that is not past do not count for --fail-on-difference."],
    examples: [
      ["trace-workbench diff ./edge --before production --after proposed", "what changes for whom, and because of which edit"],
      ["trace-workbench diff ./edge --before baseline:main --after production --fail-on-difference", "against a kept run, in CI"],
      ["trace-workbench diff ./edge --before production --after plan --reporter markdown=comment.md", "for a pull request"],
      ["trace-workbench diff --configurations before.json after.json", "the edits alone, without traces"],
    ],
  },
  import: { examples: [["trace-workbench import terraform ./infrastructure --into ./edge", "a configuration from .tf files"]] },
  "import api": {
    examples: [["trace-workbench import api ./answers --into ./edge --configuration production", "answers of the API, in any layout"]],
  },
  "import terraform": {
    notes: ["Nothing of Terraform's is run: files, states and plans are only read. A plan gives two configurations, before and after."],
    examples: [
      ["trace-workbench import terraform ./infrastructure --into ./edge --var-file production.tfvars", "from .tf files"],
      ["trace-workbench import terraform plan.json --into ./edge --configuration plan", "plan-before and plan-after"],
    ],
  },
  "import curl": { examples: [["trace-workbench import curl request.txt --into ./edge", "“Copy as cURL” becomes a saved trace"]] },
  "import har": { examples: [["trace-workbench import har page.har --into ./edge --folder page", "a saved trace for every request"]] },
  "import http": { examples: [["trace-workbench import http - --into ./edge < request.http", "a raw HTTP message"]] },
  "import fetch": { examples: [["trace-workbench import fetch request.js --into ./edge", "“Copy as fetch” becomes a saved trace"]] },
  export: {
    notes: ["Nothing is sent anywhere: what would be sent is printed."],
    examples: [
      ["trace-workbench export proposed --as patch --from production", "the change as JSON Patch"],
      ["trace-workbench export production --as terraform --ruleset http_request_firewall_custom", "one ruleset for Terraform"],
      ["trace-workbench export traces/blocked.trace.json --as curl", "the same request, for a terminal"],
    ],
  },
  pull: {
    examples: [["trace-workbench pull --zone shop.example --into ./edge --configuration production", "one zone and its account"]],
  },
  serve: {
    notes: [
      "The address holds a token of this start and works on this machine only. Ctrl+C stops the server.",
      "Nothing but this machine can reach the server; it listens on 127.0.0.1.",
    ],
    examples: [["trace-workbench serve ./edge --port 8080 --no-open", "print the address, open nothing"]],
  },
  completion: {
    examples: [
      ["trace-workbench completion bash > ~/.local/share/bash-completion/completions/trace-workbench", "for bash"],
      ["trace-workbench completion zsh > ~/.zfunc/_trace-workbench", "for zsh, with ~/.zfunc in fpath"],
      ["trace-workbench completion fish > ~/.config/fish/completions/trace-workbench.fish", "for fish"],
      ["trace-workbench completion powershell >> $PROFILE", "for PowerShell"],
    ],
  },
};

/** Variables of the environment that the program reads, and what they do. */
export const ENVIRONMENT = [
  ["CLOUDFLARE_API_TOKEN", "the token of pull and of trace --live; neither printed nor written"],
  ["TRACE_WORKBENCH_DATA", "the folder for settings, the copy of the sample and the log, instead of the system's"],
  ["TRACE_WORKBENCH_LOG", "how much the log keeps: error, warn, info (without it) or debug"],
  ["TRACE_WORKBENCH_RELEASES", "the address that is asked for newer versions, once a user turns that on"],
  ["ELECTRON_OVERRIDE_DIST_PATH", "a folder that holds Electron's program"],
  ["NO_COLOR", "set to anything: no colours"],
] as const;

/** What every exit code means. */
export const EXIT_CODES = [
  [0, "fine"],
  [1, "what was asked for failed: an expectation, a threshold, differences with --fail-on-difference, findings at or above --fail-on"],
  [2, "wrong usage, input that cannot be read, or a request that cannot be traced"],
] as const;

/** The lines that --help prints below a command's options. */
export function helpAfter(command: string): string {
  const { notes = [], examples } = COMMAND_NOTES[command] ?? { examples: [] };
  const lines = examples.flatMap(([line, purpose]) => [`  # ${purpose}`, `  ${line}`]);
  return [...notes.map((note) => `\n${note}`), ...(lines.length === 0 ? [] : ["\nExamples:", ...lines])].join("\n");
}

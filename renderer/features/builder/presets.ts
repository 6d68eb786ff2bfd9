import type { Json, SavedTrace } from "../../../engine/contract/index";
import type { Path } from "../../stores/trace/read-saved-trace";
import { WORDS } from "../../words/words";

const words = WORDS.presets;

/** Who asks: the headers such a client sends, and the bot score it usually gets. */
export interface Preset {
  readonly name: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly botScore: number;
}

export const PRESETS: readonly Preset[] = [
  {
    name: words.browser,
    headers: {
      "user-agent": "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36",
      accept: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
      "accept-language": "en-GB,en;q=0.9",
      "accept-encoding": "gzip, deflate, br, zstd",
    },
    botScore: 90,
  },
  {
    name: words.mobile,
    headers: {
      "user-agent":
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1",
      accept: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
      "accept-language": "en-GB,en;q=0.9",
      "accept-encoding": "gzip, deflate, br",
    },
    botScore: 90,
  },
  {
    name: words.api,
    headers: { "user-agent": "curl/8.17.0", accept: "application/json", "content-type": "application/json" },
    botScore: 30,
  },
  {
    name: words.bot,
    headers: { "user-agent": "python-requests/2.32.5", accept: "*/*", "accept-encoding": "gzip, deflate" },
    botScore: 2,
  },
];

/** Changes that make the trace ask as the preset does. Headers of other names stay; so does everything else. */
export function presetChanges({ trace }: SavedTrace, { headers, botScore }: Preset): readonly (readonly [path: Path, value: Json])[] {
  const names = new Set(Object.keys(headers));
  const others = Object.entries(trace.headers ?? {}).filter(([name]) => !names.has(name.toLowerCase()));
  return [
    [["trace", "headers"], { ...headers, ...Object.fromEntries(others) }],
    [["trace", "context", "bot_score"], botScore],
  ];
}

/** What a preset would change in this trace, in words: `user-agent, accept, bot score 90`; nothing where it changes nothing. */
export function describePreset({ trace }: SavedTrace, { headers, botScore }: Preset): string {
  const now = new Map(Object.entries(trace.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]));
  const changed = Object.entries(headers).flatMap(([name, value]) => {
    const before = now.get(name);
    return before === value ? [] : [before === undefined ? `+ ${name}` : words.replaced(name)];
  });
  const score = trace.context?.bot_score;
  const scored = score === botScore ? [] : [words.botScore(score, botScore)];
  return [...changed, ...scored].join(", ");
}

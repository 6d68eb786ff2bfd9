import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

/** What a workspace of a benchmark holds. */
export interface BenchWorkspace {
  readonly traces: number;
  readonly customRules: number;
  /** Folders that the traces stand in. */
  readonly folders?: number;
}

const NUMBERS = [1, 10, 20, 41, 82, 110, 205, 212, 246, 300, 310, 328, 400, 410, 500, 510];
const ENDS = ["/admin", "/old", "/x/y", "", "/page?q=1"];

/** Writes a workspace with two configurations, `before` and `after`, of one zone, and so many saved traces. */
export function writeBenchWorkspace(root: string, { traces, customRules, folders = 50 }: BenchWorkspace): void {
  const write = (file: string, json: unknown): void => {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), `${JSON.stringify(json, null, 2)}\n`);
  };
  write("workspace.json", { version: 1, name: "Bench", activeConfiguration: "before" });
  for (const [name, edited] of [
    ["before", "as it is"],
    ["after", "edited"],
  ] as const) {
    write(`configurations/${name}/zones/example.com/zone.json`, { id: "z", name: "example.com", plan: { legacy_id: "enterprise" } });
    for (const [file, json] of Object.entries(rulesets(edited, customRules))) write(`configurations/${name}/${file}`, json);
  }
  for (let index = 0; index < traces; index += 1) {
    const number = NUMBERS[index % NUMBERS.length] ?? 1;
    const end = ENDS[index % ENDS.length] ?? "";
    write(`traces/folder-${index % folders}/trace-${index}.trace.json`, {
      name: `Trace ${index}`,
      tags: [`tag-${index % 7}`],
      trace: {
        method: "GET",
        url: `https://shop.example.com/p${number}${end}`,
        headers: { "user-agent": "Mozilla/5.0", accept: "text/html" },
      },
      fields: { "ip.src": index % 3 === 0 ? "198.51.100.7" : "203.0.113.9" },
    });
  }
}

/**
 * Rules of one zone over the phases that most configurations use: so many custom rules and 90 others. Where there are more than 110 custom
 * rules, the last of them blocks `/last`.
 */
function rulesets(edited: "as it is" | "edited", customRules: number): Readonly<Record<string, unknown>> {
  const rule = (index: number, expression: string, action: string, parameters?: unknown): unknown => ({
    id: index.toString(16).padStart(32, "0"),
    description: `Rule ${index}`,
    expression: edited === "edited" && index % 41 === 0 ? expression.replace("/p", "/q") : expression,
    action,
    enabled: true,
    ...(parameters === undefined ? {} : { action_parameters: parameters }),
  });
  const many = (from: number, count: number, make: (index: number) => unknown): readonly unknown[] =>
    Array.from({ length: count }, (_, index) => make(from + index));
  const custom = (index: number): unknown =>
    index % 10 === 0
      ? rule(index, `http.request.uri.path eq "/p${index}/admin"`, "block")
      : index % 2 === 0
        ? rule(index, `(http.host eq "shop.example.com" and http.request.uri.path contains "/p${index}/")`, "log")
        : rule(index, `ip.src in {198.51.100.0/24} and not lower(http.user_agent) contains "bot${index}"`, "managed_challenge");
  const late = (index: number): unknown =>
    index === customRules
      ? rule(1_000_000, 'http.request.uri.path eq "/last"', "block")
      : rule(1_000_000 + index, `http.host eq "shop.example.com" and http.request.uri.path contains "/late${index}/"`, "log");
  const phases: readonly (readonly [string, readonly unknown[]])[] = [
    ["http_request_firewall_custom", [...many(1, Math.min(customRules, 110), custom), ...many(111, Math.max(0, customRules - 110), late)]],
    [
      "http_request_dynamic_redirect",
      many(200, 25, (index) =>
        rule(index, `http.request.uri.path eq "/p${index}/old"`, "redirect", {
          from_value: { status_code: 301, target_url: { value: `https://shop.example.com/new/${index}` } },
        }),
      ),
    ],
    [
      "http_request_transform",
      many(300, 25, (index) =>
        rule(index, `starts_with(http.request.uri.path, "/p${index}/x")`, "rewrite", { uri: { path: { value: `/rewritten/${index}` } } }),
      ),
    ],
    [
      "http_request_cache_settings",
      many(400, 20, (index) => rule(index, `starts_with(http.request.uri.path, "/p${index}")`, "set_cache_settings", { cache: true })),
    ],
    [
      "http_response_headers_transform",
      many(500, 20, (index) =>
        rule(index, `http.request.uri.path contains "/p${index}"`, "rewrite", {
          headers: { "x-rule": { operation: "set", value: String(index) } },
        }),
      ),
    ],
  ];
  return Object.fromEntries(
    phases.map(([phase, rules]) => [
      `zones/example.com/rulesets/${phase}.json`,
      { id: phase, name: "default", kind: "zone", phase, rules },
    ]),
  );
}

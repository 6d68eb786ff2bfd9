import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { importApi } from "../../../main/import/api/import-api";
import { readSources, type SourceFile } from "../../../main/import/source/read-sources";
import { importTerraform } from "../../../main/import/terraform/import-terraform";
import { writeConfiguration } from "../../../main/import/write-configuration";
import { format } from "./measure";

const ZONES = 50;
const RULES = 10_000;
const ITEMS = 500_000;
const LISTS = 5;

/** Import of 50 zones, 10,000 rules and 500,000 list items, next to a bare JSON.parse of the same files. */
export async function benchImport(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), "bench-import-"));
  try {
    writeAnswers(path.join(folder, "answers"));
    await benchAnswers(folder);
    benchTerraform();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function benchAnswers(folder: string): Promise<void> {
  const answers = path.join(folder, "answers");
  const files = readdirSync(answers, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".json"));
  const bare = await best(async () => {
    for (const file of files) JSON.parse(readFileSync(path.join(answers, file), "utf8"));
  });
  let sources: readonly SourceFile[] = [];
  const read = await best(async () => {
    sources = await readSources({ paths: [answers], wanted: () => true, note: () => undefined });
  });
  let made: ReadonlyMap<string, string> = new Map();
  const recognised = await best(async () => {
    made = importApi(sources).files;
  });
  let number = 0;
  const written = await best(async () => {
    number += 1;
    await writeConfiguration({ root: folder, name: `c${number}`, files: made, existing: "refuse" });
  });
  const megabytes = sources.reduce((sum, { text }) => sum + text.length, 0) / 1_000_000;
  console.log(
    `\nImport of ${ZONES} zones, ${RULES} rules, ${ITEMS} list items (${files.length} files, ${megabytes.toFixed(0)} MB; best of 3)`,
  );
  console.log(`  bare JSON.parse, with reading    ${format(bare)}`);
  for (const [name, time] of [
    ["reading", read],
    ["recognising and assembling", recognised],
    ["reading and importing", read + recognised],
    ["writing, flushed to the disk", written],
    ["all of it", read + recognised + written],
  ] as const)
    console.log(`  ${name.padEnd(32)} ${format(time)}   ${(time / bare).toFixed(2)} × bare JSON.parse`);
}

function benchTerraform(): void {
  const rules = Array.from(
    { length: RULES / 10 },
    (_, index) =>
      `  rules {\n    action = "block"\n    ref = "r${index}"\n    expression = "http.host eq \\"\${local.hosts["h${index % 10}"]}\\" and ip.src in {\${join(" ", local.ips)}}"\n  }\n`,
  ).join("");
  const text = `locals {\n  hosts = { for i in range(10) : "h\${i}" => "h\${i}.example.com" }\n  ips = ["192.0.2.1", "198.51.100.0/24"]\n}\nresource "cloudflare_ruleset" "r" {\n  zone_id = "0da42c8d2132a9ddaf714f9e7c920711"\n  kind = "zone"\n  phase = "http_request_firewall_custom"\n${rules}}\n`;
  const start = process.hrtime.bigint();
  importTerraform([{ path: "main.tf", text }]);
  console.log(`  Terraform, ${RULES / 10} rules in one file     ${format(Number(process.hrtime.bigint() - start))}`);
}

async function best(run: () => Promise<void>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    const start = process.hrtime.bigint();
    // oxlint-disable-next-line eslint/no-await-in-loop -- one after the other, or they would measure each other
    await run();
    times.push(Number(process.hrtime.bigint() - start));
  }
  return Math.min(...times);
}

function writeAnswers(folder: string): void {
  const write = (file: string, value: unknown): void => {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), JSON.stringify(value));
  };
  const answer = (result: unknown, info?: unknown): unknown => ({
    success: true,
    errors: [],
    messages: [],
    result,
    ...(info === undefined ? {} : { result_info: info }),
  });
  for (let index = 0; index < ZONES; index += 1) {
    const name = `zone-${index}.example`;
    write(`${name}/zone.json`, answer({ id: `${index}`.padStart(32, "0"), name, plan: { legacy_id: "pro" }, name_servers: [] }));
    write(
      `${name}/custom.json`,
      answer({
        id: `r${index}`,
        kind: "zone",
        phase: "http_request_firewall_custom",
        rules: Array.from({ length: RULES / ZONES }, (_, rule) => ({
          id: `rule-${index}-${rule}`,
          ref: `rule-${index}-${rule}`,
          version: "1",
          action: "block",
          description: `Rule ${rule} of ${name}`,
          expression: `(http.host eq "h${rule}.${name}" and starts_with(http.request.uri.path, "/path/${rule}")) or ip.src in $list_0`,
          enabled: true,
          last_updated: "2025-01-01T00:00:00.000000Z",
        })),
      }),
    );
  }
  for (let list = 0; list < LISTS; list += 1) {
    const items = Array.from({ length: ITEMS / LISTS }, (_, index) => ({
      id: `${list}${index}`.padStart(32, "0"),
      ip: `10.${index >>> 16}.${(index >>> 8) & 255}.${index & 255}`,
      comment: `item ${index}`,
      created_on: "2025-01-01T00:00:00Z",
      modified_on: "2025-01-01T00:00:00Z",
    }));
    write(
      `lists/list_${list}.json`,
      answer({ id: `list-${list}-0123456789abcdef`, name: `list_${list}`, kind: "ip", num_items: items.length }),
    );
    const half = items.length / 2;
    write(`lists/list_${list}/items-1.json`, answer(items.slice(0, half), { cursors: { after: "x" } }));
    write(`lists/list_${list}/items-2.json`, answer(items.slice(half), { cursors: { before: "x" } }));
  }
}

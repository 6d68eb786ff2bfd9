import {
  type Configuration,
  evaluateTrace,
  type PreparedConfiguration,
  prepareConfiguration,
  readConfiguration,
} from "../../../engine/index";
import type { SavedTrace } from "../../../engine/request/trace-definition";
import type { JsonObject } from "../../../engine/support/json";
import { type Figure, format, measure } from "./measure";

/** A list of a kind that grows, the rule that asks it, and a request that it answers. */
interface Growing {
  readonly title: string;
  readonly sizes: readonly number[];
  readonly kind: "ip" | "redirect";
  readonly item: (index: number) => JsonObject;
  readonly files: ReadonlyMap<string, string>;
  readonly trace: (size: number) => SavedTrace;
}

const ZONE = ["zones/example.com/zone.json", JSON.stringify({ id: "a".repeat(32), name: "example.com" })] as const;

const REDIRECTS: Growing = {
  title: "A redirect list, and a bulk redirect rule that looks the URL up in it",
  sizes: [1_000, 10_000, 100_000, 1_000_000],
  kind: "redirect",
  item: (index) => ({
    redirect: { source_url: `https://example.com/old/${index}`, target_url: `https://example.com/new/${index}`, status_code: 301 },
  }),
  files: new Map([
    ZONE,
    [
      "account/rulesets/redirects.json",
      JSON.stringify({
        kind: "root",
        phase: "http_request_redirect",
        rules: [
          {
            id: "bulk",
            expression: "http.request.full_uri in $list",
            action: "redirect",
            action_parameters: { from_list: { name: "list", key: "http.request.full_uri" } },
          },
        ],
      }),
    ],
  ]),
  trace: (size) => ({ trace: { method: "GET", url: `https://example.com/old/${size - 1}?x=1` } }),
};

const ADDRESSES: Growing = {
  title: "A list of networks, and a custom rule that looks the address up in it",
  sizes: [1_000, 10_000, 100_000, 500_000],
  kind: "ip",
  item: (index) => ({ ip: `${1 + (index >> 16)}.${(index >> 8) & 255}.${index & 255}.0/24` }),
  files: new Map([
    ZONE,
    [
      "zones/example.com/rulesets/custom.json",
      JSON.stringify({
        kind: "zone",
        phase: "http_request_firewall_custom",
        rules: [{ id: "block", expression: "ip.src in $list", action: "block" }],
      }),
    ],
  ]),
  trace: (size) => {
    const last = size - 1;
    return {
      trace: { method: "GET", url: "https://example.com/" },
      fields: { "ip.src": `${1 + (last >> 16)}.${(last >> 8) & 255}.${last & 255}.7` },
    };
  },
};

/** Loading and tracing configurations with large lists: next to a bare JSON.parse of the same text, and as they grow. */
export function benchConfiguration(calibration: Figure): void {
  for (const growing of [REDIRECTS, ADDRESSES]) {
    console.log(`\n${growing.title}`);
    for (const size of growing.sizes) benchSize(growing, size, calibration);
  }
}

function benchSize(growing: Growing, size: number, calibration: Figure): void {
  const text = listText(growing, size);
  const parsing = timed(() => JSON.parse(text));
  const before = memory();
  const files = new Map([...growing.files, ["account/lists/list.json", text] as const]);
  const reading = timed(() => readConfiguration("bench", files));
  const preparing = timed(() => prepareConfiguration(reading.value));
  const trace = growing.trace(size);
  const first = timed(() => evaluateTrace(preparing.value, trace));
  const held = memory() - before;
  const each = measure("evaluate", () => evaluateTrace(preparing.value, trace)?.status_code ?? 0);
  console.log(
    `  ${size.toLocaleString("en").padStart(9)} items (${(text.length / 1e6).toFixed(1)} MB): JSON.parse ${format(parsing.nanoseconds)}; read ${format(reading.nanoseconds)}, prepare ${format(preparing.nanoseconds)} (together ${((reading.nanoseconds + preparing.nanoseconds) / parsing.nanoseconds).toFixed(2)} × JSON.parse); first trace ${format(first.nanoseconds)}, then ${format(each.nanoseconds)} each (${(each.nanoseconds / calibration.nanoseconds).toFixed(1)} × calibration); holds ${(held / 1e6).toFixed(0)} MB; outcome ${first.value?.outcome ?? "none"}`,
  );
  keep(reading.value, preparing.value);
}

function listText({ kind, item }: Growing, size: number): string {
  const items = Array.from({ length: size }, (_, index) => JSON.stringify({ id: index.toString(16).padStart(32, "0"), ...item(index) }));
  return `{"id":"${"b".repeat(32)}","name":"list","kind":"${kind}","num_items":${size},"items":[${items.join(",")}]}`;
}

function timed<Value>(work: () => Value): { readonly value: Value; readonly nanoseconds: number } {
  const start = process.hrtime.bigint();
  const value = work();
  return { value, nanoseconds: Number(process.hrtime.bigint() - start) };
}

/** Bytes in use after a collection, where the runtime lets one be asked for (`node --expose-gc`). */
function memory(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

/** Keeps both alive until here, so that what they hold is measured. */
function keep(configuration: Configuration, prepared: PreparedConfiguration): void {
  if (configuration.name !== prepared.configuration.name) throw new Error("A configuration was mixed up with another");
}

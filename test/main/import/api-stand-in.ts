import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { ACCOUNT_ID, ZONE_ID, zone } from "./answers";

export const TOKEN = "token-for-tests-only-0123456789";

/** A server on this machine that answers like the API. */
export interface ApiStandIn extends AsyncDisposable {
  readonly baseUrl: string;
  /** Paths with query that were asked for, in order. */
  readonly asked: readonly string[];
}

export interface StandInFaults {
  /** Paths (endings) that answer with this status, always. */
  readonly refuse?: ReadonlyMap<string, number>;
  /** Paths (endings) whose first answers have these statuses. */
  readonly stumble?: ReadonlyMap<string, readonly number[]>;
  /** Called before each answer. */
  readonly onAsked?: (path: string) => void;
}

const RULES = [
  { id: "1", ref: "1", version: "1", action: "block", expression: "ip.src in $office", enabled: true },
  {
    id: "2",
    ref: "2",
    version: "1",
    action: "execute",
    action_parameters: { id: "efb7b8c949ac4650a09736fc376e9aee" },
    expression: "true",
    enabled: true,
  },
];

const RULESETS = [
  { id: "aaaa1111", name: "default", kind: "zone", phase: "http_request_firewall_custom", version: "1" },
  { id: "bbbb2222", name: "redirects", kind: "zone", phase: "http_request_dynamic_redirect", version: "1" },
  {
    id: "efb7b8c949ac4650a09736fc376e9aee",
    name: "Cloudflare Managed Ruleset",
    kind: "managed",
    phase: "http_request_firewall_managed",
    version: "1",
  },
  { id: "70339d97bdb34195bbf054b1ebe81f76", name: "Normalization", kind: "managed", phase: "http_request_sanitize", version: "1" },
];

const RECORDS = Array.from({ length: 2500 }, (_, index) => ({
  id: `d${index}`,
  name: `h${index}.example.com`,
  type: "A",
  content: "192.0.2.1",
  proxied: true,
  ttl: 1,
}));
const ITEMS = Array.from({ length: 1200 }, (_, index) => ({ id: `i${index}`, ip: `10.0.${Math.floor(index / 250)}.${index % 250}` }));

const Z = `/zones/${ZONE_ID}`;
const A = `/accounts/${ACCOUNT_ID}`;

const SINGLE: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  [A, { id: ACCOUNT_ID, name: "Example Inc.", type: "enterprise", settings: {} }],
  [`${A}/rules/lists`, [{ id: "list1111111111111111", name: "office", kind: "ip", num_items: ITEMS.length }]],
  [`${A}/workers/scripts`, [{ id: "api", etag: "x", handlers: ["fetch"] }]],
  [`${A}/workers/domains`, []],
  [`${Z}/settings`, [{ id: "ssl", value: "strict", editable: true, modified_on: null }]],
  [`${Z}/pagerules`, []],
  [`${Z}/managed_headers`, { managed_request_headers: [], managed_response_headers: [] }],
  [`${Z}/url_normalization`, { type: "cloudflare", scope: "incoming" }],
  [`${Z}/workers/routes`, [{ id: "w", pattern: "example.com/*", script: "api" }]],
  [`${Z}/snippets/snippet_rules`, [{ snippet_name: "hello", expression: "true", enabled: true }]],
  [`${Z}/rulesets/aaaa1111`, { ...RULESETS[0], rules: RULES }],
  [`${Z}/rulesets/bbbb2222`, { ...RULESETS[1], rules: [] }],
  [`${Z}/rulesets/efb7b8c949ac4650a09736fc376e9aee`, { ...RULESETS[2], rules: [{ id: "m1", action: "block", enabled: true }] }],
]);

const LISTS: ReadonlyMap<string, readonly unknown[]> = new Map<string, readonly unknown[]>([
  ["/zones", [zone("example.com", ZONE_ID)]],
  [`${Z}/dns_records`, RECORDS],
  [`${Z}/snippets`, [{ snippet_name: "hello", created_on: "2025-01-01T00:00:00Z" }]],
  [`${Z}/waiting_rooms`, []],
  [`${Z}/firewall/access_rules/rules`, []],
]);

const CURSORS: ReadonlyMap<string, readonly unknown[]> = new Map<string, readonly unknown[]>([
  [`${Z}/rulesets`, RULESETS],
  [`${A}/rulesets`, []],
  [`${A}/rules/lists/list1111111111111111/items`, ITEMS],
]);

const CODE: ReadonlyMap<string, string> = new Map([
  [`${A}/workers/scripts/api`, "export default {}"],
  [`${Z}/snippets/hello/content`, "export default { hello: 1 }"],
]);

export async function startApiStandIn(faults: StandInFaults = {}): Promise<ApiStandIn> {
  const asked: string[] = [];
  const stumbles = new Map([...(faults.stumble ?? [])].map(([path, statuses]) => [path, [...statuses]]));
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://localhost");
    asked.push(`${url.pathname}${url.search}`);
    faults.onAsked?.(url.pathname);
    const stumble = [...stumbles].find(([path]) => url.pathname.endsWith(path))?.[1].shift();
    const refused = [...(faults.refuse ?? [])].find(([path]) => url.pathname.endsWith(path))?.[1];
    answer(request, response, url, stumble ?? refused ?? 200);
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  return {
    baseUrl: `http://127.0.0.1:${portOf(server.address())}`,
    asked,
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function portOf(address: AddressInfo | string | null): number {
  return typeof address === "object" && address !== null ? address.port : 0;
}

function answer(request: IncomingMessage, response: ServerResponse, url: URL, status: number): void {
  const send = (code: number, body: unknown): void => {
    response.writeHead(code, { "content-type": "application/json", "retry-after-ms": "1" }).end(JSON.stringify(body));
  };
  const fail = (code: number, message: string): void =>
    send(code, { success: false, errors: [{ code: 10_000 + code, message }], messages: [], result: null });
  const path = url.pathname;
  if (request.headers.authorization !== `Bearer ${TOKEN}`) fail(401, "Invalid API Token");
  else if (status !== 200) fail(status, `a fault of ${status}`);
  else if (CODE.has(path)) {
    const boundary = "the-boundary";
    const part = `--${boundary}\r\nContent-Disposition: form-data; name="worker.js"\r\n\r\n${CODE.get(path) ?? ""}\r\n--${boundary}--\r\n`;
    response.writeHead(200, { "content-type": `multipart/form-data; boundary=${boundary}` }).end(part);
  } else if (SINGLE.has(path)) send(200, { success: true, errors: [], messages: [], result: SINGLE.get(path) });
  else if (LISTS.has(path)) send(200, page(LISTS.get(path) ?? [], url));
  else if (CURSORS.has(path)) send(200, cursorPage(CURSORS.get(path) ?? [], url));
  else fail(404, "there is nothing here");
}

function page(all: readonly unknown[], url: URL): unknown {
  const [size, number] = [Number(url.searchParams.get("per_page") ?? 20), Number(url.searchParams.get("page") ?? 1)];
  const result = all.slice((number - 1) * size, number * size);
  const info = { page: number, per_page: size, count: result.length, total_count: all.length, total_pages: Math.ceil(all.length / size) };
  return { success: true, errors: [], messages: [], result, result_info: info };
}

function cursorPage(all: readonly unknown[], url: URL): unknown {
  const [size, start] = [Number(url.searchParams.get("per_page") ?? 50), Number(url.searchParams.get("cursor") ?? 0)];
  const next = start + size;
  return {
    success: true,
    errors: [],
    messages: [],
    result: all.slice(start, next),
    result_info: { cursors: next < all.length ? { after: String(next) } : {} },
  };
}

import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** A folder of its own, gone when the test ends. Use with `using`. */
export interface Folder extends Disposable {
  readonly path: string;
  /** Writes a file (text as it stands, anything else as JSON) and gives its absolute path. */
  write(relative: string, content: unknown): string;
}

export function makeFolder(files: Readonly<Record<string, unknown>> = {}): Folder {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), "workbench-test-")));
  const write = (relative: string, content: unknown): string => {
    const file = path.join(root, relative);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, typeof content === "string" || Buffer.isBuffer(content) ? content : `${JSON.stringify(content, null, 2)}\n`);
    return file;
  };
  for (const [relative, content] of Object.entries(files)) write(relative, content);
  return { path: root, write, [Symbol.dispose]: () => rmSync(root, { recursive: true, force: true }) };
}

export const BLOCK_ADMIN = {
  name: "Admin is blocked",
  tags: ["admin"],
  trace: { method: "GET", url: "https://example.com/admin" },
} as const;

/** A workspace with one zone, whose one rule blocks `/admin`, and one saved trace that it blocks. */
export const SMALL_WORKSPACE = {
  "workspace.json": { version: 1, name: "Small", activeConfiguration: "production" },
  "configurations/production/account/account.json": { id: "a1", name: "Example Ltd" },
  "configurations/production/zones/example.com/zone.json": { id: "z1", name: "example.com", status: "active", plan: { legacy_id: "pro" } },
  "configurations/production/zones/example.com/dns_records.json": [
    { id: "d1", name: "example.com", type: "A", content: "192.0.2.1", proxied: true },
  ],
  "configurations/production/zones/example.com/rulesets/custom.json": {
    id: "r1",
    name: "default",
    kind: "zone",
    phase: "http_request_firewall_custom",
    rules: [
      {
        id: "rule1",
        ref: "rule1",
        description: "Block admin",
        action: "block",
        expression: 'http.request.uri.path eq "/admin"',
        enabled: true,
      },
    ],
  },
  "traces/admin/blocked.trace.json": BLOCK_ADMIN,
} as const;

export function makeWorkspace(more: Readonly<Record<string, unknown>> = {}): Folder {
  return makeFolder({ ...SMALL_WORKSPACE, ...more });
}

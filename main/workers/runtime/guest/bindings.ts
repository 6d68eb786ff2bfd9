// What a script finds in its environment, made from the workspace's description of it. Nothing outlives a run.
import type { Binding } from "../read-bindings";

type Bytes = Uint8Array<ArrayBuffer>;
type Values<Kind extends "kv" | "bucket"> = Extract<Binding, { readonly kind: Kind }>["values"];

/** How a value of a namespace is to be given. */
type Reading = string | { readonly type?: string };

interface KvEntry {
  readonly bytes: Bytes;
  readonly metadata: unknown;
}

interface ObjectOptions {
  readonly httpMetadata?: { readonly contentType?: string };
  readonly customMetadata?: Readonly<Record<string, string>>;
}

interface ObjectEntry {
  readonly bytes: Bytes;
  readonly options: ObjectOptions;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export function createBindings(bindings: readonly Binding[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(bindings.map((binding) => [binding.name, makeBinding(binding)]));
}

/** Bindings without contents, one maker a kind. */
const STAND_INS = {
  service: () => ({ fetch: (input: RequestInfo | URL, init?: RequestInit) => fetch(input, init) }),
  queue: () => ({ send: async () => undefined, sendBatch: async () => undefined }),
  analytics: () => ({ writeDataPoint: () => undefined }),
};

/** Kinds that the workbench does not simulate never come here. */
function makeBinding(binding: Binding): unknown {
  if (binding.kind === "value") return binding.value;
  if (binding.kind === "kv") return new SimulatedKv(binding.values);
  if (binding.kind === "bucket") return new SimulatedBucket(binding.values);
  return STAND_INS[binding.kind]();
}

class SimulatedKv {
  readonly #entries: Map<string, KvEntry>;

  constructor(values: Values<"kv">) {
    this.#entries = new Map(values.map(([key, value, metadata]) => [key, { bytes: encoder.encode(value), metadata }]));
  }

  async get(key: string | string[], options?: Reading): Promise<unknown> {
    if (Array.isArray(key)) return new Map(await Promise.all(key.map(async (each) => [each, await this.get(each, options)] as const)));
    const entry = this.#entries.get(key);
    return entry === undefined ? null : readAs(entry.bytes, typeof options === "string" ? options : options?.type);
  }

  async getWithMetadata(key: string, options?: Reading): Promise<unknown> {
    return { value: await this.get(key, options), metadata: this.#entries.get(key)?.metadata ?? null, cacheStatus: null };
  }

  async put(key: string, value: BodyInit, options?: { readonly metadata?: unknown }): Promise<void> {
    this.#entries.set(key, { bytes: await bytesOf(value), metadata: options?.metadata ?? null });
  }

  async delete(key: string): Promise<void> {
    this.#entries.delete(key);
  }

  async list({ prefix = "", limit = 1000, cursor = "" }: { prefix?: string; limit?: number; cursor?: string } = {}): Promise<unknown> {
    const found = [...this.#entries].filter(([name]) => name.startsWith(prefix) && name > cursor).sort(byName);
    const page = found.slice(0, limit);
    const keys = page.map(([name, { metadata }]) => withMetadata(name, metadata));
    return found.length > page.length
      ? { keys, list_complete: false, cursor: page.at(-1)?.[0], cacheStatus: null }
      : { keys, list_complete: true, cacheStatus: null };
  }
}

function byName([left]: readonly [string, unknown], [right]: readonly [string, unknown]): number {
  return left < right ? -1 : 1;
}

function withMetadata(name: string, metadata: unknown): { readonly name: string; readonly metadata?: unknown } {
  return metadata === null || metadata === undefined ? { name } : { name, metadata };
}

class SimulatedBucket {
  readonly #entries: Map<string, ObjectEntry>;

  constructor(values: Values<"bucket">) {
    this.#entries = new Map(values.map(([key, value]) => [key, { bytes: encoder.encode(value), options: {} }]));
  }

  async head(key: string): Promise<unknown> {
    const entry = this.#entries.get(key);
    return entry === undefined ? null : describe(key, entry);
  }

  async get(key: string): Promise<unknown> {
    const entry = this.#entries.get(key);
    if (entry === undefined) return null;
    const { body } = new Response(entry.bytes);
    return {
      ...describe(key, entry),
      body,
      bodyUsed: false,
      arrayBuffer: async () => entry.bytes.slice().buffer,
      text: async () => decoder.decode(entry.bytes),
      json: async (): Promise<unknown> => JSON.parse(decoder.decode(entry.bytes)),
      blob: async () => new Blob([entry.bytes]),
    };
  }

  async put(key: string, value: BodyInit | null, options: ObjectOptions = {}): Promise<unknown> {
    const entry = { bytes: await bytesOf(value), options };
    this.#entries.set(key, entry);
    return describe(key, entry);
  }

  async delete(keys: string | string[]): Promise<void> {
    for (const key of [keys].flat()) this.#entries.delete(key);
  }

  async list({ prefix = "" }: { prefix?: string } = {}): Promise<unknown> {
    const found = [...this.#entries].filter(([key]) => key.startsWith(prefix)).sort(byName);
    return { objects: found.map(([key, entry]) => describe(key, entry)), truncated: false, delimitedPrefixes: [] };
  }
}

function describe(key: string, { bytes, options }: ObjectEntry) {
  const { httpMetadata = {}, customMetadata = {} } = options;
  return {
    key,
    size: bytes.length,
    etag: String(bytes.length),
    httpEtag: `"${bytes.length}"`,
    httpMetadata,
    customMetadata,
    uploaded: new Date(),
    writeHttpMetadata: (headers: Headers) => {
      if (httpMetadata.contentType !== undefined) headers.set("content-type", httpMetadata.contentType);
    },
  };
}

async function bytesOf(value: BodyInit | null): Promise<Bytes> {
  return new Uint8Array(await new Response(value).arrayBuffer());
}

function readAs(bytes: Bytes, type = "text"): unknown {
  switch (type) {
    case "json":
      return JSON.parse(decoder.decode(bytes));
    case "arrayBuffer":
      return bytes.slice().buffer;
    case "stream":
      return new Response(bytes).body;
    default:
      return decoder.decode(bytes);
  }
}

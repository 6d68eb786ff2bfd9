// What a script finds in its environment, made from the workspace's description of it. Nothing outlives a run.

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** One maker a kind of binding; those the workbench does not simulate never come here. */
const MAKERS = {
  value: ({ value }) => value,
  kv: ({ values }) => new SimulatedKv(values),
  bucket: ({ values }) => new SimulatedBucket(values),
  service: () => ({ fetch: (input, init) => fetch(input, init) }),
  queue: () => ({ send: async () => undefined, sendBatch: async () => undefined }),
  analytics: () => ({ writeDataPoint: () => undefined }),
};

export function createBindings(bindings) {
  return Object.fromEntries(bindings.map((binding) => [binding.name, MAKERS[binding.kind](binding)]));
}

class SimulatedKv {
  #entries;

  constructor(values) {
    this.#entries = new Map(values.map(([key, value, metadata]) => [key, { bytes: encoder.encode(value), metadata }]));
  }

  async get(key, options) {
    if (Array.isArray(key)) return new Map(await Promise.all(key.map(async (each) => [each, await this.get(each, options)])));
    const entry = this.#entries.get(key);
    return entry === undefined ? null : readAs(entry.bytes, typeof options === "string" ? options : options?.type);
  }

  async getWithMetadata(key, options) {
    return { value: await this.get(key, options), metadata: this.#entries.get(key)?.metadata ?? null, cacheStatus: null };
  }

  async put(key, value, options) {
    this.#entries.set(key, { bytes: await bytesOf(value), metadata: options?.metadata ?? null });
  }

  async delete(key) {
    this.#entries.delete(key);
  }

  async list({ prefix = "", limit = 1000, cursor = "" } = {}) {
    const names = [...this.#entries.keys()].filter((name) => name.startsWith(prefix) && name > cursor).sort(byText);
    const page = names.slice(0, limit);
    const keys = page.map((name) => withMetadata(name, this.#entries.get(name).metadata));
    return names.length > page.length
      ? { keys, list_complete: false, cursor: page.at(-1), cacheStatus: null }
      : { keys, list_complete: true, cacheStatus: null };
  }
}

function byText(left, right) {
  return left < right ? -1 : 1;
}

function withMetadata(name, metadata) {
  return metadata === null || metadata === undefined ? { name } : { name, metadata };
}

class SimulatedBucket {
  #entries;

  constructor(values) {
    this.#entries = new Map(values.map(([key, value]) => [key, { bytes: encoder.encode(value), options: {} }]));
  }

  async head(key) {
    const entry = this.#entries.get(key);
    return entry === undefined ? null : describe(key, entry);
  }

  async get(key) {
    const entry = this.#entries.get(key);
    if (entry === undefined) return null;
    const { body } = new Response(entry.bytes);
    return {
      ...describe(key, entry),
      body,
      bodyUsed: false,
      arrayBuffer: async () => entry.bytes.slice().buffer,
      text: async () => decoder.decode(entry.bytes),
      json: async () => JSON.parse(decoder.decode(entry.bytes)),
      blob: async () => new Blob([entry.bytes]),
    };
  }

  async put(key, value, options = {}) {
    this.#entries.set(key, { bytes: await bytesOf(value), options });
    return describe(key, this.#entries.get(key));
  }

  async delete(keys) {
    for (const key of [keys].flat()) this.#entries.delete(key);
  }

  async list({ prefix = "" } = {}) {
    const keys = [...this.#entries.keys()].filter((key) => key.startsWith(prefix)).sort(byText);
    return { objects: keys.map((key) => describe(key, this.#entries.get(key))), truncated: false, delimitedPrefixes: [] };
  }
}

function describe(key, { bytes, options }) {
  const { httpMetadata = {}, customMetadata = {} } = options;
  return {
    key,
    size: bytes.length,
    etag: String(bytes.length),
    httpEtag: `"${bytes.length}"`,
    httpMetadata,
    customMetadata,
    uploaded: new Date(),
    writeHttpMetadata: (headers) => {
      if (httpMetadata.contentType !== undefined) headers.set("content-type", httpMetadata.contentType);
    },
  };
}

async function bytesOf(value) {
  return new Uint8Array(await new Response(value).arrayBuffer());
}

function readAs(bytes, type = "text") {
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

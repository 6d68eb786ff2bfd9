// The Cache API, empty at the start of every run. Nothing expires: a run takes no time.

interface CacheEntry {
  readonly bytes: ArrayBuffer;
  readonly status: number;
  readonly headers: readonly [name: string, value: string][];
}

class SimulatedCache {
  readonly #entries = new Map<string, CacheEntry>();

  async put(key: RequestInfo | URL, response: Response): Promise<void> {
    const request = new Request(key);
    if (request.method !== "GET") throw new TypeError("Cannot cache response to non-GET request.");
    if (response.status === 206) throw new TypeError("Cannot cache response to a range request (206 Partial Content).");
    if (response.headers.get("vary") === "*") throw new TypeError("Cannot cache response with 'Vary: *' header.");
    const bytes = await response.arrayBuffer();
    if (/\b(?:no-store|private|max-age=0)\b/.test(response.headers.get("cache-control") ?? "")) return;
    this.#entries.set(request.url, { bytes, status: response.status, headers: [...response.headers] });
  }

  async match(key: RequestInfo | URL, options: { readonly ignoreMethod?: boolean } = {}): Promise<Response | undefined> {
    const request = new Request(key);
    if (request.method !== "GET" && options.ignoreMethod !== true) return undefined;
    const entry = this.#entries.get(request.url);
    if (entry === undefined) return undefined;
    return new Response(entry.bytes, { status: entry.status, headers: [...entry.headers, ["cf-cache-status", "HIT"]] });
  }

  async delete(key: RequestInfo | URL): Promise<boolean> {
    return this.#entries.delete(new Request(key).url);
  }
}

export class SimulatedCaches {
  readonly #named = new Map<string, SimulatedCache>();
  readonly default = new SimulatedCache();

  async open(name: string): Promise<SimulatedCache> {
    const cache = this.#named.get(name) ?? new SimulatedCache();
    this.#named.set(name, cache);
    return cache;
  }
}

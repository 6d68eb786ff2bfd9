// The Cache API, empty at the start of every run. Nothing expires: a run takes no time.

class SimulatedCache {
  #entries = new Map();

  async put(key, response) {
    const request = new Request(key);
    if (request.method !== "GET") throw new TypeError("Cannot cache response to non-GET request.");
    if (response.status === 206) throw new TypeError("Cannot cache response to a range request (206 Partial Content).");
    if (response.headers.get("vary") === "*") throw new TypeError("Cannot cache response with 'Vary: *' header.");
    const bytes = await response.arrayBuffer();
    if (/\b(?:no-store|private|max-age=0)\b/.test(response.headers.get("cache-control") ?? "")) return;
    this.#entries.set(request.url, { bytes, status: response.status, headers: [...response.headers] });
  }

  async match(key, options = {}) {
    const request = new Request(key);
    if (request.method !== "GET" && options.ignoreMethod !== true) return undefined;
    const entry = this.#entries.get(request.url);
    if (entry === undefined) return undefined;
    return new Response(entry.bytes, { status: entry.status, headers: [...entry.headers, ["cf-cache-status", "HIT"]] });
  }

  async delete(key) {
    return this.#entries.delete(new Request(key).url);
  }
}

export class SimulatedCaches {
  #named = new Map();
  default = new SimulatedCache();

  async open(name) {
    const cache = this.#named.get(name) ?? new SimulatedCache();
    this.#named.set(name, cache);
    return cache;
  }
}

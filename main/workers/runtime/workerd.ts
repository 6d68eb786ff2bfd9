import { randomUUID } from "node:crypto";
import type { Readable } from "node:stream";
import type { Miniflare, Request } from "miniflare";
import { loadMiniflare } from "./load-miniflare";
import { createMemoryGauge, listRuntimes, type MemoryGauge } from "./memory";
import { NEWEST_COMPATIBILITY_DATE } from "./read-bindings";
import { type GuestFiles, readGuestFiles, type ScriptCode } from "./script-code";

/** The runtime's process, while it lives. */
export interface Workerd {
  readonly files: GuestFiles;
  readonly memory: MemoryGauge;
  /** Runs code in an isolate of its own and gives what its guest tells. Rejects when the process ends meanwhile. */
  dispatch(job: { readonly run: string; readonly code: ScriptCode; readonly given: unknown }): Promise<unknown>;
  /** Ends it at once, whatever runs in it. */
  stop(): Promise<void>;
}

export interface WorkerdOptions {
  /** The program's resources. */
  readonly resources: string;
  /** Answers what scripts fetch, as JSON. */
  readonly answer: (asked: unknown) => Promise<unknown>;
  /** Hears of requests that would have left for the network if the runtime's own walls had a hole. */
  readonly escaped: (url: string) => void;
}

/** Starts the runtime; `null` where it is not installed. */
export async function startWorkerd({ resources, answer, escaped }: WorkerdOptions): Promise<Workerd | null> {
  const loaded = await loadMiniflare();
  if (loaded === null) return null;
  const { createMiniflare, jsonResponse } = loaded;
  const files = await readGuestFiles(resources);
  const token = randomUUID();
  const before = new Set(await listRuntimes());
  const runtime: Miniflare = createMiniflare({
    cf: false,
    host: "127.0.0.1",
    handleRuntimeStdio: (stdout: Readable, stderr: Readable) => {
      stdout.resume();
      stderr.resume();
    },
    workers: [
      {
        name: "trace-workbench",
        modules: true,
        script: files["supervisor.js"],
        compatibilityDate: NEWEST_COMPATIBILITY_DATE,
        compatibilityFlags: ["experimental"],
        bindings: { TOKEN: token },
        workerLoaders: { LOADER: {} },
        serviceBindings: { WORKBENCH: async (request: Request) => jsonResponse(await answer(await request.json())) },
        outboundService: (request: Request) => {
          escaped(request.url);
          return jsonResponse(null);
        },
      },
    ],
  });
  await runtime.ready;
  const memory = await createMemoryGauge(before);
  const ending: { promise: Promise<void> | null } = { promise: null };
  return {
    files,
    memory,
    async dispatch(job) {
      const body = JSON.stringify({ token, ...job });
      const response = await runtime.dispatchFetch("http://trace-workbench/", { method: "POST", body });
      return response.json();
    },
    stop() {
      ending.promise ??= runtime.dispose().catch(() => undefined);
      return ending.promise;
    },
  };
}

import type { Miniflare, MiniflareOptions, Response } from "miniflare";

/** The part of the program that makes Workers runtimes. It is large, and may be left out of an installation. */
interface LoadedMiniflare {
  readonly createMiniflare: (options: MiniflareOptions) => Miniflare;
  readonly jsonResponse: (value: unknown) => Response;
}

/** `null` where the Workers runtime is not installed, or not for this system. */
export async function loadMiniflare(): Promise<LoadedMiniflare | null> {
  try {
    const loaded = await import("miniflare");
    return {
      createMiniflare: (options) => new loaded.Miniflare(options),
      jsonResponse: (value) => new loaded.Response(JSON.stringify(value)),
    };
  } catch {
    return null;
  }
}

export const NOT_INSTALLED = "The Workers runtime is not installed beside the program (npm install miniflare@4.20260415.0)";

import { createRequire } from "node:module";
import path from "node:path";
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
    startFromDisk();
    return {
      createMiniflare: (options) => new loaded.Miniflare(options),
      jsonResponse: (value) => new loaded.Response(JSON.stringify(value)),
    };
  } catch {
    return null;
  }
}

/**
 * In the packed desktop program the packages lie in an archive, from which nothing can be started: the runtime's own program lies beside it.
 * Miniflare starts what this variable names.
 */
function startFromDisk(): void {
  const here = createRequire(import.meta.url).resolve("miniflare");
  if (!here.includes(`${ARCHIVE}${path.sep}`)) return;
  const { default: program }: { default?: unknown } = createRequire(here)("workerd");
  if (typeof program === "string") process.env["MINIFLARE_WORKERD_PATH"] = besideArchive(program);
}

const ARCHIVE = `${path.sep}app.asar`;

/** Where a file of the archive lies on the disk. https://www.electron.build/configuration#asarunpack */
export function besideArchive(file: string): string {
  return file.replace(`${ARCHIVE}${path.sep}`, `${ARCHIVE}.unpacked${path.sep}`);
}

export const NOT_INSTALLED = "The Workers runtime is not installed beside the program (npm install miniflare@4.20260415.0)";

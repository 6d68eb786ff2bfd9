import { readFile, realpath, stat } from "node:fs/promises";
import path from "node:path";

export interface PageFile {
  readonly type: string;
  readonly bytes: Buffer;
}

const TYPES: ReadonlyMap<string, string> = new Map([
  [".html", "text/html; charset=utf-8"],
  [".js", "text/javascript; charset=utf-8"],
  [".mjs", "text/javascript; charset=utf-8"],
  [".css", "text/css; charset=utf-8"],
  [".json", "application/json; charset=utf-8"],
  [".map", "application/json; charset=utf-8"],
  [".svg", "image/svg+xml"],
  [".png", "image/png"],
  [".ico", "image/x-icon"],
  [".ttf", "font/ttf"],
  [".woff", "font/woff"],
  [".woff2", "font/woff2"],
  [".txt", "text/plain; charset=utf-8"],
]);

/**
 * The file of the window that `pathname` (from a URL, still percent-encoded) names below `root`; `null` where there is none.
 * Never leaves `root`: no `..` in any spelling, no links out, no hidden files, only the types that a window is made of.
 */
export async function readPageFile(root: string, pathname: string): Promise<PageFile | null> {
  const segments = segmentsOf(pathname);
  if (segments === null) return null;
  const relative = segments.length === 0 ? "index.html" : segments.join("/");
  const type = TYPES.get(path.extname(relative).toLowerCase());
  if (type === undefined) return null;
  try {
    const base = await realpath(root);
    const file = await realpath(path.join(base, relative));
    if (!file.startsWith(base + path.sep) || !(await stat(file)).isFile()) return null;
    return { type, bytes: await readFile(file) };
  } catch {
    return null;
  }
}

function segmentsOf(pathname: string): readonly string[] | null {
  try {
    const decoded = pathname
      .split("/")
      .filter((segment) => segment !== "")
      .map(decodeURIComponent);
    return decoded.every((segment) => /^[\w@+~-][\w.@+~-]*$/.test(segment)) ? decoded : null;
  } catch {
    return null;
  }
}

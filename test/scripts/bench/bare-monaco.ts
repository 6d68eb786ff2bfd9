import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { build } from "vite";

const PROJECT = path.resolve(import.meta.dirname, "../../..");
const TYPES: Readonly<Record<string, string>> = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".ttf": "font/ttf" };

/** A page with nothing but the same Monaco, built as the window is. The folder is the caller's to remove. */
export async function buildBareMonaco(): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), "bench-bare-"));
  const source = path.join(folder, "source");
  const out = path.join(folder, "built");
  const monaco = path.join(PROJECT, "renderer/editor/monaco.ts");
  mkdirSync(source);
  writeFileSync(
    path.join(source, "index.html"),
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Bare</title></head><body><div id="root" style="height:400px"></div><script type="module" src="./main.ts"></script></body></html>',
  );
  writeFileSync(
    path.join(source, "main.ts"),
    `import { monaco } from ${JSON.stringify(monaco)};\nconst root = document.getElementById("root");\nif (root !== null) monaco.editor.create(root, { value: "{}", language: "json" });\n`,
  );
  await build({
    root: source,
    base: "./",
    configFile: false,
    logLevel: "error",
    build: { outDir: out, target: ["chrome130"], chunkSizeWarningLimit: 5000, modulePreload: { polyfill: false } },
    worker: { format: "es" },
  });
  return folder;
}

/** Serves the built page on loopback, uncompressed, as the browser host serves the window. */
export async function serveFolder(folder: string): Promise<{ readonly address: string; readonly server: Server }> {
  const server = createServer((request, response) => {
    const file = path.join(folder, request.url === "/" || request.url === undefined ? "index.html" : decodeURIComponent(request.url));
    if (!existsSync(file)) response.writeHead(404).end();
    else response.writeHead(200, { "content-type": TYPES[path.extname(file)] ?? "application/octet-stream" }).end(readFileSync(file));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return { address: `http://127.0.0.1:${port}/`, server };
}

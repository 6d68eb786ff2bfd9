/** Hot reload of the window against a real browser host: `npm run dev [workspace]`. Development only: the page needs no token. */
import { mkdirSync } from "node:fs";
import path from "node:path";
import { createServer, type Plugin } from "vite";
import { serve } from "../../main/loopback/serve";
import { buildGuest } from "../support/build-guest";

const PROJECT = path.resolve(import.meta.dirname, "../..");
const dataFolder = path.join(PROJECT, "node_modules/.cache/dev-data");
mkdirSync(dataFolder, { recursive: true });
await buildGuest(path.join(PROJECT, "resources"));

const host = await serve({
  version: "development",
  workspace: process.argv[2] ?? null,
  port: 0,
  dataFolder,
  resources: path.join(PROJECT, "resources"),
  page: path.join(PROJECT, "dist/renderer"),
  report: (error) => console.error(error),
});

const tokenInPage: Plugin = {
  name: "token-in-page",
  transformIndexHtml: () => [{ tag: "meta", attrs: { name: "trace-workbench-token", content: host.token }, injectTo: "head-prepend" }],
};

const window = await createServer({
  configFile: path.join(PROJECT, "renderer/vite.config.ts"),
  plugins: [tokenInPage],
  server: {
    host: "127.0.0.1",
    proxy: { "/host": { target: `http://127.0.0.1:${host.port}`, ws: true, changeOrigin: true, rewriteWsOrigin: true } },
  },
});
await window.listen();
window.printUrls();

import { builtinModules } from "node:module";
import path from "node:path";
import { defineConfig, type UserConfig } from "vite";

const ROOT = path.resolve(import.meta.dirname, "..");

/** What is never bundled: Node's own modules, Electron's, the Workers runtime, which is large and may be absent, and what a script's isolate has from it. */
const EXTERNAL = ["electron", "miniflare", ...builtinModules, /^node:/, /^cloudflare:/, "./config.json"];

/** One build a mode: `cli` runs on plain Node, `main` in Electron's main process, `preload` in its sandbox, which takes no modules but CommonJS;
 * `worker` on threads of both; `package` and `engine` are what other programs import; `guest` runs inside of the Workers runtime, which is handed file by file. */
const BUILDS: Readonly<Record<string, UserConfig>> = {
  cli: {
    build: {
      target: "node20",
      rolldownOptions: {
        input: { cli: path.join(ROOT, "main/cli/cli.ts") },
        output: {
          entryFileNames: "[name].js",
          chunkFileNames: "cli/[name]-[hash].js",
          banner: (chunk) => (chunk.name === "cli" && chunk.isEntry ? "#!/usr/bin/env node" : ""),
        },
      },
    },
  },
  worker: {
    build: {
      target: "node20",
      rolldownOptions: {
        input: {
          "library-worker": path.join(ROOT, "main/workers/library/library-worker.ts"),
          "import-worker": path.join(ROOT, "main/workers/import/import-worker.ts"),
        },
        output: { entryFileNames: "[name].js", chunkFileNames: "worker/[name]-[hash].js" },
      },
    },
  },
  main: {
    build: {
      target: "node24",
      rolldownOptions: {
        input: { main: path.join(ROOT, "main/electron/app.ts") },
        output: { entryFileNames: "[name].js", chunkFileNames: "main/[name]-[hash].js" },
      },
    },
  },
  package: {
    build: {
      target: "node20",
      rolldownOptions: {
        input: { package: path.join(ROOT, "main/package/index.ts") },
        output: { entryFileNames: "package.js", chunkFileNames: "package/[name]-[hash].js" },
      },
    },
  },
  engine: {
    build: {
      target: "es2023",
      rolldownOptions: {
        input: { engine: path.join(ROOT, "main/package/engine.ts") },
        output: { entryFileNames: "engine.js", chunkFileNames: "engine/[name]-[hash].js" },
      },
    },
  },
  guest: {
    build: {
      target: "es2023",
      rolldownOptions: {
        input: ["guest", "prelude", "supervisor"].map((name) => path.join(ROOT, `main/workers/runtime/guest/${name}.ts`)),
        output: { preserveModules: true, entryFileNames: "[name].js" },
      },
    },
  },
  preload: {
    build: {
      target: "node24",
      rolldownOptions: {
        input: { preload: path.join(ROOT, "main/electron/preload.ts") },
        output: { entryFileNames: "preload.cjs", format: "cjs" },
      },
    },
  },
};

export default defineConfig(({ mode }) => {
  const { build } = BUILDS[mode] ?? {};
  if (build === undefined) throw new Error(`Choose what to build: --mode ${Object.keys(BUILDS).join("|")}`);
  return {
    root: ROOT,
    configFile: false,
    define: {
      "process.env.WS_NO_BUFFER_UTIL": "true",
      "process.env.WS_NO_UTF_8_VALIDATE": "true",
    },
    ssr: { noExternal: true },
    build: {
      ...build,
      ssr: true,
      outDir: path.join(ROOT, "dist"),
      emptyOutDir: false,
      minify: mode === "cli",
      sourcemap: false,
      reportCompressedSize: false,
      rolldownOptions: { ...build.rolldownOptions, external: EXTERNAL },
    },
  };
});

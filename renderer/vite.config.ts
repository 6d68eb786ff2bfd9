import path from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

const VISIBLE_MARKS = path.resolve(import.meta.dirname, "ui/visible-marks/jsx-runtime.ts");

/** Has every file, also of packages, make its elements by `ui/visible-marks`. */
function visibleMarks(): Plugin {
  return {
    name: "visible-marks",
    enforce: "pre",
    resolveId: (source, importer) => (source === "react/jsx-runtime" && importer !== VISIBLE_MARKS ? VISIBLE_MARKS : null),
  };
}

/** Builds the window into dist/renderer; the same files serve the desktop (`app://`) and the browser host (loopback). */
export default defineConfig({
  root: import.meta.dirname,
  base: "./",
  plugins: [visibleMarks(), react()],
  build: {
    outDir: path.resolve(import.meta.dirname, "../dist/renderer"),
    emptyOutDir: true,
    target: ["chrome130", "firefox130", "safari18"],
    // The editor is one large chunk that is loaded when it is first shown.
    chunkSizeWarningLimit: 4_500,
    modulePreload: { polyfill: false },
  },
  worker: { format: "es" },
});

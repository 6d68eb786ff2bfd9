import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** Where the program's own files are. */
export interface ProgramFiles {
  /** The built window: `index.html` and its assets. */
  readonly page: string;
  /** The sample workspace and the schemas. */
  readonly resources: string;
  /** The built entries: `cli.js`, `main.js`, `preload.cjs`. */
  readonly built: string;
}

/**
 * Finds the program's files from the address of a module of it: beside or above it in a build (`dist/`), or in the project for a module that
 * runs from its source.
 */
export function findProgramFiles(moduleUrl: string): ProgramFiles {
  for (let folder = path.dirname(fileURLToPath(moduleUrl)); ; folder = path.dirname(folder)) {
    if (path.basename(folder) === "dist")
      return { built: folder, page: path.join(folder, "renderer"), resources: path.join(folder, "resources") };
    if (existsSync(path.join(folder, "resources")) && existsSync(path.join(folder, "package.json"))) {
      const built = path.join(folder, "dist");
      return { built, page: path.join(built, "renderer"), resources: path.join(folder, "resources") };
    }
    if (folder === path.dirname(folder)) throw new Error("the program's own files are not where they should be");
  }
}

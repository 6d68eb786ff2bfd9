import type { SourceFile } from "../source/read-sources";

/** The files of a Terraform repository by folder; "" is the top. */
export interface TerraformFiles {
  /** The `.tf` files of a folder, in byte order. */
  inFolder(folder: string): readonly SourceFile[];
  /** The text of any file, for `file()`; `null` where it is not there or outside. */
  text(path: string): string | null;
  paths(): readonly string[];
}

export function createTerraformFiles(files: readonly SourceFile[]): TerraformFiles {
  const byPath = new Map(files.map((file) => [file.path, file]));
  return {
    inFolder: (folder) => files.filter(({ path }) => path.endsWith(".tf") && folderOf(path) === folder),
    text: (path) => byPath.get(path)?.text ?? null,
    paths: () => [...byPath.keys()],
  };
}

export function folderOf(path: string): string {
  const slash = path.lastIndexOf("/");
  return slash === -1 ? "" : path.slice(0, slash);
}

/** `relative` from `folder`, with `.` and `..` resolved; `null` where it leads out of the repository. */
export function resolvePath(folder: string, relative: string): string | null {
  if (relative.startsWith("/") || /^[a-z]:/i.test(relative)) return null;
  const parts = folder === "" ? [] : folder.split("/");
  for (const part of relative.split("/")) {
    if (part === "..") {
      if (parts.pop() === undefined) return null;
    } else if (part !== "." && part !== "") parts.push(part);
  }
  return parts.join("/");
}

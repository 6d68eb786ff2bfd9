import type { DroppedFile } from "../../stores/import";

/** As many files are taken from a folder that is dropped. */
const MOST = 20_000;
const WANTED = /\.(?:json|m?js|tf|tfvars|tfstate|har|txt|curl|http|sh)$/i;

/** The files in what was dropped, folders walked through; what cannot be imported is left out. */
export async function droppedFiles(items: DataTransferItemList, loose: FileList): Promise<readonly DroppedFile[]> {
  const entries = [...items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  if (entries.length === 0) return chosenFiles(loose);
  const found: DroppedFile[] = [];
  for (const entry of entries) await walk(entry, entries.length === 1 && entry.isFile, found);
  return found;
}

/** Files from a file dialog, with their place below the folder that was chosen. */
export function chosenFiles(files: FileList | readonly File[]): readonly DroppedFile[] {
  return [...files]
    .filter(({ name }) => WANTED.test(name) || files.length === 1)
    .map((file) => dropped(file.webkitRelativePath || file.name, file));
}

function dropped(path: string, file: File): DroppedFile {
  return { path: path.replace(/^\/+/, ""), size: file.size, text: () => file.text() };
}

async function walk(entry: FileSystemEntry, isOnly: boolean, found: DroppedFile[]): Promise<void> {
  if (found.length >= MOST) return;
  if (isFile(entry)) {
    if (!isOnly && !WANTED.test(entry.name)) return;
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    found.push(dropped(entry.fullPath, file));
    return;
  }
  if (!isFolder(entry) || entry.name.startsWith(".")) return;
  const reader = entry.createReader();
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return;
    for (const child of some) await walk(child, false, found);
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

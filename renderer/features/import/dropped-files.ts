import type { DroppedFile, DroppedFiles, Looking } from "../../stores/workspace/import";

/** As many files are taken from a folder that is dropped. */
const MOST = 20_000;
/** Files between two words about how many there are. */
const TOLD_EACH = 100;
const WANTED = /\.(?:json|m?js|tf|tfvars|tfstate|har|txt|curl|http|sh)$/i;

interface Found {
  readonly files: DroppedFile[];
  passedOver: number;
  all: DroppedFiles["all"];
}

/** The files in what was dropped, folders walked through; what cannot be imported is left out. What was dropped is gone once the event is over. */
export function droppedFiles(items: DataTransferItemList, loose: FileList): (looking: Looking) => Promise<DroppedFiles> {
  const entries = [...items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  const files = chosenFiles(loose);
  return async (looking) => {
    if (entries.length === 0) return files;
    const found: Found = { files: [], passedOver: 0, all: "taken" };
    for (const entry of entries) await walk(entry, entries.length === 1 && entry.isFile ? "alone" : "among-others", { found, looking });
    return found;
  };
}

/** Files from a file dialog, with their place below the folder that was chosen. */
export function chosenFiles(list: FileList): DroppedFiles {
  const wanted = [...list].filter(({ name }) => WANTED.test(name) || list.length === 1);
  return {
    files: wanted.slice(0, MOST).map((file) => dropped(file.webkitRelativePath || file.name, file)),
    passedOver: list.length - wanted.length,
    all: wanted.length > MOST ? "more-than-are-taken" : "taken",
  };
}

function dropped(path: string, file: File): DroppedFile {
  return { path: path.replace(/^\/+/, ""), size: file.size, text: () => file.text() };
}

async function walk(
  entry: FileSystemEntry,
  stands: "alone" | "among-others",
  { found, looking }: { readonly found: Found; readonly looking: Looking },
): Promise<void> {
  if (looking.signal.aborted || found.all !== "taken") return;
  if (isFile(entry)) {
    if (stands === "among-others" && !WANTED.test(entry.name)) {
      found.passedOver += 1;
    } else if (found.files.length >= MOST) {
      found.all = "more-than-are-taken";
    } else {
      const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
      found.files.push(dropped(entry.fullPath, file));
      if (found.files.length % TOLD_EACH === 0) looking.found(found.files.length);
    }
    return;
  }
  if (!isFolder(entry) || entry.name.startsWith(".")) return;
  const reader = entry.createReader();
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return;
    for (const child of some) await walk(child, "among-others", { found, looking });
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

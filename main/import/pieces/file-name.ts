/** Hands out names of files in one folder: made from what a thing is called, safe on every system, each once. */
export interface FileNames {
  take(wanted: string): string;
}

export function createFileNames(): FileNames {
  const taken = new Set<string>();
  return {
    take(wanted) {
      const stem = safeStem(wanted);
      let name = stem;
      for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${stem}-${number}`;
      taken.add(name.toLowerCase());
      return name;
    },
  };
}

const DEVICES = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;

/** Letters, digits, `_`, `-` and single dots of a name; never a path, never empty, never hidden. */
export function safeStem(wanted: string): string {
  const stem = wanted
    .normalize("NFC")
    .replace(/[^\p{L}\p{N}_.-]+/gu, "-")
    .replace(/\.{2,}/g, ".")
    .replace(/^[-.]+|[-.]+$/g, "");
  const short = Array.from(stem)
    .slice(0, 60)
    .join("")
    .replace(/[-.]+$/, "");
  return short === "" || DEVICES.test(short.split(".")[0] ?? "") ? `file${short === "" ? "" : `-${short}`}` : short;
}

/** The folder of a zone: its name where that is one, else what can be made of it. */
export function zoneFolderName(zone: string): string {
  const name = zone.toLowerCase();
  return /^(?=.{1,200}$)[\p{L}\p{N}_](?:[\p{L}\p{N}_-]*)(?:\.[\p{L}\p{N}_-]+)*$/u.test(name) && !DEVICES.test(name.split(".")[0] ?? "")
    ? name
    : safeStem(name).toLowerCase();
}

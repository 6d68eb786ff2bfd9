const WORDS = {
  longName: (most: number) => `A name has at most ${most} characters.`,
  control: "A name has no line breaks or other control characters.",
  above: "A folder stays inside the library: “..” and “.” are no folders.",
  backslash: "Folders are parted by “/”.",
} as const;

const LONGEST = 200;

/** What is wrong with the name of a trace, whatever it stands for; `null` where nothing is. */
export function nameProblem(name: string): string | null {
  if (/\p{Cc}/u.test(name)) return WORDS.control;
  return name.trim().length > LONGEST ? WORDS.longName(LONGEST) : null;
}

/** What is wrong with a folder of the library. */
export function folderProblem(folder: string): string | null {
  if (/\p{Cc}/u.test(folder)) return WORDS.control;
  if (folder.includes("\\")) return WORDS.backslash;
  return folder.split("/").some((part) => /^\s*\.{1,2}\s*$/.test(part)) ? WORDS.above : null;
}

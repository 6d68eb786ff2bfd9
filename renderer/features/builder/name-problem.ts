import { WORDS } from "../../words/words";

const words = WORDS.builder.nameProblem;
const LONGEST = 200;

/** What is wrong with the name of a trace, whatever it stands for; `null` where nothing is. */
export function nameProblem(name: string): string | null {
  if (/\p{Cc}/u.test(name)) return words.control;
  return name.trim().length > LONGEST ? words.tooLong(LONGEST) : null;
}

/** What is wrong with a folder of the library. */
export function folderProblem(folder: string): string | null {
  if (/\p{Cc}/u.test(folder)) return words.control;
  if (folder.includes("\\")) return words.backslash;
  return folder.split("/").some((part) => /^\s*\.{1,2}\s*$/.test(part)) ? words.outside : null;
}

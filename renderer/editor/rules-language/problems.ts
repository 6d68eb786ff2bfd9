import type { ServiceDiagnostic } from "../../../engine/language/service/index";

type Edits = ServiceDiagnostic["fixes"][number]["edits"];

/** One sentence for a person: what is wrong, and what would be right. */
export function problemSentence({ message, hint, fixes }: Pick<ServiceDiagnostic, "message" | "hint" | "fixes">): string {
  const first = message.replace(/^[a-z]+(?=[ ,:])/, (word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`);
  const said = fixes.some(({ title }) => title === hint);
  return hint === undefined || said ? `${first}.` : `${first}: ${hint}.`;
}

/** The text with all edits made at once. */
export function withEdits(text: string, edits: Edits): string {
  let edited = text;
  for (const { start, end, text: replacement } of edits.toSorted((left, right) => right.start - left.start)) {
    edited = edited.slice(0, start) + replacement + edited.slice(end);
  }
  return edited;
}

import type { ServiceDiagnostic } from "../../../engine/language/service/index";

/** One sentence for a person: what is wrong, and what would be right. */
export function problemSentence({ message, hint, fixes }: Pick<ServiceDiagnostic, "message" | "hint" | "fixes">): string {
  const first = message.replace(/^[a-z]+(?=[ ,:])/, (word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`);
  const said = fixes.some(({ title }) => title === hint);
  return hint === undefined || said ? `${first}.` : `${first}: ${hint}${/[.?!]$/.test(hint) ? "" : "."}`;
}

import { WORDS } from "../../words/words";

const words =
  WORDS.builder
    .urlProblem; /** Why a text cannot be traced as a URL, as soon as that can be seen; `null` while it is fine or hardly begun. */
export function urlProblem(text: string): string | null {
  if (text === "" || "https://".startsWith(text) || "http://".startsWith(text)) return null;
  if (text.includes("{{")) return null;
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1]?.toLowerCase();
  if (scheme === undefined) return words.noScheme;
  if (scheme !== "https" && scheme !== "http") return words.otherScheme;
  return URL.canParse(text) ? null : words.badHost;
}

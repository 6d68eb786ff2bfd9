import { WORDS } from "../../words/words";

const words = WORDS.builder.urlProblem;

/** Why a text cannot be traced as a URL, as soon as that can be seen; `null` while it is fine, hardly begun, or can be completed. */
export function urlProblem(text: string): string | null {
  if (text === "" || "https://".startsWith(text) || "http://".startsWith(text)) return null;
  if (text.includes("{{") || completedUrl(text) !== text) return null;
  const scheme = schemeOf(text);
  if (scheme === undefined) return words.noScheme;
  if (scheme !== "https" && scheme !== "http") return words.otherScheme;
  return URL.canParse(text) ? null : words.badHost;
}

/** A host without a scheme is asked by https, as a browser does; everything else stays as it is. */
export function completedUrl(text: string): string {
  const typed = text.trim();
  const completed = `https://${typed}`;
  if (schemeOf(typed) !== undefined || !/^[^\s/?#@]*\.[^\s./?#@:]+(:\d+)?([/?#]|$)/.test(typed)) return text;
  return URL.canParse(completed) ? completed : text;
}

function schemeOf(text: string): string | undefined {
  return /^([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1]?.toLowerCase();
}

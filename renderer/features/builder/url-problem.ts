/** Why a text cannot be traced as a URL, as soon as that can be seen; `null` while it is fine or hardly begun. */
export function urlProblem(text: string): string | null {
  if (text === "" || "https://".startsWith(text) || "http://".startsWith(text)) return null;
  if (text.includes("{{")) return null;
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1]?.toLowerCase();
  if (scheme === undefined) return "Begin with https:// or http://.";
  if (scheme !== "https" && scheme !== "http") return "Only https and http pass through an edge.";
  return URL.canParse(text) ? null : "This host or port is not one a browser could ask.";
}

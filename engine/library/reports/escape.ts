/** Ways to put a hostile text into a report, one a kind of report. Each keeps ordinary text readable. */

/** Control characters (but line breaks and tabs), and the marks that turn the direction of writing, become `\u{…}`. */
function visible(text: string): string {
  return text.replace(/[\p{Cc}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF]/gu, (character) =>
    character === "\n" || character === "\t" ? character : codeOf(character),
  );
}

/** As `visible`, on one line. */
export function oneLine(text: string): string {
  return visible(text).replace(/[\n\t]+/g, " ");
}

/** For text between tags and in double-quoted attributes. */
export function html(text: string): string {
  return visible(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}

/** XML 1.0 takes no other control characters, no lone surrogates and not the last two code points of the plane, not even as references. */
export function xml(text: string): string {
  return html(text)
    .replace(/[\uD800-\uDFFF\uFFFE\uFFFF]/gu, codeOf)
    .replaceAll("\n", "&#10;")
    .replaceAll("\t", "&#9;");
}

/** Prose in Markdown, on one line, also inside a table. Nothing becomes a link, a mention, an issue, an image, a list or HTML. */
export function markdown(text: string): string {
  return oneLine(text)
    .replace(/[@#](?=[\w/])/g, (character) => `${character}\u2060`)
    .replace(/[&<>\\`*_[\]|~$]/g, (character) => `&#${character.codePointAt(0) ?? 0};`)
    .replaceAll("://", "&#58;//")
    .replace(/\bwww\./gi, (found) => `${found.slice(0, 3)}&#46;`)
    .replace(/^(\s*)([-+=#]|\d+[.)])/, (_found, space: string, start: string) => `${space}\u2060${start}`);
}

/** A value in Markdown, as code, also inside a table: what stands in it is never read as Markdown. */
export function markdownCode(text: string): string {
  const line = oneLine(text).replaceAll("|", "\\|");
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  if (line.trim() === "") return "(empty)";
  return longest > 0 ? `${fence} ${line} ${fence}` : `${fence}${line}${fence}`;
}

/** A terminal gets no control sequence, and a build server no workflow command (`::error::`, `##[error]`) at the start of a line. */
export function plain(text: string): string {
  return visible(text).replace(/^(\s*)(::|##\[|##vso\[)/gm, (_found, space: string, start: string) => `${space}\u2060${start}`);
}

/** JSON in which marks that turn the direction of writing stand as escapes, so that it can be read in a terminal. */
export function json(value: object): string {
  const text = JSON.stringify(value, null, 2);
  return `${text.replace(/[\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`)}\n`;
}

function codeOf(character: string): string {
  return `\\u{${character.codePointAt(0)?.toString(16) ?? ""}}`;
}

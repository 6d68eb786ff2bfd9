import type { SavedTrace } from "../../../engine/request/trace-definition";

/** JSON of about `bytes` that shows whether it is whole: the version stands at its beginning and at its end, and the length between is told. */
export function stampedText(version: number, bytes: number): string {
  const fill = "0123456789abcdef".repeat(Math.ceil(bytes / 16));
  return JSON.stringify({ version, length: fill.length, fill, end: version });
}

export function stampedTrace(version: number, bytes: number): SavedTrace {
  return { name: "Stamped", notes: stampedText(version, bytes), trace: { method: "GET", url: "https://example.com/" } };
}

/** What is wrong with a stamped text; `null`: it is whole. */
export function damageOf(text: string): string | null {
  try {
    const { version, length, fill, end }: { version?: unknown; length?: unknown; fill?: unknown; end?: unknown } = JSON.parse(text);
    if (typeof fill !== "string" || fill.length !== length) return "a piece is missing";
    return version === end ? null : `begins as ${String(version)}, ends as ${String(end)}`;
  } catch {
    return text === "" ? "empty" : "cut off";
  }
}

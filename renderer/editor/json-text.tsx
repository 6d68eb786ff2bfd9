import type { Json } from "../../engine/contract/index";
import styles from "./code.module.css";

const PARTS =
  /(?<key>"(?:[^"\\]|\\.)*")(?=\s*:)|(?<text>"(?:[^"\\]|\\.)*")|(?<number>-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)|(?<rest>[\s\S])/g;

/** A JSON value to read, coloured as in the editor. */
export function JsonText({ value, label }: { readonly value: Json; readonly label: string }) {
  const text = JSON.stringify(value, null, 2);
  return (
    <pre className={styles.json} aria-label={label} tabIndex={0}>
      {jsonParts(text).map(({ kind, part }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place
        <span key={index} className={kind === null ? undefined : styles[kind]}>
          {part}
        </span>
      ))}
    </pre>
  );
}

function jsonParts(text: string): readonly { readonly kind: "word" | "text" | "number" | null; readonly part: string }[] {
  const parts: { kind: "word" | "text" | "number" | null; part: string }[] = [];
  for (const match of text.matchAll(PARTS)) {
    const { key, text: string, number } = match.groups ?? {};
    const kind = key !== undefined ? "word" : string !== undefined ? "text" : number !== undefined ? "number" : null;
    const last = parts.at(-1);
    if (kind === null && last?.kind === null) last.part += match[0];
    else parts.push({ kind, part: match[0] });
  }
  return parts;
}

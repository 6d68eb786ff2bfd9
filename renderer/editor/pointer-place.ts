import { findNodeAtLocation, parseTree } from "jsonc-parser";
import type { TextPlace } from "./open-json-editor";

/** Where the value at a JSON pointer begins; `null` where there is none, or no pointer. */
export function placeOfPointer(text: string, pointer: string | null): TextPlace | null {
  const root = pointer === null ? undefined : parseTree(text);
  if (root === undefined || pointer === null) return null;
  const keys = pointer.split("/").slice(1).map(unescaped);
  let node = root;
  for (const key of keys) {
    const next = findNodeAtLocation(node, [node.type === "array" ? Number(key) : key]);
    if (next === undefined) return null;
    node = next;
  }
  const before = text.slice(0, node.offset).split("\n");
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

function unescaped(key: string): string {
  return key.replaceAll("~1", "/").replaceAll("~0", "~");
}

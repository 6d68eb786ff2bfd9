import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { withBlocks } from "./docs-blocks";

/** Writes the generated blocks of resources/docs anew. */
const DOCS = path.resolve(import.meta.dirname, "../../resources/docs");
for (const name of readdirSync(DOCS).filter((file) => file.endsWith(".md"))) {
  const file = path.join(DOCS, name);
  const before = readFileSync(file, "utf8");
  const after = withBlocks(before);
  if (after === before) continue;
  writeFileSync(file, after);
  console.log(`${name} written`);
}

import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { printSchema, SCHEMAS } from "./schemas";

/** Writes resources/schemas anew. */
const FOLDER = path.resolve(import.meta.dirname, "../../resources/schemas");
mkdirSync(FOLDER, { recursive: true });
for (const schema of SCHEMAS) writeFileSync(path.join(FOLDER, schema.file), printSchema(schema));

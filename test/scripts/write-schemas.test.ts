import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { printSchema, SCHEMAS } from "./schemas";

const FOLDER = path.resolve(import.meta.dirname, "../../resources/schemas");

test.each(SCHEMAS)("$file says what its reader takes; else run “npx tsx test/scripts/write-schemas.ts”", (schema) => {
  expect(readFileSync(path.join(FOLDER, schema.file), "utf8")).toBe(printSchema(schema));
});

test("every schema that is shipped is made here", () => {
  expect(readdirSync(FOLDER).sort()).toEqual(SCHEMAS.map(({ file }) => file));
});

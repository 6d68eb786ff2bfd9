import path from "node:path";
import { cruiseImports } from "../support/cruise-imports";

const { modules, violations } = await cruiseImports(path.resolve(import.meta.dirname, "../.."), ["engine", "main", "renderer"]);

for (const { rule, from, to } of violations) console.error(`${from} → ${to}\n    ${rule}`);
if (modules === 0) console.error("No module was read: the import rules were not checked.");
console.log(`import rules: ${modules} modules, ${violations.length} violations`);
process.exitCode = violations.length > 0 || modules === 0 ? 1 : 0;

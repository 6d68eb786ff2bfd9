import path from "node:path";
import { cruise, type ICruiseResult } from "dependency-cruiser";
import { IMPORT_RULES } from "./import-rules";

const PROJECT = path.resolve(import.meta.dirname, "../..");

export interface Violation {
  readonly rule: string;
  readonly from: string;
  readonly to: string;
}

/** Holds the import rules against the sources below `baseDir`. `modules` counts what was read: zero means the tool saw nothing. */
export async function cruiseImports(
  baseDir: string,
  folders: readonly string[],
): Promise<{ readonly modules: number; readonly violations: readonly Violation[] }> {
  const reply = await cruise([...folders], {
    baseDir,
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    exclude: { path: "\\.(css|svg|json|png)(\\?|$)|\\?worker|^virtual:" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "require", "node", "default", "types"] },
    validate: true,
    ruleSet: { forbidden: [...IMPORT_RULES] },
    tsConfig: { fileName: path.join(PROJECT, "engine/tsconfig.json") },
  });
  const result = readCruise(reply.output);
  return {
    modules: result.modules.length,
    violations: result.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
  };
}

function readCruise(output: ICruiseResult | string): ICruiseResult {
  if (typeof output === "string") throw new Error(`dependency-cruiser gave text instead of a result: ${output.slice(0, 200)}`);
  return output;
}

import { readFile } from "node:fs/promises";
import path from "node:path";
import type { StartScript } from "../../../engine/index";
import { type Binding, type Environment, readEnvironment } from "./read-bindings";

/** An isolate's code, as the runtime's loader takes it. */
export interface ScriptCode {
  readonly compatibilityDate: string;
  readonly compatibilityFlags: readonly string[];
  readonly mainModule: string;
  readonly modules: Readonly<Record<string, Module>>;
  readonly env: Readonly<Record<string, unknown>>;
}

type Module = { readonly js: string } | { readonly cjs: string } | { readonly json: unknown };

/** What the files in the isolate know of a run, beside the request. */
export interface GuestConfig {
  readonly syntax: "module" | "service-worker";
  readonly milliseconds: number;
  readonly seed: number;
  readonly bindings: readonly Binding[];
}

/** Files of the program that run inside of the runtime, by name. */
export type GuestFiles = Readonly<Record<(typeof GUEST_FILES)[number] | "supervisor.js", string>>;

const GUEST_FILES = ["guest.js", "prelude.js", "bindings.js", "cache.js"] as const;

export async function readGuestFiles(resources: string): Promise<GuestFiles> {
  const read = (name: string): Promise<string> => readFile(path.join(resources, "workers-runtime", name), "utf8");
  const [guest, prelude, bindings, cache, supervisor] = await Promise.all([...GUEST_FILES, "supervisor.js"].map(read));
  return {
    "guest.js": guest ?? "",
    "prelude.js": prelude ?? "",
    "bindings.js": bindings ?? "",
    "cache.js": cache ?? "",
    "supervisor.js": supervisor ?? "",
  };
}

export function assembleCode(
  call: StartScript,
  text: string,
  files: GuestFiles,
): { readonly code: ScriptCode; readonly environment: Environment } {
  const environment = readEnvironment(call.bindings);
  const syntax = syntaxOf(call, text);
  const module = moduleName(call);
  const config: GuestConfig = { syntax, milliseconds: call.world.milliseconds, seed: call.world.seed, bindings: environment.bindings };
  const main = [
    'import "./prelude.js";',
    `import * as script from ${JSON.stringify(`../${module}`)};`,
    'import { createGuest } from "./guest.js";',
    "export const Guest = createGuest(script);",
  ].join("\n");
  const own = Object.fromEntries(GUEST_FILES.map((name) => [`workbench/${name}`, { js: files[name] }]));
  return {
    environment,
    code: {
      compatibilityDate: environment.compatibilityDate,
      compatibilityFlags: environment.compatibilityFlags,
      mainModule: "workbench/main.js",
      modules: {
        ...own,
        "workbench/main.js": { js: main },
        "workbench/config.json": { json: config },
        [module]: syntax === "module" ? { js: text } : { cjs: text },
      },
      env: Object.fromEntries(environment.bindings.flatMap((binding) => (binding.kind === "value" ? [[binding.name, binding.value]] : []))),
    },
  };
}

/** What the runtime calls the script's file in positions. Names that could be read as something else are replaced. */
export function moduleName({ file, product }: StartScript): string {
  const name = file?.file ?? "";
  return /^[\w./-]+$/.test(name) ? name : `${product}.js`;
}

/** `.mjs` is a module; of the others, those that export something. Comments and texts are not looked into. */
function syntaxOf({ file }: StartScript, text: string): GuestConfig["syntax"] {
  if (file?.file.endsWith(".mjs") === true) return "module";
  return /(?:^|[\n;}])\s*export\s*(?:default\b|\{|const\b|class\b|function\b|async\b|let\b)/.test(text) ? "module" : "service-worker";
}

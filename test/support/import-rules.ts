import type { IForbiddenRuleType } from "dependency-cruiser";

/** Engine rooms; each imports itself and the rooms before it. */
const ENGINE_ROOMS = [
  "support",
  "http",
  "request",
  "language",
  "config",
  "phases",
  "trace",
  "actions",
  "products",
  "pipeline",
  "compare",
  "library",
  "contract",
] as const;

const ELECTRON = "(^|node_modules/)electron($|/)";
const NODE_BUILTIN = ["core"] as const;

function engineOrder(): IForbiddenRuleType[] {
  return ENGINE_ROOMS.map((room, index) => ({
    name: `engine/${room} imports only rooms to its left`,
    severity: "error",
    from: { path: `^engine/${room}/` },
    to: { path: `^engine/(index|${ENGINE_ROOMS.slice(index + 1).join("|") || "none"})(/|\\.)` },
  }));
}

function never(name: string, from: string, to: string, exceptions?: string): IForbiddenRuleType {
  return { name, severity: "error", from: { path: from }, to: { path: to, ...(exceptions === undefined ? {} : { pathNot: exceptions }) } };
}

/** The import rules of the codebase, one row each. Paths are relative to the project. */
export const IMPORT_RULES: readonly IForbiddenRuleType[] = [
  ...engineOrder(),
  never("engine knows no host and no screen", "^engine/", `^(main|renderer|test)/|${ELECTRON}|node_modules/(react|zustand)`),
  { name: "engine is free of Node", severity: "error", from: { path: "^engine/" }, to: { dependencyTypes: [...NODE_BUILTIN] } },
  never(
    "main/host knows no transport",
    "^main/host/",
    `^(renderer|main/(electron|loopback|cli))/|${ELECTRON}|node_modules/ws/|^(node:)?http$`,
  ),
  {
    name: "main/host takes only types from main/workspace",
    severity: "error",
    from: { path: "^main/host/" },
    to: { path: "^main/workspace/", dependencyTypesNot: ["type-only"] },
  },
  never(
    "main/workspace and main/import stand alone",
    "^main/(workspace|import)/",
    `^(renderer|main/(electron|loopback|cli|host))/|${ELECTRON}`,
  ),
  never("main/program stands alone", "^main/program/", `^(renderer|main/(?!program/))|${ELECTRON}`),
  never(
    "main/electron takes no other room",
    "^main/electron/",
    "^(renderer|engine|main)/",
    "^main/(electron|host|program|workspace)/|^engine/contract/",
  ),
  never(
    "main/loopback takes no other room",
    "^main/loopback/",
    `^(renderer|engine|main)/|${ELECTRON}`,
    "^main/(loopback|host|program|workspace)/|^engine/contract/",
  ),
  never("main/cli knows no screen", "^main/cli/", `^(renderer|main/electron)/|${ELECTRON}`),
  never("main/workers knows no screen", "^main/workers/", `^(renderer|main/(electron|loopback|cli|host))/|${ELECTRON}`),
  never("only main/electron imports electron", "^(engine|renderer|main/(?!electron/))", ELECTRON),
  {
    name: "renderer is free of Node",
    severity: "error",
    from: { path: "^renderer/(?!vite\\.config)" },
    to: { dependencyTypes: [...NODE_BUILTIN] },
  },
  never("renderer never reaches main", "^renderer/", `^main/|${ELECTRON}`),
  never("renderer sees the engine through the contract and the pure views", "^renderer/", "^engine/", "^engine/(contract|trace|language)/"),
  never("the language is for renderer/editor alone", "^renderer/(?!editor/)", "^engine/language/"),
  {
    name: "renderer takes only types from the contract, but for renderer/host, which reads its messages",
    severity: "error",
    from: { path: "^renderer/(?!host/)" },
    to: { path: "^engine/contract/", dependencyTypesNot: ["type-only"] },
  },
  {
    name: "a feature never imports another feature",
    severity: "error",
    from: { path: "^renderer/features/([^/]+)/" },
    to: { path: "^renderer/features/", pathNot: "^renderer/features/$1/" },
  },
  never("features reach the host through the stores", "^renderer/features/", "^renderer/host/"),
  never("renderer/ui knows no domain", "^renderer/ui/", "^(engine|renderer/(stores|host|features|editor))/"),
  never("renderer/words knows nothing but words", "^renderer/words/", "^(engine|main)/|^renderer/(?!words/)|node_modules/"),
  never("renderer/stores know no component", "^renderer/stores/", "^renderer/(features|ui|editor)/"),
  { name: "no circles", severity: "error", from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } } },
  { name: "every import resolves", severity: "error", from: {}, to: { couldNotResolve: true, pathNot: "^cloudflare:" } },
];

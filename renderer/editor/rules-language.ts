import type { languages } from "monaco-editor/editor";

/** Cloudflare's Rules language, as the editor names it. */
export const RULES_LANGUAGE = "rules";

const WORDS = [
  "and",
  "or",
  "xor",
  "not",
  "eq",
  "ne",
  "lt",
  "le",
  "gt",
  "ge",
  "contains",
  "matches",
  "in",
  "wildcard",
  "strict",
  "bitwise_and",
  "any",
  "all",
  "true",
  "false",
];

export const RULES_TOKENS: languages.IMonarchLanguage = {
  words: WORDS,
  tokenizer: {
    root: [
      [/\s+/, ""],
      [/[rR](#*)"/, { token: "string", next: "@raw.$1" }],
      [/"/, { token: "string", next: "@text" }],
      [/\$[a-z0-9_.]+/, "list"],
      [/\d+(?:\.\d+){3}(?:\/\d+)?/, "number"],
      [/[0-9a-fA-F]*:[0-9a-fA-F:]+(?:\/\d+)?/, "number"],
      [/-?\d+(?:\.\.-?\d+)?/, "number"],
      [/[a-z_][a-z0-9_]*(?=\s*\()/, { cases: { "@words": "keyword", "@default": "function" } }],
      [/[a-z_][a-zA-Z0-9_]*(?:\.[a-zA-Z0-9_]+)*/, { cases: { "@words": "keyword", "@default": "variable" } }],
      [/&&|\|\||\^\^|==|!=|<=|>=|<|>|~|!|&/, "keyword"],
      [/[{}()[\],*]/, "delimiter"],
    ],
    text: [
      [/[^\\"]+/, "string"],
      [/\\./, "string.escape"],
      [/"/, { token: "string", next: "@pop" }],
    ],
    raw: [
      [/"(#*)/, { cases: { "$1==$S2": { token: "string", next: "@pop" }, "@default": "string" } }],
      [/[^"]+/, "string"],
    ],
  },
};

export const RULES_LANGUAGE_CONFIGURATION: languages.LanguageConfiguration = {
  brackets: [
    ["(", ")"],
    ["{", "}"],
    ["[", "]"],
  ],
  autoClosingPairs: [
    { open: "(", close: ")" },
    { open: "{", close: "}" },
    { open: "[", close: "]" },
    { open: '"', close: '"', notIn: ["string"] },
  ],
};

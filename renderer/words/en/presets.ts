export const presets = {
  browser: "Browser",
  mobile: "Mobile browser",
  api: "API client",
  bot: "Scraping bot",
  replaced: (header: string) => `${header} replaced`,
  botScore: (before: number | undefined, after: number) => `bot score ${before === undefined ? "" : `${before} → `}${after}`,
} as const;

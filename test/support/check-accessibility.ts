import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright-core";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const RULES = {
  all: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  /** What another theme can change. */
  colours: ["color-contrast"],
} as const;

/**
 * What axe calls serious or critical on the page as it stands, one line a place: rule, impact, element, reason.
 * The text field that Monaco keeps for the keyboard is Monaco's own and left out.
 */
export async function accessibilityFaults(page: Page, rules: keyof typeof RULES = "all"): Promise<readonly string[]> {
  // Through the debugger, not through a script element: the page's own policy stays as it is.
  await page.evaluate(AXE);
  const results = await page.evaluate<AxeResults>(
    `axe.run({ exclude: [".monaco-editor"] }, { resultTypes: ["violations"], runOnly: ${JSON.stringify(RULES[rules])} })`,
  );
  return results.violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, impact, nodes }) =>
      nodes.map(({ target, html, any }) => `${id} (${impact}) ${target.join(" ")}: ${any[0]?.message ?? html.slice(0, 160)}`),
    );
}

import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { startBrowser } from "../support/start-workbench";

/** Draws resources/icons/icon.svg as PNG, once for each size; `icon.png` is the one that installers take. */
const ICONS = path.resolve(import.meta.dirname, "../../resources/icons");
const SIZES = [
  { file: "icon.png", size: 512 },
  { file: "icon-256.png", size: 256 },
] as const;

const svg = readFileSync(path.join(ICONS, "icon.svg"), "utf8");
const browser = await startBrowser();
for (const { file, size } of SIZES) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>body { margin: 0 } svg { display: block; width: ${size}px; height: ${size}px }</style>${svg}`);
  writeFileSync(path.join(ICONS, file), await page.screenshot({ omitBackground: true }));
}
await browser.close();

import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type IconPicture, printIcns, printIco } from "../support/icon-files";
import { startBrowser } from "../support/start-workbench";

/** Draws resources/icons/icon.svg in every size that a system asks for: PNG for Linux, one .ico for Windows, one .icns for macOS. */
const ICONS = path.resolve(import.meta.dirname, "../../resources/icons");
const SIZES = [16, 32, 48, 64, 128, 256, 512, 1024] as const;

const svg = readFileSync(path.join(ICONS, "icon.svg"), "utf8");
const browser = await startBrowser();
const pictures: IconPicture[] = [];
for (const size of SIZES) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>body { margin: 0 } svg { display: block; width: ${size}px; height: ${size}px }</style>${svg}`);
  pictures.push({ size, png: await page.screenshot({ omitBackground: true }) });
}
await browser.close();

for (const { size, png } of pictures) {
  if (size === 512) writeFileSync(path.join(ICONS, "icon.png"), png);
  if (size === 256) writeFileSync(path.join(ICONS, "icon-256.png"), png);
}
writeFileSync(path.join(ICONS, "icon.ico"), printIco(pictures.filter(({ size }) => size <= 256)));
writeFileSync(path.join(ICONS, "icon.icns"), printIcns(pictures.filter(({ size }) => size !== 48)));

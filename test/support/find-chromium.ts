import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { chromium } from "playwright-core";

/**
 * Finds a Chromium for the window's tests: `CHROMIUM_PATH`, the usual places of each system, or playwright's own.
 * Gives `null` where there is none.
 */
function findChromium(): string | null {
  const given = process.env["CHROMIUM_PATH"];
  if (given !== undefined && given !== "") return existsSync(given) ? given : null;
  return [...usualPlaces(), chromium.executablePath()].find((place) => place !== "" && existsSync(place)) ?? null;
}

/** Finds a Chromium, or installs one by the means of this system; throws one clear sentence where neither works. */
export function provideChromium(): string {
  return findChromium() ?? installChromium() ?? fail();
}

function usualPlaces(): readonly string[] {
  if (process.platform === "darwin") {
    return [
      "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
      "/Applications/Chromium.app/Contents/MacOS/Chromium",
      "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    ];
  }
  if (process.platform === "win32") {
    return ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"].flatMap((variable) => {
      const folder = process.env[variable];
      if (folder === undefined) return [];
      return [path.join(folder, "Google/Chrome/Application/chrome.exe"), path.join(folder, "Microsoft/Edge/Application/msedge.exe")];
    });
  }
  return ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"].map((name) => path.join("/usr/bin", name));
}

function installChromium(): string | null {
  if (process.platform === "linux" && process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    console.log("Chromium is missing: installing it with apt-get.");
    spawnSync("apt-get", ["update"], { stdio: "ignore" });
    spawnSync("apt-get", ["install", "-y", "--no-install-recommends", "chromium"], {
      stdio: "ignore",
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
    const installed = findChromium();
    if (installed !== null) return installed;
  }
  console.log("Chromium is missing: installing playwright's.");
  spawnSync(process.execPath, [path.resolve(import.meta.dirname, "../../node_modules/playwright-core/cli.js"), "install", "chromium"], {
    stdio: "ignore",
  });
  return findChromium();
}

function fail(): never {
  throw new Error("No Chromium found for the window's tests. Install Chromium or Chrome, or set CHROMIUM_PATH to its executable.");
}

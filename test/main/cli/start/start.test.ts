import { chmodSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { findElectron } from "../../../../main/cli/start/find-electron";
import { hasDisplay } from "../../../../main/cli/start/start-browser";
import { makeFolder } from "../../support/make-workspace";

describe("whether there is a display", () => {
  const CASES = [
    ["Linux with X", { DISPLAY: ":0" }, "linux", true],
    ["Linux with Wayland", { WAYLAND_DISPLAY: "wayland-0" }, "linux", true],
    ["Linux without either", {}, "linux", false],
    ["Linux with an empty one", { DISPLAY: "" }, "linux", false],
    ["macOS", {}, "darwin", true],
    ["Windows", {}, "win32", true],
  ] as const;

  test.each(CASES)("%s", (_name, environment, platform, expected) => expect(hasDisplay(environment, platform)).toBe(expected));
});

describe("finding Electron", () => {
  const moduleIn = (folder: string): string => pathToFileURL(path.join(folder, "dist/cli.js")).href;

  test("its package is not installed", async () => {
    using folder = makeFolder({ "package.json": {} });
    expect(await findElectron(moduleIn(folder.path), { environment: {}, tell: () => undefined })).toEqual({
      kind: "absent",
      reason: "Electron is not installed",
    });
  });

  test("its program is there", async () => {
    using folder = makeFolder({
      "node_modules/electron/package.json": {},
      "node_modules/electron/path.txt": "electron\n",
      "node_modules/electron/dist/electron": "",
    });
    const told: string[] = [];
    expect(await findElectron(moduleIn(folder.path), { environment: {}, tell: (message) => told.push(message) })).toEqual({
      kind: "found",
      file: path.join(folder.path, "node_modules/electron/dist/electron"),
    });
    expect(told).toEqual([]);
  });

  test("its installer fetches it", async () => {
    const installer = `require("fs").mkdirSync("dist"); require("fs").writeFileSync("dist/electron", ""); require("fs").writeFileSync("path.txt", "electron");`;
    using folder = makeFolder({ "node_modules/electron/package.json": {}, "node_modules/electron/install.js": installer });
    const found = await findElectron(moduleIn(folder.path), { environment: process.env, tell: () => undefined });
    expect(found).toMatchObject({ kind: "found" });
  });

  test("its installer fails, loudly, and is not heard", async () => {
    using folder = makeFolder({
      "node_modules/electron/package.json": {},
      "node_modules/electron/install.js": "throw new Error('ENOTFOUND')",
    });
    const found = await findElectron(moduleIn(folder.path), { environment: process.env, tell: () => undefined });
    expect(found).toEqual({ kind: "absent", reason: "Electron's program is not here and could not be fetched" });
  });

  test.runIf(process.platform === "linux")("it is somewhere else, as the environment says", async () => {
    using folder = makeFolder({ "package.json": {} });
    const file = folder.write("electron", "");
    chmodSync(file, 0o755);
    const environment = { ELECTRON_OVERRIDE_DIST_PATH: folder.path };
    expect(await findElectron(moduleIn(folder.path), { environment, tell: () => undefined })).toEqual({ kind: "found", file });
  });
});

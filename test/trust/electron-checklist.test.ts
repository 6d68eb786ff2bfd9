import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { makeFolder, makeWorkspace } from "../main/support/make-workspace";
import { type BuiltApp, DEMANDS, weaknesses, wrongFuses } from "./support/built-app";
import { tellFigure } from "./support/form";

const ROOT = path.resolve(import.meta.dirname, "../..");
const SETTINGS = readFileSync(path.join(ROOT, "electron-builder.yml"), "utf8");

describe("the built desktop program", () => {
  let built: BuiltApp;

  beforeAll(() => {
    using folder = makeWorkspace();
    using data = makeFolder();
    const program = path.join(import.meta.dirname, "programs/built-app.ts");
    const printed = execFileSync(process.execPath, ["--import", "tsx", program, path.join(ROOT, "dist"), folder.path], {
      encoding: "utf8",
      env: { ...process.env, TRACE_WORKBENCH_DATA: data.path },
    });
    built = JSON.parse(printed.trim().split("\n").at(-1) ?? "");
  });

  test("meets every demand of the security checklist", () => {
    expect(weaknesses(built)).toEqual([]);
    tellFigure(`${DEMANDS.length} demands met by the built program`);
  });

  const PLANTED: readonly (readonly [demand: string, change: (app: BuiltApp) => BuiltApp])[] = [
    ["sandbox is true", (app) => ({ ...app, webPreferences: { ...app.webPreferences, sandbox: false } })],
    ["contextIsolation is true", (app) => ({ ...app, webPreferences: { ...app.webPreferences, contextIsolation: undefined } })],
    ["nodeIntegration is false", (app) => ({ ...app, webPreferences: { ...app.webPreferences, nodeIntegration: true } })],
    ["no enableBlinkFeatures", (app) => ({ ...app, webPreferences: { ...app.webPreferences, enableBlinkFeatures: "X" } })],
    [
      "scripts come from the program only",
      (app) => ({ ...app, policies: app.policies.map((policy) => policy.replace("script-src 'self'", "script-src 'self' 'unsafe-eval'")) }),
    ],
    [
      "what is not named may not load",
      (app) => ({ ...app, policies: [...app.policies, app.policies[0]?.replace("default-src 'none'", "default-src *") ?? ""] }),
    ],
    ["no file beside the window is served", (app) => ({ ...app, servedOutside: 1 })],
    ["no navigation", (app) => ({ ...app, navigations: ["https://evil.example/"] })],
    ["no new window", (app) => ({ ...app, windows: ["https://evil.example/"] })],
    ["no permission but the clipboard's", (app) => ({ ...app, permissions: [...app.permissions, "media"] })],
    ["nobody else is", (app) => ({ ...app, strangersHeard: 1 })],
    ["one channel", (app) => ({ ...app, handlers: [...app.handlers, "open-anything"] })],
    ["no request leaves", (app) => ({ ...app, requests: ["https://evil.example/"] })],
    ["a page that crashed is loaded again, but not for ever", (app) => ({ ...app, loadsAfterCrash: 11 })],
  ];

  test.each(PLANTED)("the check finds a program in which is planted the contrary of “%s”", (demand, change) => {
    expect(weaknesses(change(built))).toEqual([demand]);
  });
});

describe("the packaged program's fuses", () => {
  test("are set as they must be", () => expect(wrongFuses(SETTINGS)).toEqual([]));

  test.each(["runAsNode", "onlyLoadAppFromAsar"])("the check finds %s turned round or left out", (name) => {
    const line = new RegExp(`^  ${name}: (true|false)\n`, "m");
    expect(wrongFuses(SETTINGS.replace(line, (_all, value) => `  ${name}: ${value === "true" ? "false" : "true"}\n`))).toEqual([name]);
    expect(wrongFuses(SETTINGS.replace(line, ""))).toEqual([name]);
  });
});

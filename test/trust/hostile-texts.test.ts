import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Folder, makeFolder } from "../main/support/make-workspace";
import { runCli } from "../main/support/run-cli";
import { startBrowser } from "../support/start-workbench";
import { limit, tellFigure } from "./support/form";
import { dangersOf, HOSTILE, makeHostileWorkspace } from "./support/hostile";

const KINDS = ["text", "json", "junit", "html", "markdown", "sarif"] as const;

describe("a workspace of which every string is hostile", () => {
  let folder: Folder;
  let reports: Folder;
  let browser: Browser;

  beforeAll(async () => {
    folder = makeHostileWorkspace();
    reports = makeFolder();
    browser = await startBrowser();
  });

  afterAll(async () => {
    await browser.close();
    folder[Symbol.dispose]();
    reports[Symbol.dispose]();
  });

  const commands = (): readonly (readonly [kind: string, args: readonly string[]])[] => {
    const trace = path.join(folder.path, "traces/plain.trace.json");
    const configuration = path.join(folder.path, "configurations/production");
    return [
      ...["text", "json", "cloudflare"].map(
        (kind) => [kind, ["trace", trace, "--configuration", configuration, "--all", "--format", kind]] as const,
      ),
      ...["text", "json", "sarif"].map((kind) => [kind, ["check", folder.path, "--format", kind]] as const),
      ...KINDS.map((kind) => [kind, ["test", folder.path, "--reporter", kind]] as const),
      ...KINDS.map((kind) => [kind, ["diff", folder.path, "--before", "production", "--after", "proposed", "--reporter", kind]] as const),
      ["text", ["diff", "--configurations", configuration, path.join(folder.path, "configurations/proposed")]],
      ["text", ["eval", `http.host eq "${HOSTILE.replaceAll(/["\\]/g, "")}`]],
      ["text", ["test", path.join(folder.path, HOSTILE)]],
    ];
  };

  test("does nothing to a terminal, a build server or a reader of any report", limit({ quick: 90_000, long: 90_000 }), async () => {
    const found: string[] = [];
    for (const [kind, args] of commands()) {
      const { stdout, stderr, exitCode } = await runCli(args);
      const name = `${args[0] ?? ""} ${args.at(-1) ?? ""}`;
      found.push(
        ...dangersOf(kind === "cloudflare" ? "json" : kind, stdout === "" && kind !== "text" ? "{}" : stdout).map(
          (danger) => `${name}, output: ${danger}`,
        ),
      );
      found.push(...dangersOf("text", stderr).map((danger) => `${name}, messages: ${danger}`));
      if (stdout === "" && stderr === "") found.push(`${name}: said nothing, and ended with ${exitCode}`);
      if (kind === "html") reports.write(`${args[0] ?? ""}.html`, stdout);
    }
    expect(found).toEqual([]);
    tellFigure(`${commands().length} commands and reports, no danger in any`);
  });

  test("does nothing to a browser that opens its reports", limit({ quick: 60_000, long: 60_000 }), async () => {
    for (const name of readdirSync(reports.path)) {
      const page = await browser.newPage();
      await page.setContent(readFileSync(path.join(reports.path, name), "utf8"));
      expect(
        await page.evaluate(() => [
          Reflect.get(window, "pwned"),
          document.querySelectorAll("img, svg[onload], a[href^=javascript]").length,
        ]),
      ).toEqual([undefined, 0]);
      await page.close();
    }
    expect(readdirSync(reports.path).toSorted()).toEqual(["diff.html", "test.html"]);
  });

  test.each(KINDS)("the check finds the same text let through into %s", (kind) => {
    expect(dangersOf(kind, kind === "json" || kind === "sarif" ? `{"name": "${HOSTILE}"}` : HOSTILE)).not.toEqual([]);
  });
});

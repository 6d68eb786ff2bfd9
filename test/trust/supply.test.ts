import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import * as z from "zod";
import { limit, rounds, tellFigure } from "./support/form";
import { faultsOfLock, faultsOfShipped, LOCK, type Lock, SBOM, type Sbom } from "./support/supply";

const ROOT = path.resolve(import.meta.dirname, "../..");
const IS_LONG = rounds({ quick: 0, long: 1 }) === 1;
const read = (file: string): string => readFileSync(path.join(ROOT, file), "utf8");
const DESCRIBED = z.object({
  devDependencies: z.record(z.string(), z.string()),
  dependencies: z.record(z.string(), z.string()).optional(),
});

describe("what others wrote", () => {
  let lock: Lock;
  let described: z.infer<typeof DESCRIBED>;
  let sbom: Sbom;
  let notices: string;

  beforeAll(() => {
    lock = LOCK.parse(JSON.parse(read("package-lock.json")));
    described = DESCRIBED.parse(JSON.parse(read("package.json")));
    sbom = SBOM.parse(JSON.parse(read("dist/resources/notices/sbom.cdx.json")));
    notices = read("dist/resources/notices/third-party-licences.txt");
  });

  test("is locked by content, comes from the registry alone, and is what package.json asks for", () => {
    expect(faultsOfLock(lock, described)).toEqual([]);
    tellFigure(`${Object.keys(lock.packages).length - 1} locked packages: each with its content's hash, none from elsewhere`);
  });

  test("is installed as it is locked", () => {
    const installed = LOCK.parse(JSON.parse(read("node_modules/.package-lock.json")));
    const other = Object.entries(installed.packages).filter(
      ([place, { version, integrity }]) => lock.packages[place]?.version !== version || lock.packages[place]?.integrity !== integrity,
    );
    expect(other.map(([place]) => place)).toEqual([]);
  });

  test("may be passed on where it is shipped, with the texts of its licences, and stands in the list of parts", () => {
    expect(faultsOfShipped(sbom, lock, notices)).toEqual([]);
    expect(sbom.components.map(({ name }) => name)).toEqual(expect.arrayContaining(["react", "monaco-editor", "zod", "ws"]));
    tellFigure(`${sbom.components.length} shipped packages, all under permissive licences, with their texts`);
  });

  test.runIf(IS_LONG)("is not known to be vulnerable, as far as the registry can be asked", limit({ quick: 1, long: 120_000 }), () => {
    const { stdout } = spawnSync("npm", ["audit", "--json", "--package-lock-only"], { cwd: ROOT, encoding: "utf8", timeout: 100_000 });
    const report = AUDIT.safeParse(jsonOr(stdout));
    if (!report.success) {
      console.warn(
        "SKIPPED: the registry tells nothing of vulnerabilities here (offline, or it refuses to), so nothing is known about them.",
      );
      return tellFigure("known vulnerabilities: SKIPPED, the registry could not be asked");
    }
    const shipped = new Set(sbom.components.map(({ name }) => name));
    expect(Object.keys(report.data.vulnerabilities).filter((name) => shipped.has(name))).toEqual([]);
    tellFigure(`known vulnerabilities: ${Object.keys(report.data.vulnerabilities).length} packages, none of them shipped`);
  });

  const LOCK_FAULTS: readonly (readonly [name: string, plant: (packages: Lock["packages"]) => Lock["packages"], fault: string])[] = [
    [
      "a package without a hash",
      (packages) => ({ ...packages, "node_modules/zod": { version: "4.6.7" } }),
      "node_modules/zod has no integrity",
    ],
    [
      "a package from a repository",
      (packages) => ({
        ...packages,
        "node_modules/zod": { ...packages["node_modules/zod"], resolved: "git+ssh://git@example.com/zod.git" },
      }),
      "node_modules/zod comes from elsewhere: git+ssh://git@example.com/zod.git",
    ],
    [
      "a package that wants another from a repository",
      (packages) => ({ ...packages, "node_modules/zod": { ...packages["node_modules/zod"], dependencies: { left: "someone/left#main" } } }),
      "node_modules/zod wants left from elsewhere: someone/left#main",
    ],
    [
      "a package that runs a program",
      (packages) => ({ ...packages, "node_modules/zod": { ...packages["node_modules/zod"], hasInstallScript: true } }),
      "node_modules/zod runs a program when it is installed",
    ],
    [
      "another version than package.json asks for",
      (packages) => ({ ...packages, "node_modules/zod": { ...packages["node_modules/zod"], version: "4.6.6" } }),
      "zod is not locked at exactly 4.6.7",
    ],
  ];

  test.each(LOCK_FAULTS)("the check finds %s", (_name, plant, fault) => {
    expect(faultsOfLock({ packages: plant(lock.packages) }, described)).toContain(fault);
  });

  test("the check finds a range in package.json", () => {
    expect(faultsOfLock(lock, { devDependencies: { ...described.devDependencies, zod: "^4.6.7" } })).toEqual([
      "zod is ^4.6.7 in package.json and 4.6.7 in the lock file",
    ]);
  });

  test("the check finds a licence that asks for more, a part that nobody locked, and a missing text", () => {
    const planted = { components: [{ name: "copyleft", version: "1.0.0", licenses: [{ license: { id: "GPL-3.0-only" } }] }] };
    expect(faultsOfShipped(planted, lock, notices)).toEqual([
      "copyleft is under GPL-3.0-only",
      "copyleft 1.0.0 is not in the lock file",
      "copyleft comes without the text of its licence",
    ]);
  });
});

const AUDIT = z.object({ vulnerabilities: z.record(z.string(), z.unknown()) });

function jsonOr(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

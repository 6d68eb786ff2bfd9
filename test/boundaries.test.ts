import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cruiseImports } from "./support/cruise-imports";

const PROJECT = path.resolve(import.meta.dirname, "..");
const FOLDERS = ["engine", "main", "renderer"] as const;

describe("import rules", () => {
  test("hold in the whole codebase", async () => {
    const { modules, violations } = await cruiseImports(PROJECT, FOLDERS);
    expect(modules).toBeGreaterThan(100);
    expect(violations).toEqual([]);
  }, 60_000);

  describe("find a planted violation", () => {
    let planted = "";

    const FAULTS = [
      [
        "engine/http/message.ts",
        `import { index } from "../language/index"; export const message = index;`,
        "engine/http imports only rooms to its left",
      ],
      ["engine/support/clock.ts", `import { hrtime } from "node:process"; export const clock = hrtime;`, "engine is free of Node"],
      [
        "engine/trace/view.ts",
        `import { host } from "../../main/host/create-host"; export const view = host;`,
        "engine knows no host and no screen",
      ],
      [
        "renderer/stores/trace.ts",
        `import { host } from "../../main/host/create-host"; export const store = host;`,
        "renderer never reaches main",
      ],
      ["renderer/features/a/a.ts", `import { b } from "../b/b"; export const a = b;`, "a feature never imports another feature"],
      [
        "renderer/features/c/c.ts",
        `import { client } from "../../host/client"; export const c = client;`,
        "features reach the host through the stores",
      ],
      ["renderer/ui/button.ts", `import { store } from "../stores/trace"; export const button = store;`, "renderer/ui knows no domain"],
      [
        "renderer/features/b/b.ts",
        `import { index } from "../../../engine/language/index"; export const b = index;`,
        "the language is for renderer/editor alone",
      ],
      [
        "renderer/words/en/c.ts",
        `import { store } from "../../stores/trace"; export const c = store;`,
        "renderer/words knows nothing but words",
      ],
      ["main/host/bad.ts", `import { serve } from "../loopback/serve"; export const bad = serve;`, "main/host knows no transport"],
      [
        "main/loopback/bad.ts",
        `import { index } from "../../engine/language/index"; export const bad = index;`,
        "main/loopback takes no other room",
      ],
      ["engine/config/a.ts", `import { b } from "./b"; export const a = b;`, "no circles"],
      ["engine/config/c.ts", `import { d } from "./nowhere"; export const c = d;`, "every import resolves"],
    ] as const;

    const SOUND = [
      ["engine/language/index.ts", `export const index = 1;`],
      ["engine/config/b.ts", `import { a } from "./a"; export const b = a;`],
      ["main/host/create-host.ts", `export const host = 1;`],
      ["renderer/host/client.ts", `export const client = 1;`],
      ["main/loopback/serve.ts", `export const serve = 1;`],
    ] as const;

    beforeAll(() => {
      planted = mkdtempSync(path.join(tmpdir(), "planted-"));
      for (const [file, text] of [...FAULTS, ...SOUND]) {
        const target = path.join(planted, file);
        mkdirSync(path.dirname(target), { recursive: true });
        writeFileSync(target, text);
      }
    });

    afterAll(() => rmSync(planted, { recursive: true, force: true }));

    test.each(FAULTS)(
      "%s",
      async (file, _text, rule) => {
        const { violations } = await cruiseImports(planted, FOLDERS);
        expect(violations.filter((violation) => violation.from === file).map((violation) => violation.rule)).toContain(rule);
      },
      60_000,
    );
  });
});

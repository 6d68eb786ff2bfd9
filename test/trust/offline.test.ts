import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { limit, rounds, tellFigure } from "./support/form";
import { canLeaveTheNetwork, runWithoutNetwork } from "./support/without-network";

const ROOT = path.resolve(import.meta.dirname, "../..");
const CAN = canLeaveTheNetwork();
const IS_LONG = rounds({ quick: 0, long: 1 }) === 1;

beforeAll(() => {
  if (!CAN) console.warn("SKIPPED: this system does not let a test leave the network, so nothing is proven here about being offline.");
});

describe.runIf(CAN)("without any network but loopback", () => {
  const program = [process.execPath, "--import", "tsx", path.join(import.meta.dirname, "programs/every-part.ts")];

  test("the command line and the browser host work, and nothing tries to leave", limit({ quick: 90_000, long: 90_000 }), () => {
    const { status, output, attempts } = runWithoutNetwork(program);
    expect([status, output]).toEqual([0, expect.stringContaining("used every part")]);
    expect(attempts).toBe(0);
    tellFigure("command line and browser host in a namespace without network: 0 attempts to leave");
  });

  // A browser asks for things of its own, which the system's count cannot tell from the page's: here the page's requests are counted.
  test("the window works, and asks nobody else", limit({ quick: 90_000, long: 90_000 }), () => {
    const { status, output } = runWithoutNetwork([...program, "window"]);
    expect([status, output]).toEqual([0, expect.stringContaining("the window asked elsewhere: []")]);
  });

  test.runIf(IS_LONG)("the whole end-to-end suite passes", limit({ quick: 1, long: 900_000 }), () => {
    const vitest = path.join(ROOT, "node_modules/vitest/vitest.mjs");
    const { status, output } = runWithoutNetwork([
      process.execPath,
      vitest,
      "run",
      "--config",
      "test/vitest.config.ts",
      "--project",
      "e2e",
    ]);
    const failed = output.split("\n").filter((line) => /FAIL|Error:/.test(line));
    expect([status, failed]).toEqual([0, []]);
    expect(output).toContain("passed");
    tellFigure("the whole end-to-end suite passes in a namespace without network");
  });

  test.each([
    ["a connection", `require("node:net").connect(443, "203.0.113.5").on("error", () => undefined)`],
    ["a question for a name", `require("node:dns").lookup("example.com", () => undefined)`],
  ])("the recorder sees %s", (_name, code) => {
    expect(runWithoutNetwork([process.execPath, "-e", code]).attempts).toBeGreaterThan(0);
  });
});

import { spawnSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { printManPage } from "../../../../main/cli/help/man-page";
import { programShape } from "../../../../main/cli/program";

const PAGE = printManPage(programShape(), "9.8.7");
const HAS_GROFF = spawnSync("groff", ["--version"]).status === 0;

describe("the manual page", () => {
  test("has the sections of a manual page, in their order", () => {
    expect([...PAGE.matchAll(/^\.SH (.+)$/gm)].map((match) => match[1])).toEqual([
      "NAME",
      "SYNOPSIS",
      "DESCRIPTION",
      "OPTIONS",
      "COMMANDS",
      "EXIT STATUS",
      "ENVIRONMENT",
      "EXAMPLES",
    ]);
    expect(PAGE.split("\n")[0]).toBe('.TH TRACE-WORKBENCH 1 "" "trace-workbench 9.8.7" "User Commands"');
  });

  test("keeps hyphens that are to be typed, and text that looks like a request", () => {
    const page = printManPage(
      {
        words: "",
        description: "asks\n.so /etc/passwd",
        arguments: [],
        options: [
          {
            flags: "--a-b",
            short: null,
            long: "--a-b",
            description: "back\\slash",
            takesValue: false,
            choices: ["x", "y"],
            isRequired: false,
          },
        ],
        commands: [],
      },
      "1",
    );
    expect(page).toContain("\\&.so /etc/passwd");
    expect(page).toContain(".B \\-\\-a\\-b\nback\\eslash: x, y");
  });

  test.runIf(HAS_GROFF)("is printed by groff without a warning, with every part", () => {
    const { status, stderr, stdout } = spawnSync("groff", ["-man", "-ww", "-Tutf8", "-P-cbou"], { input: PAGE, encoding: "utf8" });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    for (const part of ["diff [workspace]", "--fail-on-difference", "CLOUDFLARE_API_TOKEN", "differences with --fail-on-difference"])
      expect(stdout.replaceAll(/\s+/g, " ")).toContain(part);
  });
});

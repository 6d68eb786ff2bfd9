import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkExpression, readConfiguration, readTrace } from "../../engine/index";
import { STANDARD_SCHEME } from "../../engine/language/index";
import { importRequests } from "../../main/import/requests/import-requests";
import { parseHcl } from "../../main/import/terraform/hcl/parse-hcl";
import { readWorkspaceFile } from "../../main/workspace/workspace-file";
import { CORPUS } from "./support/corpus";
import { limit, rounds, tellFigure } from "./support/form";

type Read = (text: string) => unknown;

/** Everything that makes something known of a text that others wrote. Each gives a value or says what is wrong; none throws. */
const READERS: readonly (readonly [name: string, read: Read])[] = [
  ...(["curl", "http", "har", "fetch"] as const).map(
    (form) => [`requests as ${form}`, (text: string) => importRequests(text, form, () => false)] as const,
  ),
  ["Terraform", (text) => parseHcl(text)],
  ["a filter", (text) => checkExpression(text, "filter", STANDARD_SCHEME)],
  ["a value", (text) => checkExpression(text, "value", STANDARD_SCHEME)],
  ["workspace.json", (text) => readWorkspaceFile({ kind: "text", text, revision: "" })],
  [
    "a configuration's files",
    (text) =>
      readConfiguration(
        "fuzzed",
        new Map(
          ["zones/a.example/zone.json", "zones/a.example/rulesets/a.json", "account/lists/a.json", "zones/a.example/dns_records.json"].map(
            (file) => [file, text],
          ),
        ),
      ),
  ],
  ["a trace", (text) => readTrace(jsonOr(text))],
];

function jsonOr(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Pieces of what the readers know, so that a text gets further than noise would. */
const PIECE = fc.constantFrom(
  ..."{}[]()\"'\\$#<>=!&|,;:\n\r\t \0".split(""),
  "curl ",
  "-H ",
  "--data ",
  "http://a.example/",
  "GET / HTTP/1.1\r\n",
  "Host: a\r\n",
  "fetch(",
  "resource ",
  "module ",
  "${",
  "%{",
  "<<EOF\n",
  '"result": ',
  '"rules": ',
  '"expression": ',
  "http.host",
  " eq ",
  " in ",
  " matches ",
  "not ",
  "ssl",
  "any(",
  "[*]",
  "lower(",
  'r#"',
  "0x",
  "1.2.3.4/8",
  "::1",
  "\uFEFF",
  "\uD800",
  "ü",
  "{{a}}",
  '"trace": ',
  '"method": ',
  '"url": ',
  "null",
  "1e999",
  "-0",
);
const TEXT = fc.oneof(
  fc.array(PIECE, { maxLength: 40 }).map((pieces) => pieces.join("")),
  fc.json(),
  fc.string({ unit: "binary", maxLength: 60 }),
);

/** What is wrong with how `read` takes a text: that it throws, or takes longer than anyone waits. */
function faultOf(read: Read, text: string): string | null {
  const started = performance.now();
  try {
    read(text);
  } catch (error) {
    return `threw ${String(error)} at ${JSON.stringify(text.slice(0, 80))}`;
  }
  const milliseconds = performance.now() - started;
  return milliseconds > 5000 ? `took ${milliseconds} ms for ${JSON.stringify(text.slice(0, 80))}` : null;
}

describe.each(READERS)("%s", (name, read) => {
  test("takes every text that was made to break a reader", limit({ quick: 60_000, long: 60_000 }), () => {
    expect(CORPUS.map((text) => faultOf(read, text)).filter((fault) => fault !== null)).toEqual([]);
  });

  test("takes whatever is written", limit({ quick: 60_000, long: 900_000 }), () => {
    const numRuns = rounds({ quick: 300, long: 50_000 });
    fc.assert(
      fc.property(TEXT, (text) => {
        expect(faultOf(read, text)).toBeNull();
      }),
      { numRuns, seed: 10 },
    );
    tellFigure(`${name}: ${numRuns} texts and ${CORPUS.length} crashers, none threw or hung`);
  });
});

test("the check finds a reader that throws", () => {
  const faults = CORPUS.map((text) => faultOf(JSON.parse, text)).filter((fault) => fault !== null);
  expect(faults.length).toBeGreaterThan(20);
});

import * as fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { compileFilter, STANDARD_SCHEME } from "../../../../engine/language/index";
import { LINT_RULES, type LintWarning, lintExpression, type QuickFix } from "../../../../engine/language/lint/index";
import type { Json } from "../../../../engine/support/json";
import { check, momentOf } from "../support/evaluate";
import { FIRES, SILENT } from "./lint-rows";

/** Many inputs each: on a busy machine that takes its time. */
vi.setConfig({ testTimeout: 60_000 });

function sound(text: string) {
  const { expression, diagnostics } = check(STANDARD_SCHEME, text);
  if (expression === null) throw new Error(`${text}: ${JSON.stringify(diagnostics[0])}`);
  return expression;
}

function lint(text: string): readonly LintWarning[] {
  return lintExpression(sound(text), text);
}

function fixed(text: string, { edits }: QuickFix): string {
  const backwards = edits.toSorted((left, right) => right.start - left.start || right.end - left.end);
  return backwards.reduce((edited, { start, end, text: replacement }) => edited.slice(0, start) + replacement + edited.slice(end), text);
}

describe("a warning comes for", () => {
  test.each(FIRES)("%s (%s)", (_name, code, text, place, after) => {
    const found = lint(text).filter((warning) => warning.code === code);
    expect(found.map(({ start, end }) => text.slice(start, end))).toContain(place);
    const warning = found.find(({ start, end }) => text.slice(start, end) === place);
    expect(warning?.fix === undefined ? null : fixed(text, warning.fix)).toBe(after);
    expect(warning?.severity).toBe("warning");
  });
});

describe("no warning comes for", () => {
  test.each(SILENT)("%s (%s)", (_name, code, text) => {
    expect(lint(text).filter((warning) => warning.code === code)).toEqual([]);
  });
});

test("every rule has a row in which it fires and one in which it is silent, or needs none", () => {
  const fires = new Set(FIRES.map(([, code]) => code));
  const silent = new Set(SILENT.map(([, code]) => code));
  expect(LINT_RULES.map(({ code }) => code).filter((code) => !fires.has(code))).toEqual([]);
  // The threat score is judged wherever it is read.
  expect(LINT_RULES.map(({ code }) => code).filter((code) => !silent.has(code))).toEqual(["constant-threat-score"]);
});

test("IPv6 that is switched off makes IPv4 networks enough", () => {
  const text = "not ip.src in {192.0.2.0/24}";
  expect(lintExpression(sound(text), text, { ipv6: "off" })).toEqual([]);
});

test("a place is told in UTF-16 offsets and in bytes of its line", () => {
  const [found] = lint(`http.cookie contains "é"\nand http.cookie contains "é" and not not ssl`);
  expect(found).toMatchObject({ code: "double-negation", start: 58, end: 65, line: 2, column: 35, length: 7 });
});

/** Conditions that warnings are about, and some that none is about. */
const ATOMS = [
  "ssl",
  "true",
  `http.host eq "a"`,
  `http.host ne "b"`,
  `http.host in {"a" "b" "a"}`,
  `http.host in {"c"}`,
  `http.host matches "^a"`,
  `http.host matches "b$"`,
  `http.host matches "^(a|B)$"`,
  `http.host matches "(?i)B"`,
  `http.host matches ".*a.*"`,
  `http.host matches ".*"`,
  `http.host contains ""`,
  `http.host wildcard "A"`,
  `http.host strict wildcard "a"`,
  `http.host wildcard "*"`,
  `lower(http.host) eq "B"`,
  `http.request.headers["x"][0] ne "a"`,
  `http.request.headers["x"][0] eq "a"`,
  `http.request.headers["x"][0] contains ""`,
  `http.request.headers["x"][0] matches "^a"`,
  `any(http.request.headers["x"][*] matches "a$")`,
  `any(starts_with(http.request.headers["x"][*], ""))`,
  `len(http.request.headers["x"]) ge 0`,
  "len(http.host) ge 0",
  "http.host eq http.host",
  "ip.src in {192.0.2.0/24 192.0.2.1 2001:db8::1}",
  "ip.src in {192.0.2.1}",
  "ip.src eq 2001:db8::1",
  "ip.src.asnum in {1..5 3..9 4}",
  "ip.src.asnum lt 3",
  "ip.src.asnum gt 6",
  "ip.src.asnum in {}",
  "ip.src.asnum ge 0",
  `ip.geoip.country eq "DE"`,
] as const;

const conditions = fc.letrec<{ readonly any: string; readonly simple: string; readonly atom: string }>((tie) => ({
  atom: fc.constantFrom(...ATOMS),
  simple: fc.oneof(
    { maxDepth: 4 },
    tie("atom"),
    tie("simple").map((of) => `not ${of}`),
    tie("any").map((of) => `(${of})`),
  ),
  any: fc.oneof(
    { maxDepth: 4 },
    tie("simple"),
    fc
      .tuple(tie("simple"), fc.constantFrom("and", "or", "xor", "&&"), tie("any"))
      .map(([left, operator, right]) => `${left} ${operator} ${right}`),
  ),
})).any;

const requests: fc.Arbitrary<Readonly<Record<string, Json>>> = fc.record({
  ssl: fc.boolean(),
  "http.host": fc.constantFrom("", "a", "b", "B", "ab", "bA", "a\nb", "c"),
  "http.request.headers": fc.constantFrom({}, { x: [] }, { x: ["a"] }, { x: ["b", "ca"] }),
  "ip.src": fc.constantFrom("192.0.2.1", "192.0.2.9", "198.51.100.1", "2001:db8::1"),
  "ip.src.asnum": fc.integer({ min: 0, max: 12 }),
  "ip.src.country": fc.constantFrom("DE", "AT"),
  "ip.geoip.country": fc.constant("DE"),
});

function holds(text: string, fields: Readonly<Record<string, Json>>): boolean {
  return compileFilter(sound(text))(
    momentOf(STANDARD_SCHEME, { fields: { ...fields, "ip.geoip.country": fields["ip.src.country"] ?? null } }),
  );
}

describe("whatever is warned of", () => {
  test("a fix that keeps the meaning decides every request as before", () => {
    fc.assert(
      fc.property(conditions, requests, (text, fields) => {
        for (const { fix } of lint(text)) {
          if (fix === undefined) continue;
          const after = fixed(text, fix);
          if (fix.meaning === "kept") expect(holds(after, fields), after).toBe(holds(text, fields));
          else expect(() => sound(after)).not.toThrow();
        }
      }),
      { numRuns: 800 },
    );
  });

  test("what always holds does, and what never holds does not", () => {
    fc.assert(
      fc.property(conditions, requests, (text, fields) => {
        for (const { code, start, end } of lint(text)) {
          if (code !== "always-true" && code !== "always-false") continue;
          const place = text.slice(start, end);
          if (!place.includes("[*]") && lint(place).some((own) => own.code === code))
            expect(holds(place, fields), place).toBe(code === "always-true");
        }
      }),
      { numRuns: 800 },
    );
  });

  test("conditions that never hold together make their and false, those of which one always holds their or true", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...ATOMS), { minLength: 2, maxLength: 4 }),
        fc.constantFrom("and", "or"),
        requests,
        (atoms, operator, fields) => {
          const text = atoms.join(` ${operator} `);
          const code = operator === "and" ? "always-false" : "always-true";
          if (lint(text).some((warning) => warning.code === code)) expect(holds(text, fields), text).toBe(operator === "or");
        },
      ),
      { numRuns: 800 },
    );
  });
});

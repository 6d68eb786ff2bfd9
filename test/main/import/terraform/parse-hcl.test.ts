import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parse as parseWithOracle } from "@cdktf/hcl2json";
import { describe, expect, test } from "vitest";
import { parseHcl } from "../../../../main/import/terraform/hcl/parse-hcl";
import type { Body, Expression } from "../../../../main/import/terraform/hcl/syntax";

const ANYTHING = Symbol("an expression");

/** What hcl2json makes of a body; expressions that are more than plain values are compared by nobody. */
function asOracle(body: Body): Record<string, unknown> {
  const made: Record<string, unknown> = {};
  for (const item of body.items) {
    if (item.kind === "attribute") {
      made[item.name] = plain(item.value);
      continue;
    }
    const steps = [item.type, ...item.labels];
    let target: Record<string, unknown> = made;
    for (const step of steps.slice(0, -1)) {
      const next = (target[step] ??= {});
      if (!isRecord(next)) throw new Error("a block and an attribute have one name");
      target = next;
    }
    const last = steps.at(-1) ?? "";
    const list = (target[last] ??= []);
    if (Array.isArray(list)) list.push(asOracle(item.body));
  }
  return made;
}

function plain(expression: Expression): unknown {
  if (expression.kind === "literal") return expression.value;
  if (expression.kind === "unary" && expression.of.kind === "literal") return -Number(expression.of.value);
  if (expression.kind === "list") return expression.items.map(plain);
  if (expression.kind === "object")
    return Object.fromEntries(expression.entries.map(({ key, value }) => [String(plain(key)), plain(value)]));
  return ANYTHING;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** `ours` with what the oracle has where we have an expression, as far as the oracle has text there. */
function filled(ours: unknown, theirs: unknown): unknown {
  if (ours === ANYTHING) return typeof theirs === "string" ? theirs : ours;
  if (typeof ours === "string" && typeof theirs === "string" && escaped(ours) === theirs) return theirs;
  if (Array.isArray(ours) && Array.isArray(theirs)) return ours.map((member: unknown, index) => filled(member, theirs[index]));
  if (isRecord(ours) && isRecord(theirs))
    return Object.fromEntries(Object.entries(ours).map(([key, member]) => [key, filled(member, theirs[key])]));
  return ours;
}

function escaped(text: string): string {
  return text.replace(/[$%](?=\{)/g, (sign) => sign + sign);
}

async function expectSameAsOracle(text: string): Promise<void> {
  const parsed = parseHcl(text);
  if (parsed.kind === "mistake") throw new Error(`${parsed.line}: ${parsed.message}`);
  const theirs: unknown = await parseWithOracle("main.tf", text);
  expect(filled(asOracle(parsed.body), theirs)).toEqual(theirs);
}

describe("blocks, attributes and plain values are what HashiCorp's own parser makes of them", () => {
  const TEXTS = [
    `a = 1\nb = "x"\nc = true\nd = null\ne = [1, "a", [true]]\nf = { a = 1, "b c" : 2\n d = 3 }\ng = 1.5\nh = 2e3`,
    `resource "t" "n" {\n  x = 1\n  b {\n    y = 2\n  }\n  b {\n    y = 3\n  }\n  empty {}\n}\n`,
    `# c\n// d\n/* e\n f */ a = 1 # g\n\n\nb = 2`,
    `a = "q\\"uo\\\\te \\n\\t \\u00e9 \\U0001F600"`,
    `a = "$\${x} %%{y} $x %y $"`,
    `a = <<EOT\n  hello\n\n  wörld "x" \\n\nEOT\nb = 1`,
    `a = <<-EOT\n    hello\n\n      world\n    EOT\nb = 1`,
    `a = [\n  1, # one\n  2,\n]\nb = {\n}\nc = []`,
    `b "l1" l2 { x = 1 }`,
    `a = \${x}`.replace("${x}", "var.x") +
      `\nb = "\${var.x}-\${local.y["k"]}"\nc = f(1, g(2)...)\nd = a ? b : c\ne = [for k, v in m : k => v if v]`.replace(
        " => v if v]",
        " if v]",
      ),
    `a = { for k, v in m : k => v... if v != "" }\nb = m[*].x\nc = m.*.y[0]\nd = !a && b || c == d\ne = (1 + 2) * 3 - -4 % 5\nf = x[0].y["z"].w`,
    `a = "\${ a ? "x" : "\${b}" }"\nb = "%{ if a }x%{ else }y%{ endif }%{ for i in l ~}\${i}%{ endfor ~}"`,
    `a = (\n  1\n  + 2\n)\nb = f(\n  1,\n  2,\n)\nc = x ? {\n  a = 1\n} : {\n  b = 2\n}`,
    "a = 1\r\nb {\r\n  c = 2\r\n}\r\n",
  ];

  test.each(TEXTS)("%j", async (text) => {
    await expectSameAsOracle(text);
  });

  const CORPUS = path.resolve(import.meta.dirname, "../../../../../shared/corpus/terraform");

  test.runIf(existsSync(CORPUS)).each(existsSync(CORPUS) ? readdirSync(CORPUS) : [])("%s", async (file) => {
    await expectSameAsOracle(readFileSync(path.join(CORPUS, file), "utf8"));
  });
});

describe("a mistake is told with its line, where HashiCorp's parser finds one too", () => {
  const MISTAKES: readonly (readonly [text: string, line: number])[] = [
    ["a = ", 1],
    ["a = 1\nb = = 2", 2],
    ["a = 1 b = 2", 1],
    ["b {\n a = 1\n", 3],
    ["a = [1, 2", 1],
    ['a = "x', 1],
    ['a = "x\ny"', 1],
    ["a = <<EOT\nhello\n", 3],
    ["a = { b }", 1],
    ["a = /* x", 1],
    ['a = "\\q"', 1],
    ['a = "${b"', 1],
    ['a = "%{ if b }x"', 1],
    ["}", 1],
  ];

  test.each(MISTAKES)("%j", async (text, line) => {
    expect(parseHcl(text)).toMatchObject({ kind: "mistake", line });
    await expect(parseWithOracle("main.tf", text)).rejects.toThrow();
  });
});

describe("hostile texts end soon, with a mistake", () => {
  const DEEP: readonly (readonly [name: string, text: string])[] = [
    ["brackets", `a = ${"[".repeat(100_000)}`],
    ["braces", `a = ${"{b=".repeat(100_000)}`],
    ["blocks", "b {\n".repeat(100_000)],
    ["parentheses", `a = ${"(".repeat(100_000)}`],
    ["signs", `a = ${"!".repeat(100_000)}1`],
    ["templates", `a = ${'"${'.repeat(50_000)}`],
    ["questions", `a = ${"b ? ".repeat(100_000)}`],
    ["calls", `a = ${"f(".repeat(100_000)}`],
  ];

  test.each(DEEP)("%s nested without end", (_name, text) => {
    expect(parseHcl(text).kind).toBe("mistake");
  });

  test("a file cut off at any byte never throws", () => {
    const text = `variable "x" {\n  default = { a = [1, "b\${c}"], d = <<-E\n    %{ if e }f%{ endif }\n    E\n  }\n}\n`;
    for (let end = 0; end < text.length; end += 1) expect(["body", "mistake"]).toContain(parseHcl(text.slice(0, end)).kind);
  });
});

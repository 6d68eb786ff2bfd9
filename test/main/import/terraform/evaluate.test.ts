import { describe, expect, test } from "vitest";
import { loadModule } from "../../../../main/import/terraform/evaluate/module";
import { isUnknown, type TfValue, toJson } from "../../../../main/import/terraform/evaluate/value";
import { createTerraformFiles } from "../../../../main/import/terraform/terraform-files";
import { sources } from "../answers";

const CONTEXT = `
variable "open" {}
variable "domain" { default = "example.com" }
variable "rules" {
  type    = list(object({ name = string, enabled = optional(bool, true), note = optional(string) }))
  default = [{ name = "a" }, { name = "b", enabled = false }]
}
locals {
  hosts = { www = "www.\${var.domain}", api = "api.\${var.domain}" }
  list  = ["b", "a", "b"]
  loop  = local.loop
}
resource "cloudflare_list" "office" {
  name = "office"
}
resource "cloudflare_list" "many" {
  for_each = local.hosts
  name     = each.key
}
resource "cloudflare_list" "counted" {
  count = 2
  name  = "n\${count.index}"
}
`;

function evaluated(expression: string): TfValue {
  const { outputs } = loadModule({
    files: createTerraformFiles(
      sources({
        "main.tf": `${CONTEXT}\noutput "it" {\n  value = ${expression}\n}\n`,
        "files/hello.txt": "hi ${name}%{ for x in xs } ${x}%{ endfor }",
        "data.csv": 'a,b\n1,"x, y"\n',
      }),
    ),
    folder: "",
    prefix: "",
    inputs: new Map(),
    note: () => undefined,
    depth: 0,
    onZone: () => undefined,
  });
  return outputs.get("it") ?? null;
}

describe("values are what Terraform's documentation says", () => {
  const CASES: readonly (readonly [expression: string, value: unknown])[] = [
    ["1 + 2 * 3 - 4 / 2", 5],
    ["-(7 % 4)", -3],
    ["!false && (true || false)", true],
    [`1 == 1 && "1" != 1`, true],
    ["3 >= 3 && 2 < 3", true],
    [`true ? "x" : var.nothing`, "x"],
    [`"a\${1 + 1}b\${true}"`, "a2btrue"],
    [`"\${[1, 2]}"`, [1, 2]],
    [`"%{ if var.domain == "x" }yes%{ else }no%{ endif }"`, "no"],
    [`"%{ for x in ["a", "b"] }\${x},%{ endfor }"`, "a,b,"],
    ["<<-EOT\n    a\n      b\n    EOT", "a\n  b\n"],
    ["<<EOT\n%{ for x in [1, 2] ~}\n- ${x}\n%{ endfor ~}\nEOT", "- 1\n- 2\n"],
    ['[for x in local.list : upper(x) if x != "a"]', ["B", "B"]],
    ['[for k, v in local.hosts : "${k}=${v}"]', ["api=api.example.com", "www=www.example.com"]],
    ["{ for k, v in local.hosts : v => k }", { "api.example.com": "api", "www.example.com": "www" }],
    ["{ for x in local.list : x => 1... }", { a: [1], b: [1, 1] }],
    ["[for i, x in local.list : i]", [0, 1, 2]],
    ['local.hosts["www"]', "www.example.com"],
    ["local.list[1]", "a"],
    ["cloudflare_list.office.name", "office"],
    ['cloudflare_list.many["api"].name', "api"],
    ["cloudflare_list.counted[*].name", ["n0", "n1"]],
    ["[for l in cloudflare_list.many : l.name]", ["api", "www"]],
    ["[{ a = 1 }, { a = 2 }][*].a", [1, 2]],
    ["length(cloudflare_list.office.id)", 32],
    ["var.rules[*].enabled", [true, false]],
    ["var.rules[0].note", null],
    ["path.module", "."],

    [`format("%s-%d-%v-%q-%05.1f%%", "a", 3, true, "x\\"y", 2.25)`, `a-3-true-"x\\"y"-002.3%`],
    [`formatlist("%s.%s", ["a", "b"], "x")`, ["a.x", "b.x"]],
    [`join(", ", ["a", "b"])`, "a, b"],
    [`cidrsubnet("172.16.0.0/12", 4, 2)`, "172.18.0.0/16"],
    [`cidrsubnet("10.1.2.0/24", 4, 15)`, "10.1.2.240/28"],
    [`cidrsubnet("fd00:fd12:3456:7890::/56", 16, 162)`, "fd00:fd12:3456:7800:a200::/72"],
    [`cidrsubnets("10.1.0.0/16", 4, 4, 8, 4)`, ["10.1.0.0/20", "10.1.16.0/20", "10.1.32.0/24", "10.1.48.0/20"]],
    [`cidrhost("10.12.112.0/20", 16)`, "10.12.112.16"],
    [`cidrhost("10.12.112.0/20", 268)`, "10.12.113.12"],
    [`cidrhost("10.12.112.0/20", -2)`, "10.12.127.254"],
    [`cidrhost("fd00:fd12:3456:7890:00a2::/72", 34)`, "fd00:fd12:3456:7890::22"],
    [`cidrnetmask("172.16.0.0/12")`, "255.240.0.0"],
    [`split(",", "a,b")`, ["a", "b"]],
    [`replace("a.b.c", ".", "-")`, "a-b-c"],
    [`replace("a1b22", "/[0-9]+/", "<$0>")`, "a<1>b<22>"],
    [`regex("(\\\\d+)-(\\\\d+)", "x10-20")`, ["10", "20"]],
    [`regex("(?P<a>\\\\d)", "x1")`, { a: "1" }],
    [`regexall("[a-z]", "a1b")`, ["a", "b"]],
    [`concat(["a"], ["b", "c"])`, ["a", "b", "c"]],
    [`merge({ a = 1, b = 2 }, { b = 3 })`, { a: 1, b: 3 }],
    [`merge([{ a = 1 }, { b = 2 }]...)`, { a: 1, b: 2 }],
    [`toset(["b", "a", "b"])`, ["a", "b"]],
    [`lookup({ a = 1 }, "b", 2)`, 2],
    [`keys({ b = 1, a = 2 })`, ["a", "b"]],
    [`values({ b = 1, a = 2 })`, [2, 1]],
    [`zipmap(["a", "b"], [1, 2])`, { a: 1, b: 2 }],
    [`flatten([[1, [2]], [], [3]])`, [1, 2, 3]],
    [`distinct(local.list)`, ["b", "a"]],
    [`sort(local.list)`, ["a", "b", "b"]],
    [`compact(["a", "", null])`, ["a"]],
    [`contains(local.list, "a")`, true],
    [`slice([1, 2, 3], 1, 3)`, [2, 3]],
    [`element([1, 2], 3)`, 2],
    [`coalesce("", null, "x")`, "x"],
    [`try(var.domain.nothing, local.missing, "other")`, "other"],
    [`can(tonumber("x"))`, false],
    [`jsonencode({ b = [1, true], a = "<" })`, '{"a":"\\u003c","b":[1,true]}'],
    [`jsondecode("{\\"a\\": [1]}")`, { a: [1] }],
    [`csvdecode(file("data.csv"))`, [{ a: "1", b: "x, y" }]],
    [`templatefile("\${path.module}/files/hello.txt", { name = "you", xs = [1, 2] })`, "hi you 1 2"],
    [`trimspace("  x\\n")`, "x"],
    [`trimprefix("http://x", "http://")`, "x"],
    [`substr("hello", 1, 3)`, "ell"],
    [`title("hello world")`, "Hello World"],
    [`range(1, 7, 2)`, [1, 3, 5]],
    [`max(1, 3, 2)`, 3],
    [
      `setproduct(["a", "b"], [1, 2])`,
      [
        ["a", 1],
        ["a", 2],
        ["b", 1],
        ["b", 2],
      ],
    ],
    [`setsubtract(["a", "b"], ["a"])`, ["b"]],
    [`chunklist([1, 2, 3], 2)`, [[1, 2], [3]]],
    [`base64encode("hi")`, "aGk="],
    [`sha256("")`, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"],
    [`one([])`, null],
    [`tostring(1.50)`, "1.5"],
    [`alltrue([true, true])`, true],
    [`startswith("abc", "ab")`, true],
    [`lower(upper("x"))`, "x"],
  ];

  test.each(CASES)("%s", (expression, value) => {
    expect(toJson(evaluated(expression))).toEqual(value);
  });
});

describe("what the files do not decide is unknown, with a reason", () => {
  const UNKNOWN: readonly (readonly [expression: string, reason: string])[] = [
    ["var.open", "variable “open” has no value"],
    [`"x\${var.open}"`, "variable “open” has no value"],
    [`join(",", [var.open])`, "variable “open” has no value"],
    ["var.open ? 1 : 2", "variable “open” has no value"],
    ["[for x in var.open : x]", "variable “open” has no value"],
    [`try(var.open, "x")`, "variable “open” has no value"],
    ["timestamp()", "timestamp() is known only when Terraform runs"],
    ["terraform.workspace", "“terraform.workspace” is known only when it runs"],
    ["frobnicate(1)", "the function frobnicate() is not known here"],
    ["upper([1])", "upper() cannot take these values"],
    ["var.nothing", "there is no variable “nothing”"],
    ["local.nothing", "there is no local value “nothing”"],
    ["local.loop", "local value “loop” refers to itself"],
    ["module.nothing.x", "there is no “module.nothing.x”"],
    ["data.cloudflare_zone.x.id", "there is no data source “cloudflare_zone.x”"],
    ["{ a = 1 }.b", "there is no “b” in it"],
    ["[1][5]", "there is no entry 5 in it"],
    ["1 / 0", "a division by zero"],
    [`file("/etc/passwd")`, "the file “/etc/passwd” is not in the folder"],
    [`file("../../etc/passwd")`, "the file “../../etc/passwd” is not in the folder"],
    ["range(1e12)", "range() cannot take these values"],
  ];

  test.each(UNKNOWN)("%s", (expression, reason) => {
    const value = evaluated(expression);
    expect(isUnknown(value) ? value.reason : value).toBe(reason);
  });

  test("an unknown part leaves the other parts known", () => {
    expect(toJson(evaluated('concat([var.open], ["b"])'))).toEqual([null, "b"]);
    expect(toJson(evaluated("merge({ a = var.open }, { b = 1 })"))).toEqual({ a: null, b: 1 });
  });
});

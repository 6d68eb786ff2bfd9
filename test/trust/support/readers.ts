import { readAcknowledged } from "../../../engine/compare/runs/acknowledged";
import { COMMAND_NAMES } from "../../../engine/contract/answers";
import { READERS as CONTRACT, readClientMessage } from "../../../engine/contract/readers";
import { parseCookies } from "../../../engine/http/cookies";
import { parseHost } from "../../../engine/http/host";
import { checkExpression, readConfiguration, readTrace } from "../../../engine/index";
import { STANDARD_SCHEME } from "../../../engine/language/index";
import { readBaseline } from "../../../engine/library/baseline/baseline";
import { importApi } from "../../../main/import/api/import-api";
import { importRequests } from "../../../main/import/requests/import-requests";
import { parseHcl } from "../../../main/import/terraform/hcl/parse-hcl";
import { importShow } from "../../../main/import/terraform/import-show";
import { importTerraform } from "../../../main/import/terraform/import-terraform";
import { readSavedTraceFile } from "../../../main/workspace/library/saved-trace-text";
import { readWorkspaceFile } from "../../../main/workspace/workspace-file";

export type Read = (text: string) => unknown;

interface FuzzedReader {
  readonly name: string;
  readonly read: Read;
  /** Texts that it takes, for those who change them piece by piece. */
  readonly seeds: readonly string[];
}

const REQUEST = '{"method":"GET","url":"https://a.example/b?c=d","headers":{"x":"y"},"cookies":{"s":"t"},"body":{"json":{"k":[1]}}}';
const EXPRESSION = '(http.host eq "a" and not ip.src in {1.2.3.0/24 ::1}) or any(http.request.headers["x"][*] matches r#"^a+$"#) xor ssl';
const RULESET = `{"result":{"id":"r","name":"n","kind":"zone","phase":"http_request_firewall_custom","rules":[{"id":"1","action":"block","expression":${JSON.stringify(EXPRESSION)},"enabled":true}]}}`;
const HCL =
  'resource "cloudflare_ruleset" "a" {\n  kind = "zone"\n  rules = [for k, v in { a = 1 } : { expression = "http.host eq \\"${k}\\"", action = "block" } if v > 0]\n  x = <<-EOT\n    %{ if true }a%{ endif }\n  EOT\n}\nlocals { b = merge({}, { c = [1, 2][0] }) }\n';
const SHOWN = `{"format_version":"1.0","terraform_version":"1.9.0","values":{"root_module":{"resources":[{"type":"cloudflare_ruleset","name":"a","address":"a","values":${RULESET.slice(10, -1)}}]}}}`;
const CONFIGURATION_FILES = [
  "zones/a.example/zone.json",
  "zones/a.example/rulesets/a.json",
  "account/lists/a.json",
  "zones/a.example/dns_records.json",
];
const HAR = `{"log":{"entries":[{"request":{"method":"POST","url":"https://a.example/","httpVersion":"HTTP/2","headers":[{"name":"a","value":"b"}],"postData":{"mimeType":"application/json","text":"{}"}},"response":{"status":200,"headers":[],"content":{"text":"x"}}}]}}`;

const text = (content: string): { readonly kind: "text"; readonly text: string; readonly revision: string } => ({
  kind: "text",
  text: content,
  revision: "",
});

/** Everything that makes something known of a text that others wrote. Each gives a value or says what is wrong; none throws. */
export const READERS: readonly FuzzedReader[] = [
  {
    name: "requests as curl",
    read: (input) => importRequests(input, "curl", () => false),
    seeds: [`curl -X POST 'https://a.example/?t=1' -H 'A: b' --json '{"password":"x"}' -b s=t -u a:b -F 'f=@x'`],
  },
  {
    name: "requests as http",
    read: (input) => importRequests(input, "http", () => false),
    seeds: ["POST /a?b=c HTTP/1.1\r\nHost: a.example\r\nCookie: s=t\r\nContent-Length: 2\r\n\r\n{}"],
  },
  { name: "requests as har", read: (input) => importRequests(input, "har", () => false), seeds: [HAR] },
  {
    name: "requests as fetch",
    read: (input) => importRequests(input, "fetch", () => false),
    seeds: [`await fetch("https://a.example/", {"headers": {"a": "b",}, method: 'POST', "body": "a\\u0041"});`],
  },
  { name: "Terraform's language", read: parseHcl, seeds: [HCL] },
  { name: "Terraform's files", read: (input) => importTerraform([{ path: "main.tf", text: input }]), seeds: [HCL] },
  { name: "Terraform's state and plans", read: (input) => importShow({ path: "state.json", text: input }), seeds: [SHOWN] },
  {
    name: "answers of the API",
    read: (input) => importApi([{ path: "a.json", text: input }]),
    seeds: [RULESET, `[${RULESET},${RULESET}]`],
  },
  { name: "a filter", read: (input) => checkExpression(input, "filter", STANDARD_SCHEME), seeds: [EXPRESSION] },
  {
    name: "a value",
    read: (input) => checkExpression(input, "value", STANDARD_SCHEME),
    seeds: ['regex_replace(concat(http.host, "/", lower(http.request.uri.path)), "^/a/(.*)$", "/b/${1}")'],
  },
  {
    name: "workspace.json",
    read: (input) => readWorkspaceFile(text(input)),
    seeds: ['{"version":1,"name":"a","activeConfiguration":"p","assumptions":{"a":"b"}}'],
  },
  {
    name: "a configuration's files",
    read: (input) => readConfiguration("fuzzed", new Map(CONFIGURATION_FILES.map((file) => [file, input]))),
    seeds: [RULESET, '[{"id":"d","name":"a.example","type":"A","content":"192.0.2.1","proxied":true}]'],
  },
  { name: "a trace", read: (input) => readTrace(jsonOr(input)), seeds: [REQUEST] },
  {
    name: "a saved trace's file",
    read: (input) => readSavedTraceFile(text(input), "a.trace.json"),
    seeds: [`{"name":"a","tags":["b"],"trace":${REQUEST},"fields":{"ip.src":"192.0.2.1"},"expect":[{"status":200}]}`],
  },
  { name: "a baseline", read: (input) => readBaseline(jsonOr(input)), seeds: ['{"version":1,"configuration":"p","cases":[]}'] },
  {
    name: "acknowledged.json",
    read: (input) => readAcknowledged(jsonOr(input)),
    seeds: ['{"version":1,"differences":[{"trace":"a","difference":"b","reason":"c","until":"2026-01-01"}]}'],
  },
  {
    name: "messages to the host",
    read: (input) => {
      const value = jsonOr(input);
      for (const command of COMMAND_NAMES) CONTRACT[command](value);
      return readClientMessage(value);
    },
    seeds: [
      `{"workspaceId":"w","configuration":"p","saved":{"trace":${REQUEST}},"edits":[{"kind":"set","file":"a","pointer":"/b","value":1}]}`,
    ],
  },
  { name: "Host and Cookie", read: (input) => [parseHost(input), parseCookies(input)], seeds: ["[::1]:8080", 'a=b; c="d"; e'] },
];

function jsonOr(input: string): unknown {
  try {
    return JSON.parse(input);
  } catch {
    return input;
  }
}

/** Pieces of what the readers know, so that a text gets further than noise would. */
export const PIECES: readonly string[] = [
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
];

/** What is wrong with how `read` takes a text: that it throws, or takes longer than anyone waits. */
export function faultOfReader(read: Read, input: string): string | null {
  const started = performance.now();
  try {
    read(input);
  } catch (error) {
    return `threw ${String(error)} at ${JSON.stringify(input.slice(0, 400))}`;
  }
  const milliseconds = performance.now() - started;
  return milliseconds > 5000 ? `took ${milliseconds} ms for ${JSON.stringify(input.slice(0, 400))}` : null;
}

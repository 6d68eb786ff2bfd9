import { describe, expect, test } from "vitest";
import type { TraceDefinition } from "../../../../engine/request/trace-definition";
import type { Json } from "../../../../engine/support/json";
import { factsOf, jsonOf, readField } from "./read-fields";

type Row = readonly [name: string, field: string, trace: Partial<TraceDefinition>, value: Json];

const ARTICLE = { url: "https://www.example.org/articles/Index.HTML?section=539061&expand=comments&section=2#top" };
const FORM = {
  method: "POST",
  headers: { "Content-Type": "application/x-www-form-urlencoded; charset=utf-8" },
  body: { plain_text: "username=admin&q=a+b&username=%41" },
};
const MULTIPART = {
  method: "POST",
  headers: { "content-type": 'multipart/form-data; boundary="XX"' },
  body: {
    plain_text:
      '--XX\r\nContent-Disposition: form-data; name="username"\r\n\r\nalice_doe\r\n' +
      '--XX\r\nContent-Disposition: form-data; name="picture"; filename="photo.jpg"\r\nContent-Type: image/jpeg\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n--XX--\r\n',
  },
};

const ROWS: readonly Row[] = [
  ["the host is the URL's", "http.host", ARTICLE, "www.example.org"],
  [
    "the host is the host header's, in its spelling and without a port",
    "http.host",
    { headers: { Host: "WWW.cloudflare.com:8443" } },
    "WWW.cloudflare.com",
  ],
  [
    "the full address has no fragment",
    "http.request.full_uri",
    ARTICLE,
    "https://www.example.org/articles/Index.HTML?section=539061&expand=comments&section=2",
  ],
  ["the full address has no port", "http.request.full_uri", { url: "http://example.com:8080/a" }, "http://example.com/a"],
  ["the target is path and query", "http.request.uri", ARTICLE, "/articles/Index.HTML?section=539061&expand=comments&section=2"],
  ["the target without a query is the path", "http.request.uri", {}, "/"],
  ["the target keeps a bare question mark", "http.request.uri", { url: "https://example.com/a?" }, "/a?"],
  ["the path", "http.request.uri.path", ARTICLE, "/articles/Index.HTML"],
  ["the extension is in lower case", "http.request.uri.path.extension", ARTICLE, "html"],
  ["the query", "http.request.uri.query", ARTICLE, "section=539061&expand=comments&section=2"],
  ["no query is empty", "http.request.uri.query", {}, ""],
  ["arguments are gathered by name", "http.request.uri.args", ARTICLE, { expand: ["comments"], section: ["539061", "2"] }],
  [
    "arguments are not decoded",
    "http.request.uri.args",
    { url: "https://example.com/?search=red+apples%21" },
    { search: ["red+apples%21"] },
  ],
  ["argument names keep order and repeats", "http.request.uri.args.names", ARTICLE, ["section", "expand", "section"]],
  ["argument values keep order", "http.request.uri.args.values", ARTICLE, ["539061", "comments", "2"]],
  ["the method is in capitals", "http.request.method", { method: "post" }, "POST"],
  ["the version", "http.request.version", { protocol: "HTTP/3" }, "HTTP/3"],
  ["https is encrypted", "ssl", {}, true],
  ["http is not encrypted", "ssl", { url: "http://example.com/" }, false],
  [
    "the cookie header as sent",
    "http.cookie",
    { headers: { Cookie: "session=8521F670;-background=light" } },
    "session=8521F670;-background=light",
  ],
  ["no cookie header is empty", "http.cookie", {}, ""],
  [
    "cookies by decoded name, raw values",
    "http.request.cookies",
    { headers: { cookie: "%61pp=te%73t; app=2;-b=x=y" } },
    { "-b": ["x=y"], app: ["te%73t", "2"] },
  ],
  ["cookies of the trace count", "http.request.cookies", { cookies: { app: "test" } }, { app: ["test"] }],
  ["the referer", "http.referer", { headers: { Referer: "https://a.example/" } }, "https://a.example/"],
  ["the user agent", "http.user_agent", { headers: { "User-Agent": "curl/8" } }, "curl/8"],
  ["no user agent is empty", "http.user_agent", {}, ""],
  [
    "the forwarded addresses",
    "http.x_forwarded_for",
    { headers: { "X-Forwarded-For": "203.0.113.195, 70.41.3.18" } },
    "203.0.113.195, 70.41.3.18",
  ],
  [
    "headers by lower-case name, values raw",
    "http.request.headers",
    { headers: { "Content-Type": " Text/É " } },
    { "content-type": [" Text/É "], host: ["example.com"] },
  ],
  ["header names as sent", "http.request.headers.names", { headers: { "Content-Type": "a" } }, ["Host", "Content-Type"]],
  [
    "header names over HTTP/2 are in lower case",
    "http.request.headers.names",
    { protocol: "HTTP/2", headers: { "Content-Type": "a" } },
    ["host", "content-type"],
  ],
  ["header values in step with the names", "http.request.headers.values", { headers: { "Content-Type": "a" } }, ["example.com", "a"]],
  [
    "languages, best first",
    "http.request.accepted_languages",
    { headers: { "accept-language": "fr-CH, fr;q=0.8, en;q=0.9, de;q=0.7, *;q=0.5" } },
    ["fr-CH", "en", "fr", "de"],
  ],
  ["no languages", "http.request.accepted_languages", {}, []],
  ["the raw body", "http.request.body.raw", { body: { base64: "/w==" } }, { base64: "/w==" }],
  [
    "the raw body ends where it is no longer looked at",
    "http.request.body.raw",
    { body: { plain_text: "é".repeat(65_537) } },
    "é".repeat(65_536),
  ],
  ["a body that is not longer is not truncated", "http.request.body.truncated", { body: { plain_text: "a".repeat(131_072) } }, false],
  ["a longer body is truncated", "http.request.body.truncated", { body: { plain_text: "a".repeat(131_073) } }, true],
  ["the size counts all bytes", "http.request.body.size", { body: { plain_text: "é".repeat(100_000) } }, 200_000],
  ["form fields by name, not decoded", "http.request.body.form", FORM, { q: ["a+b"], username: ["admin", "%41"] }],
  ["form names in order", "http.request.body.form.names", FORM, ["username", "q", "username"]],
  ["form values in order", "http.request.body.form.values", FORM, ["admin", "a+b", "%41"]],
  ["another body is no form", "http.request.body.form", { body: { plain_text: "a=1" } }, {}],
  [
    "the MIME type is told by the bytes, not the header",
    "http.request.body.mime",
    { headers: { "content-type": "text/plain" }, body: { base64: "iVBORw0KGgo=" } },
    "image/png",
  ],
  ["no body has no MIME type", "http.request.body.mime", {}, ""],
  ["multipart contents by name", "http.request.body.multipart", MULTIPART, { picture: ["AAAA"], username: ["alice_doe"] }],
  ["multipart names, a list a part", "http.request.body.multipart.names", MULTIPART, [["username"], ["picture"]]],
  ["multipart contents in order", "http.request.body.multipart.values", MULTIPART, ["alice_doe", "AAAA"]],
  ["multipart content types", "http.request.body.multipart.content_types", MULTIPART, [[], ["image/jpeg"]]],
  [
    "multipart dispositions, whole",
    "http.request.body.multipart.content_dispositions",
    MULTIPART,
    [['form-data; name="username"'], ['form-data; name="picture"; filename="photo.jpg"']],
  ],
  ["multipart transfer encodings", "http.request.body.multipart.content_transfer_encodings", MULTIPART, [[], ["base64"]]],
  ["multipart file names", "http.request.body.multipart.filenames", MULTIPART, [[], ["photo.jpg"]]],
  ["another body has no parts", "http.request.body.multipart.names", FORM, []],
  ["the port of the URL", "cf.edge.server_port", { url: "https://example.com:8443/" }, 8443],
  ["the port of https", "cf.edge.server_port", {}, 443],
  ["HTTP/2 comes over TCP", "cf.edge.client_tcp", { protocol: "HTTP/2" }, true],
  ["HTTP/3 does not", "cf.edge.client_tcp", { protocol: "HTTP/3" }, false],
  ["a style sheet is a static resource", "cf.bot_management.static_resource", { url: "https://example.com/a/site.CSS?v=1" }, true],
  ["a page is none", "cf.bot_management.static_resource", { url: "https://example.com/a/site.php" }, false],
  ["plain HTTP has no TLS version", "cf.tls_version", { url: "http://example.com/" }, ""],
  ["plain HTTP has no cipher", "cf.tls_cipher", { url: "http://example.com/" }, ""],
  ["QUIC has no TCP round-trip time", "cf.timings.client_tcp_rtt_msec", { protocol: "HTTP/3" }, 0],
  ["TCP has no QUIC round-trip time", "cf.timings.client_quic_rtt_msec", { protocol: "HTTP/2" }, 0],
  ["the zone's name", "cf.zone.name", {}, "example.com"],
  ["the zone's plan code", "cf.zone.plan", {}, "ENT"],
];

describe("fields that follow from the request", () => {
  for (const [name, field, trace, value] of ROWS) {
    test(`${field}: ${name}`, () => {
      const facts = factsOf({ protocol: "HTTP/1.1", ...trace });
      expect(jsonOf(field, facts)).toEqual(value);
      expect(readField(field, facts).source).toBe("derived");
    });
  }

  test("repeated headers keep their order", () => {
    const facts = factsOf({ headers: { accept: "a" } }, { requestHeaders: [["Accept", "b"]] });
    expect(jsonOf("http.request.headers", facts)).toEqual({ accept: ["a", "b"], host: ["example.com"] });
    expect(jsonOf("http.request.headers.names", facts)).toEqual(["Host", "accept", "Accept"]);
  });

  test("the names of a map come in byte order", () => {
    const value = readField("http.request.uri.args", factsOf({ url: "https://example.com/?b=1&a=2&B=3" })).value;
    expect(value instanceof Map ? [...value.keys()] : value).toEqual(["B", "a", "b"]);
  });
});

const RAW: readonly (readonly [string, Json, Json])[] = [
  ["http.request.full_uri", "https://example.com/new.js?x=1&x=2", "https://example.com/a/old.HTML?b=c"],
  ["http.request.uri", "/new.js?x=1&x=2", "/a/old.HTML?b=c"],
  ["http.request.uri.path", "/new.js", "/a/old.HTML"],
  ["http.request.uri.path.extension", "js", "html"],
  ["http.request.uri.query", "x=1&x=2", "b=c"],
  ["http.request.uri.args", { x: ["1", "2"] }, { b: ["c"] }],
  ["http.request.uri.args.names", ["x", "x"], ["b"]],
  ["http.request.uri.args.values", ["1", "2"], ["c"]],
];

describe("after a rewrite", () => {
  const facts = factsOf({ url: "https://example.com/a/old.HTML?b=c" });
  const rewritten = { ...facts, request: { ...facts.request, path: "/new.js", query: "x=1&x=2" } };
  for (const [field, now, before] of RAW) {
    test(`${field} is the new one, its raw twin the one sent`, () => {
      expect(jsonOf(field, rewritten)).toEqual(now);
      expect(jsonOf(`raw.${field}`, rewritten)).toEqual(before);
    });
  }
});

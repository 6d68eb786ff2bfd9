import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { prepareRequest } from "../../../../engine/request/prepare-request";
import type { SavedTrace } from "../../../../engine/request/trace-definition";
import { importRequests } from "../../../../main/import/requests/import-requests";
import { toCurl } from "../../../../main/import/requests/to-curl";
import { readOne } from "./read-one";

const CURL_OWN = { "User-Agent": "curl/8.7.1", Accept: "*/*" };

describe("curl", () => {
  const CASES: readonly (readonly [name: string, command: string, trace: SavedTrace["trace"]])[] = [
    ["a bare address", "curl example.com/a", { method: "GET", url: "http://example.com/a", headers: CURL_OWN }],
    ["-I asks for the head", "curl -I https://example.com", { method: "HEAD", url: "https://example.com", headers: CURL_OWN }],
    [
      "-X with its value attached",
      "curl -XDELETE https://example.com",
      { method: "DELETE", url: "https://example.com", headers: CURL_OWN },
    ],
    [
      "options that stand together",
      "curl -sSLXPUT 'https://example.com'",
      { method: "PUT", url: "https://example.com", headers: CURL_OWN },
    ],
    [
      "data is posted as a form",
      "curl https://example.com -d a=1 --data-raw 'b=@2' --data-urlencode 'c=x y&z'",
      {
        method: "POST",
        url: "https://example.com",
        headers: { ...CURL_OWN, "Content-Type": "application/x-www-form-urlencoded" },
        body: { plain_text: "a=1&b=@2&c=x%20y%26z" },
      },
    ],
    [
      "-G puts data into the query",
      "curl -G https://example.com/?x=1 -d q=a -d r=b",
      { method: "GET", url: "https://example.com/?x=1&q=a&r=b", headers: CURL_OWN },
    ],
    [
      "--json",
      `curl --json '{"a":1}' https://example.com`,
      {
        method: "POST",
        url: "https://example.com",
        headers: { "User-Agent": "curl/8.7.1", Accept: "application/json", "Content-Type": "application/json" },
        body: { json: { a: 1 } },
      },
    ],
    [
      "headers of its own are given up, sent empty or replaced",
      "curl https://example.com -H 'Accept:' -H 'X-Empty;' -H 'User-Agent: me'",
      { method: "GET", url: "https://example.com", headers: { "X-Empty": "", "User-Agent": "me" } },
    ],
    [
      "-A with nothing sends none",
      "curl -A '' https://example.com",
      { method: "GET", url: "https://example.com", headers: { Accept: "*/*" } },
    ],
    [
      "cookies",
      "curl https://example.com -b 'a=1; b=2'",
      { method: "GET", url: "https://example.com", headers: CURL_OWN, cookies: { a: "1", b: "2" } },
    ],
    [
      "user and password, given or in the address",
      "curl https://me:pass@example.com/",
      { method: "GET", url: "https://example.com/", headers: { ...CURL_OWN, Authorization: "Basic bWU6cGFzcw==" } },
    ],
    ["dot segments go", "curl https://example.com/a/../b/./c", { method: "GET", url: "https://example.com/b/c", headers: CURL_OWN }],
    [
      "--path-as-is keeps them",
      "curl --path-as-is https://example.com/a/../b",
      { method: "GET", url: "https://example.com/a/../b", headers: CURL_OWN },
    ],
    [
      "the version",
      "curl --http2 https://example.com",
      { method: "GET", url: "https://example.com", protocol: "HTTP/2", headers: CURL_OWN },
    ],
    [
      "as Chrome copies it for bash",
      `curl 'https://shop.example.com/cart?id=1' \\
  -X 'POST' \\
  -H 'accept: */*' \\
  -H 'user-agent: Mozilla/5.0' \\
  -H 'content-type: application/json' \\
  --data-raw $'{"note":"it\\'s \\u0021"}' \\
  --compressed`,
      {
        method: "POST",
        url: "https://shop.example.com/cart?id=1",
        headers: {
          "Accept-Encoding": "deflate, gzip, br, zstd",
          accept: "*/*",
          "user-agent": "Mozilla/5.0",
          "content-type": "application/json",
        },
        body: { json: { note: "it's !" } },
      },
    ],
    [
      "a form",
      "curl -F name=value https://example.com",
      {
        method: "POST",
        url: "https://example.com",
        headers: { ...CURL_OWN, "Content-Type": "multipart/form-data; boundary=------------------------trace-workbench" },
        body: {
          plain_text:
            '--------------------------trace-workbench\r\nContent-Disposition: form-data; name="name"\r\n\r\nvalue\r\n--------------------------trace-workbench--\r\n',
        },
      },
    ],
  ];

  test.each(CASES)("%s", (_name, command, trace) => {
    const saved = readOne(command, "curl");
    expect(saved.trace).toEqual(trace);
    expect(prepareRequest(saved).kind).toBe("value");
  });

  test("several commands give several traces", () => {
    const imported = importRequests("curl https://a.example/ ;\ncurl https://b.example/", "curl", () => true);
    expect(imported.kind === "traces" && imported.traces.map(({ trace }) => trace.url)).toEqual([
      "https://a.example/",
      "https://b.example/",
    ]);
  });

  test("files are never read", () => {
    const imported = importRequests("curl https://example.com -d @/etc/passwd", "curl", () => true);
    expect(imported).toMatchObject({
      kind: "traces",
      remarks: ["The body is the file /etc/passwd; files are not read, so it is left out."],
    });
    expect(JSON.stringify(imported)).not.toContain("root:");
  });

  test.each([
    ["", "There is no text here; a curl command is “curl https://example.com/ …”."],
    ["I tried curl and it failed", "This is no curl command: it begins with “I tried curl and it failed”, not with “curl”."],
    ["GET / HTTP/1.1", "This is no curl command: it begins with “GET / HTTP/1.1”, not with “curl”."],
  ])("%j is told to be no command", (text, message) => {
    expect(importRequests(text, "curl", () => true)).toEqual({ kind: "problem", message });
  });

  test.each([
    "$ curl https://a.example/",
    "sudo curl https://a.example/",
    "me@host:~$ curl https://a.example/",
    "A=1 curl https://a.example/",
  ])("%j is a command", (text) => expect(importRequests(text, "curl", () => true).kind).toBe("traces"));

  test.each(["curl", "wget https://example.com", "curl -H", "curl --frobnicate https://example.com", "curl 'https://example.com", ""])(
    "%j is told to be wrong",
    (command) => {
      expect(importRequests(command, "curl", () => true).kind).toBe("problem");
    },
  );

  test("what is printed as curl is read back as the same request", () => {
    const header = fc.tuple(
      fc.stringMatching(/^x-[a-z]{1,8}$/),
      fc.string({ maxLength: 12, unit: "grapheme-ascii" }).map((value) => value.trim()),
    );
    const traces = fc.record({
      method: fc.constantFrom("GET", "POST", "PUT", "DELETE", "HEAD"),
      url: fc.webUrl({ withQueryParameters: true }),
      headers: fc.array(header, { maxLength: 4 }).map((headers) => Object.fromEntries(headers)),
      body: fc.option(fc.string({ minLength: 1 }), { nil: undefined }),
    });
    fc.assert(
      fc.property(traces, ({ method, url, headers, body }) => {
        const trace = {
          method,
          url,
          ...(Object.keys(headers).length === 0 ? {} : { headers }),
          ...(body === undefined || method === "GET" || method === "HEAD"
            ? {}
            : { body: { plain_text: body.replaceAll("\0", "") || "x" } }),
        };
        expect(readOne(toCurl({ trace }), "curl").trace).toEqual(trace);
      }),
    );
  });
});

import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { prepareRequest } from "../../../engine/request/prepare-request";
import type { SavedTrace } from "../../../engine/request/trace-definition";
import { guessForm, importRequests, type RequestForm } from "../../../main/import/requests/import-requests";
import { splitShellWords } from "../../../main/import/requests/shell-words";
import { toCurl } from "../../../main/import/requests/to-curl";

function read(text: string, form: RequestForm, secrets: "kept" | "replaced" = "kept"): SavedTrace {
  const imported = importRequests(text, form, () => secrets === "kept");
  if (imported.kind === "problem") throw new Error(imported.message);
  const [trace] = imported.traces;
  if (trace === undefined) throw new Error("no trace");
  return trace;
}

describe("words of a shell", () => {
  const WORDS: readonly (readonly [text: string, words: readonly string[]])[] = [
    ["a b  c", ["a", "b", "c"]],
    ["'a b' c", ["a b", "c"]],
    [`"a 'b'" 'c "d"'`, ["a 'b'", 'c "d"']],
    [`'it'\\''s'`, ["it's"]],
    [`"a\\"b\\\\c\\d"`, ['a"b\\c\\d']],
    ["a \\\n b", ["a", "b"]],
    ["a\\ b", ["a b"]],
    ["'' a", ["", "a"]],
    [`$'a\\nb\\x41\\u00e9\\'c'`, ["a\nbAé'c"]],
    ["$HOME/x", ["{{HOME}}/x"]],
    ['"Bearer $TOKEN"', ["Bearer {{TOKEN}}"]],
    ["'$TOKEN'", ["$TOKEN"]],
    ["a # b", ["a"]],
    ["a#b", ["a#b"]],
    ["a | jq .", ["a"]],
    ["a > file", ["a"]],
    ["a; b", ["a"]],
    ['^"a b^" ^\r\n ^"c^%^20^"', ["a b", "c%20"]],
    [`'x-a: ^"' b`, ['x-a: ^"', "b"]],
    ['^"{\\^"a\\^":1}^"', ['{"a":1}']],
  ];

  test.each(WORDS)("%s", (text, words) => {
    expect(splitShellWords(text)).toMatchObject({ kind: "words", words });
  });

  test.each([`"a`, "'a", "$'a", "`a`", "$(a)", '"$(a)"'])("%s is told to be wrong", (text) => {
    expect(splitShellWords(text).kind).toBe("problem");
  });
});

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
    const saved = read(command, "curl");
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
        expect(read(toCurl({ trace }), "curl").trace).toEqual(trace);
      }),
    );
  });
});

describe("a raw message", () => {
  const CASES: readonly (readonly [name: string, text: string, trace: SavedTrace["trace"]])[] = [
    [
      "of HTTP/1.1, with its body cut at content-length",
      "POST /login?a=b HTTP/1.1\r\nHost: example.com\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\nhello and more",
      {
        method: "POST",
        url: "https://example.com/login?a=b",
        protocol: "HTTP/1.1",
        headers: { "Content-Type": "text/plain" },
        body: { plain_text: "hello" },
      },
    ],
    [
      "with bare line feeds and no end",
      "GET / HTTP/1.0\nHost: example.com",
      { method: "GET", url: "https://example.com/", protocol: "HTTP/1.0" },
    ],
    [
      "in chunks",
      "POST / HTTP/1.1\r\nHost: a.example\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nWiki\r\n5;x=y\r\npedia\r\n0\r\n\r\n",
      { method: "POST", url: "https://a.example/", protocol: "HTTP/1.1", body: { plain_text: "Wikipedia" } },
    ],
    [
      "with a whole address",
      "GET http://example.com:8080/x HTTP/1.1\nHost: example.com:8080",
      { method: "GET", url: "http://example.com:8080/x", protocol: "HTTP/1.1" },
    ],
    [
      "as browsers show the headers of HTTP/2",
      ":authority: example.com\n:method: GET\n:path: /a?b\n:scheme: https\naccept: */*",
      { method: "GET", url: "https://example.com/a?b", protocol: "HTTP/2", headers: { accept: "*/*" } },
    ],
  ];

  test.each(CASES)("%s", (_name, text, trace) => {
    expect(read(text, "http").trace).toEqual(trace);
  });

  test("headers that repeat are all there, in order", () => {
    const saved = read("GET / HTTP/1.1\nHost: a.example\nX-A: 1\nAccept: x\nx-a: 2", "http");
    expect(saved.trace.headers).toEqual({ Accept: "x" });
    expect(saved.requestHeaders).toEqual([
      ["X-A", "1"],
      ["x-a", "2"],
    ]);
  });

  test.each(["", "hello", "GET", "GET / HTTP/1.1", "GET / HTTP/1.1\nnot a header", "GET x HTTP/1.1\nHost: a.example"])(
    "%j is told to be wrong",
    (text) => {
      expect(importRequests(text, "http", () => true).kind).toBe("problem");
    },
  );
});

describe("fetch", () => {
  test("as Chrome copies it", () => {
    const saved = read(
      `await fetch("https://example.com/api", {
  "headers": { "accept": "*/*", "x-one": "a\\u0062" },
  "referrer": "https://example.com/",
  "body": "{\\"a\\":1}",
  "method": "POST",
  "mode": "cors",
  "credentials": "include"
});`,
      "fetch",
    );
    expect(saved.trace).toEqual({
      method: "POST",
      url: "https://example.com/api",
      headers: { accept: "*/*", "x-one": "ab", referer: "https://example.com/" },
      body: { plain_text: '{"a":1}' },
    });
  });

  test("as a person writes it", () => {
    const saved = read(
      "fetch('https://example.com', { method: 'put', headers: new Headers({ a: `b` }), body: JSON.stringify({ x: [1, true, null,], }), /* c */ })",
      "fetch",
    );
    expect(saved.trace).toEqual({
      method: "PUT",
      url: "https://example.com",
      headers: { a: "b" },
      body: { plain_text: '{"x":[1,true,null]}' },
    });
  });

  test.each(["fetch(url)", "fetch(`https://${host}/`)", "fetch('https://a.example', {", "hello", `fetch(${"[".repeat(1000)}`])(
    "%j is told to be wrong",
    (text) => {
      expect(importRequests(text, "fetch", () => true).kind).toBe("problem");
    },
  );
});

describe("HAR", () => {
  const ENTRY = {
    startedDateTime: "2025-05-01T10:00:00.000Z",
    request: {
      method: "GET",
      url: "https://example.com/a",
      httpVersion: "h2",
      headers: [
        { name: ":authority", value: "example.com" },
        { name: "accept", value: "*/*" },
      ],
      cookies: [{ name: "lang", value: "de" }],
    },
    response: {
      status: 302,
      headers: [
        { name: "location", value: "/b" },
        { name: "set-cookie", value: "a=1" },
        { name: "set-cookie", value: "b=2" },
        { name: "content-encoding", value: "br" },
      ],
      content: { text: "moved" },
    },
  };

  test("an entry has its request, its answer and its time", () => {
    const saved = read(JSON.stringify(ENTRY), "har");
    expect(saved).toEqual({
      name: "GET example.com/a",
      trace: { method: "GET", url: "https://example.com/a", protocol: "HTTP/2", headers: { accept: "*/*" }, cookies: { lang: "de" } },
      world: { time: "2025-05-01T10:00:00.000Z" },
      origin: { status: 302, headers: { location: "/b", "set-cookie": ["a=1", "b=2"] }, body: "moved" },
    });
    expect(prepareRequest(saved).kind).toBe("value");
  });

  test("a whole HAR gives a trace an entry, and says what it leaves out", () => {
    const entries = [
      ENTRY,
      { request: { method: "GET", url: "data:text/plain,x" } },
      { nothing: 1 },
      { request: { method: "POST", url: "https://example.org/" } },
    ];
    const imported = importRequests(JSON.stringify({ log: { version: "1.2", entries } }), "har", () => true);
    expect(imported.kind === "traces" && imported.traces.map(({ name }) => name)).toEqual(["GET example.com/a", "POST example.org/"]);
    expect(imported.kind === "traces" && imported.remarks).toEqual([
      "1 of 4 entries have no request that can be read; they are left out.",
      "1 of 4 entries are no http or https request; they are left out.",
    ]);
  });

  test.each(["{}", "[]", "nonsense", '{"log":{}}', "[".repeat(100_000)])("%.20j is told to be wrong", (text) => {
    expect(importRequests(text, "har", () => true).kind).toBe("problem");
  });
});

describe("secrets", () => {
  const JWT = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U";
  const CASES: readonly (readonly [where: string, command: string, secret: string])[] = [
    ["authorization", "-H 'Authorization: Bearer abcd1234'", "abcd1234"],
    ["basic authorization", "-u alice:hunter22", "YWxpY2U6aHVudGVyMjI="],
    ["x-api-key", "-H 'X-Api-Key: k-12345'", "k-12345"],
    ["a service token", "-H 'CF-Access-Client-Secret: 0a1b2c3d'", "0a1b2c3d"],
    ["a session cookie", "-b 'lang=de; sessionid=s3cr3t'", "s3cr3t"],
    ["a long cookie of any name", "-b 'xyz=0123456789abcdef0123'", "0123456789abcdef0123"],
    ["a query argument", "-G -d access_token=tok123", "tok123"],
    ["a field of a form", "-d user=bob -d password=hunter22", "hunter22"],
    ["a field of JSON", `--json '{"user":{"apiKey":"zzz-999"}}'`, "zzz-999"],
    ["a JSON web token in any header", `-H 'X-Custom: ${JWT}'`, JWT],
    ["a token of a known shape in a body", `-d 'note=ghp_0123456789abcdefghij01'`, "ghp_0123456789abcdefghij01"],
    ["a password of two characters in a form", "-d user=bob -d password=qz", "qz"],
    ["a password of one character in JSON", `--json '{"user":"bob","password":"§"}'`, "§"],
    ["a password of three characters in a query", "-G -d password=q7z", "q7z"],
    ["a short key in a header", "-H 'X-Api-Key: q7'", "q7"],
    ["a short session cookie", "-b 'lang=de; session=q7z'", "q7z"],
    ["a number in JSON", `--json '{"otp":314159}'`, "314159"],
    ["a value with quotes in JSON", `--json '{"password":"q7\\"z9"}'`, "z9"],
    ["what is inside of a secret in JSON", `--json '{"credentials":{"user":"qzbob","pin":"q7"}}'`, "qzbob"],
    ["a list of secrets in JSON", `--json '{"token":["tokenqz"]}'`, "tokenqz"],
    ["a field of a form in parts", "-F user=bob -F password=hunter22", "hunter22"],
    ["a short field of a form in parts", "-F user=bob -F password=qz", "qz"],
    ["the query of the referer", "-e 'https://example.com/?token=abcd99'", "abcd99"],
  ];

  test.each(CASES)("in %s", (_where, words, secret) => {
    const command = `curl https://example.com/ ${words}`;
    expect(JSON.stringify(read(command, "curl", "replaced"))).not.toContain(secret);
    expect(JSON.stringify(read(command, "curl", "kept"))).toContain(secret);
  });

  test("one secret has one pseudonym, wherever it stands", () => {
    const saved = read(
      "curl 'https://example.com/?token=abcd1234' -H 'Authorization: Bearer abcd1234' -b 'session=abcd1234; lang=de'",
      "curl",
      "replaced",
    );
    expect(saved.trace.url).toBe("https://example.com/?token=redacted-1");
    expect(saved.trace.headers?.["Authorization"]).toBe("Bearer redacted-1");
    expect(saved.trace.cookies).toEqual({ session: "redacted-1", lang: "de" });
  });

  test("a short secret is replaced where its name stands, and nowhere else", () => {
    const saved = read(
      `curl 'https://example.com/a?id=a&password=a' -b 'session=a; a=b' --json '{"a":"a","password":"a","otp":1,"count":1}'`,
      "curl",
      "replaced",
    );
    expect(saved.trace).toMatchObject({
      url: "https://example.com/a?id=a&password=redacted-1",
      cookies: { session: "redacted-1", a: "b" },
      body: { json: { a: "a", password: "redacted-1", otp: "redacted-2", count: 1 } },
    });
  });

  test("what is no secret stays", () => {
    const command =
      "curl 'https://example.com/author?page=2&monkey=banana' -H 'Accept-Language: de' -H 'Sec-Fetch-Mode: cors' -H 'If-None-Match: \"0123456789abcdef\"' -b 'theme=dark' -d keyboard=qwerty -d country_code=DE -d auth=true";
    expect(read(command, "curl", "replaced")).toEqual(read(command, "curl", "kept"));
  });

  test("the user decides for each", () => {
    const imported = importRequests(
      "curl https://example.com -H 'X-Api-Key: one-1111' -H 'Authorization: two-2222'",
      "curl",
      ({ places }) => places.includes("header x-api-key"),
    );
    expect(imported).toMatchObject({ secrets: [{ pseudonym: "redacted-1" }, { pseudonym: "redacted-2" }] });
    expect(JSON.stringify(imported.kind === "traces" ? imported.traces : null)).toContain("one-1111");
    expect(JSON.stringify(imported.kind === "traces" ? imported.traces : null)).not.toContain("two-2222");
  });
});

test.each([
  ["curl https://example.com", "curl"],
  ["$ curl https://example.com", "curl"],
  ["fetch('https://example.com')", "fetch"],
  ["GET / HTTP/1.1", "http"],
  ['{"log":{}}', "har"],
] as const)("%s is taken for %s", (text, form) => {
  expect(guessForm(text)).toBe(form);
});

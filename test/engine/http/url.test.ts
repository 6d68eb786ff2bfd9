import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseUrl, pathAndQuery, pathExtension, printUrl } from "../../../engine/http/url";

const https = { scheme: "https", host: "example.com", port: 443, path: "/", query: null } as const;

const READ = [
  ["a bare host has the path /", "https://example.com", https],
  ["scheme and host are lower-cased, the path is not", "HTTPS://Example.COM/Path", { ...https, path: "/Path" }],
  ["http has port 80", "http://example.com/", { ...https, scheme: "http", port: 80 }],
  ["a port is read", "https://example.com:8443/", { ...https, port: 8443 }],
  ["an empty port is the scheme's own", "https://example.com:/", https],
  ["a query is what follows the first question mark", "https://example.com/a?b=c?d", { ...https, path: "/a", query: "b=c?d" }],
  ["a bare question mark is an empty query", "https://example.com/a?", { ...https, path: "/a", query: "" }],
  ["a query may follow the host at once", "https://example.com?a=1", { ...https, query: "a=1" }],
  ["the fragment is dropped", "https://example.com/a?b#c?d/e", { ...https, path: "/a", query: "b" }],
  ["a fragment hides a question mark", "https://example.com/a#b?c", { ...https, path: "/a" }],
  ["spaces are encoded", "https://example.com/a b?c d", { ...https, path: "/a%20b", query: "c%20d" }],
  ["letters beyond ASCII are encoded as UTF-8", "https://example.com/ü?é", { ...https, path: "/%C3%BC", query: "%C3%A9" }],
  ["what is encoded already stays as it is", "https://example.com/%2e%2E/%zz", { ...https, path: "/%2e%2E/%zz" }],
  [
    "dot segments, double slashes and backslashes are left to the network",
    "https://example.com/a/../b//c\\d",
    { ...https, path: "/a/../b//c\\d" },
  ],
  ["markup in a query travels as it is", "https://example.com/?q=<script>'\"", { ...https, query: "q=<script>'\"" }],
  ["white space around is dropped", "  https://example.com/ \n", https],
  ["a line break within is encoded", "https://example.com/a\nb", { ...https, path: "/a%0Ab" }],
  ["a lone surrogate is U+FFFD", "https://example.com/\ud800", { ...https, path: "/%EF%BF%BD" }],
  ["an IPv4 host", "http://192.0.2.1:8080/", { ...https, scheme: "http", host: "192.0.2.1", port: 8080 }],
  ["an IPv6 host keeps its brackets", "https://[2001:DB8::1]:8443/", { ...https, host: "[2001:db8::1]", port: 8443 }],
  ["a host beyond ASCII is punycode", "https://Bücher.example/", { ...https, host: "xn--bcher-kva.example" }],
] as const;

const REFUSED = [
  ["no scheme", "example.com/path", "starts with http:// or https://"],
  ["another scheme", "ftp://example.com/", "scheme is “ftp”"],
  ["no slashes", "https:example.com", "starts with http:// or https://"],
  ["no host", "https:///path", "has no host"],
  ["no host but a port", "https://:443/", "no host name"],
  ["nothing", "", "There is no URL yet"],
  ["a user name", "https://alice:secret@example.com/", "authorization header"],
  ["port 0", "https://example.com:0/", "number from 1 to 65535"],
  ["a port above 65535", "https://example.com:65536/", "number from 1 to 65535"],
  ["a port of letters", "https://example.com:http/", "number from 1 to 65535"],
  ["a space in the host", "https://exa mple.com/", "cannot stand in a host name"],
  ["a percent sign in the host", "https://ex%61mple.com/", "cannot stand in a host name"],
  ["an empty part of the host", "https://a..b/", "empty part"],
  ["a sign that is no letter", "https://☃.example/", "write that part in punycode"],
  ["a broken IPv6 host", "https://[::1/", "is not a host"],
] as const;

describe("parseUrl", () => {
  for (const [name, text, url] of READ) {
    test(name, () => expect(parseUrl(text)).toEqual({ kind: "url", url }));
  }
  for (const [name, text, message] of REFUSED) {
    test(`${name} is refused`, () => expect(parseUrl(text)).toMatchObject({ kind: "bad-url", message: expect.stringContaining(message) }));
  }

  test("whatever the text, it is a URL or a message, and the URL's parts can travel", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: "binary" }),
          fc.webUrl({ withFragments: true, withQueryParameters: true }),
          fc.string().map((rest) => `https://a/${rest}`),
        ),
        (text) => {
          const reading = parseUrl(text);
          if (reading.kind === "bad-url") expect(reading.message).not.toBe("");
          else expect(`${reading.url.host}${pathAndQuery(reading.url)}`).toMatch(/^[!-~]+$/);
        },
      ),
    );
  });

  test("a printed URL reads as the same URL", () => {
    fc.assert(
      fc.property(
        fc.webUrl({ withFragments: true, withQueryParameters: true }),
        fc.option(fc.integer({ min: 1, max: 65_535 })),
        (text, port) => {
          const reading = parseUrl(text);
          if (reading.kind === "bad-url") throw new Error(reading.message);
          const url = port === null ? reading.url : { ...reading.url, port };
          expect(parseUrl(printUrl(url))).toEqual({ kind: "url", url });
        },
      ),
    );
  });

  test("URLs without dot segments have the host and the path that the platform's own parser finds", () => {
    fc.assert(
      fc.property(
        fc.webUrl().filter((url) => !/\/\.|%2e/i.test(url)),
        (text) => {
          const reading = parseUrl(text);
          const platform = new URL(text);
          expect(reading).toMatchObject({ kind: "url", url: { host: platform.hostname, path: platform.pathname } });
        },
      ),
    );
  });
});

/** The table of the field's page. */
const EXTENSIONS = [
  ["/foo", ""],
  ["/foo.mp3", "mp3"],
  ["/.mp3", ""],
  ["/.foo.mp3", "mp3"],
  ["/foo.tar.bz2", "bz2"],
  ["/foo.", ""],
  ["/foo.MP3", "mp3"],
  ["/a.b/c", ""],
  ["/", ""],
] as const;

describe("pathExtension", () => {
  for (const [path, extension] of EXTENSIONS) {
    test(`${path} has “${extension}”`, () => expect(pathExtension(path)).toBe(extension));
  }
});

import { describe, expect, test } from "vitest";
import type { List } from "../../../engine/config/index";
import { createAssumedList, createGivenList, createNamedList } from "../../../engine/config/named-list";
import { createRedirectList } from "../../../engine/config/redirect-list";
import { type IpAddress, parseIp } from "../../../engine/language/values/ip";
import type { JsonObject } from "../../../engine/support/json";

function list(kind: List["kind"], items: readonly JsonObject[]): List {
  return { id: "l", name: "l", kind, items, source: { file: "account/lists/l.json", pointer: "" } };
}

function address(text: string): IpAddress {
  const parsed = parseIp(text);
  if (parsed === null) throw new Error(text);
  return parsed;
}

describe("an address list has single addresses and networks of both families", () => {
  const offices = createNamedList(list("ip", [{ ip: "192.0.2.7" }, { ip: "198.51.100.0/24" }, { ip: "2001:db8::/32" }]), null);
  const ROWS = [
    ["192.0.2.7", true],
    ["192.0.2.8", false],
    ["198.51.100.255", true],
    ["198.51.101.0", false],
    ["2001:db8:1::1", true],
    ["2001:db9::1", false],
  ] as const;
  for (const [text, expected] of ROWS) test(text, () => expect(offices.hasIp(address(text))).toBe(expected));
});

describe("a hostname list has names, and all names below a star", () => {
  const hosts = createNamedList(
    list("hostname", [
      { hostname: { url_hostname: "Shop.example.com" } },
      { hostname: { url_hostname: "*.example.org" } },
      { hostname: { url_hostname: "*.example.net", exclude_exact_hostname: false } },
    ]),
    null,
  );
  const ROWS = [
    ["shop.example.com", true],
    ["SHOP.EXAMPLE.COM", true],
    ["www.shop.example.com", false],
    ["a.b.example.org", true],
    ["example.org", false],
    ["example.net", true],
    ["a.example.net", true],
  ] as const;
  for (const [name, expected] of ROWS) test(name, () => expect(hosts.hasBytes(name)).toBe(expected));
});

test("a list of networks has their numbers", () => {
  const networks = createNamedList(list("asn", [{ asn: 64500 }]), null);
  expect([networks.hasInt(64500), networks.hasInt(64501), networks.hasInt(64500n)]).toEqual([true, false, true]);
});

test("a given list takes what its texts are; one that nobody gave is empty and says so", () => {
  const given = createGivenList("cf.anonymizer", ["192.0.2.0/24", "AS64500", "bad.example.com"]);
  expect([given.hasIp(address("192.0.2.9")), given.hasInt(64500), given.hasBytes("bad.example.com"), given.assumed]).toEqual([
    true,
    true,
    true,
    false,
  ]);
  const assumed = createAssumedList("cf.vpn");
  expect([assumed.hasIp(address("192.0.2.9")), assumed.size, assumed.assumed]).toEqual([false, 0, true]);
});

describe("which entry of a redirect list applies", () => {
  const redirect = (source_url: string, target_url: string, flags: JsonObject = {}): JsonObject => ({
    redirect: { source_url, target_url, ...flags },
  });
  const subpaths = { subpath_matching: true };
  const moves = createRedirectList(
    list("redirect", [
      redirect("example.com/blog", "any-scheme", subpaths),
      redirect("https://example.com/blog", "https-only"),
      redirect("example.com/blog/2024/", "deeper", subpaths),
      redirect("example.com/about", "subdomains-too", { include_subdomains: true }),
      redirect("shop.example.com/about", "exact-host"),
      redirect("http://example.com/plain", "plain-only"),
    ]),
  );
  const ROWS = [
    ["a path below, with subpath matching", "https://example.com/blog/foo", "any-scheme", "/foo"],
    ["a name that only begins alike is not below", "https://example.com/blogger", null, null],
    ["an entry with scheme before one without", "https://example.com/blog", "https-only", ""],
    ["the entry without scheme for the other scheme", "http://example.com/blog", "any-scheme", ""],
    ["the longer path of two", "https://example.com/blog/2024/may", "deeper", "may"],
    ["the query is ignored", "https://example.com/about?q=term", "subdomains-too", ""],
    ["a deeper subdomain", "http://a.b.example.com/about", "subdomains-too", ""],
    ["the exact host before a parent with subdomains", "http://shop.example.com/about", "exact-host", ""],
    ["no subdomains unless told", "https://www.example.com/blog", null, null],
    ["no path below unless told", "http://example.com/plain/x", null, null],
    ["another scheme does not match", "https://example.com/plain", null, null],
  ] as const;
  for (const [name, url, target, suffix] of ROWS) {
    test(name, () => {
      const found = moves.find(url);
      expect([found?.item.target ?? null, found?.suffix ?? null]).toEqual([target, suffix]);
    });
  }
});

import { describe, expect, test } from "vitest";
import { checkListItems } from "../../../engine/config/check-list-items";
import type { List } from "../../../engine/config/configuration";
import type { JsonObject } from "../../../engine/support/json";

function findingsOf(kind: List["kind"], items: readonly JsonObject[]): readonly string[] {
  const list: List = { id: "l", name: "list", kind, items, source: { file: "account/lists/list.json", pointer: "" } };
  return checkListItems(list).map(({ code, place }) => `${code} ${place.pointer}`);
}

const host = (name: string): JsonObject => ({ hostname: { url_hostname: name } });
const redirect = (source: string): JsonObject => ({ redirect: { source_url: source, target_url: "https://example.com/" } });

/** https://developers.cloudflare.com/waf/tools/lists/custom-lists/ */
describe("items of lists", () => {
  const ROWS: readonly (readonly [name: string, kind: List["kind"], items: readonly JsonObject[], findings: readonly string[]])[] = [
    [
      "addresses and networks of both families are fine",
      "ip",
      [{ ip: "192.0.2.1" }, { ip: "198.51.100.0/24" }, { ip: "2001:db8::/32" }],
      [],
    ],
    ["a network that is too long", "ip", [{ ip: "192.0.2.0/33" }], ["invalid-list-item /items/0/ip"]],
    ["a network with host bits", "ip", [{ ip: "192.0.2.1/24" }], ["invalid-list-item /items/0/ip"]],
    ["no address at all", "ip", [{ ip: "example.com" }], ["invalid-list-item /items/0/ip"]],
    ["the same network in another spelling", "ip", [{ ip: "2001:db8::/32" }, { ip: "2001:DB8:0::/32" }], ["duplicate-list-item /items/1"]],
    ["numbers of autonomous systems", "asn", [{ asn: 64500 }, { asn: 4_294_967_295 }], []],
    ["a number that is too large", "asn", [{ asn: 4_294_967_296 }], ["invalid-list-item /items/0/asn"]],
    ["a number twice", "asn", [{ asn: 64500 }, { asn: 64500 }], ["duplicate-list-item /items/1"]],
    ["host names, with and without wildcard", "hostname", [host("example.com"), host("*.example.com")], []],
    ["a host name with a path", "hostname", [host("example.com/a")], ["invalid-list-item /items/0/hostname/url_hostname"]],
    ["a host name with a wildcard inside", "hostname", [host("a.*.example.com")], ["invalid-list-item /items/0/hostname/url_hostname"]],
    ["a host name twice, whatever its case", "hostname", [host("example.com"), host("EXAMPLE.com")], ["duplicate-list-item /items/1"]],
    ["sources with and without scheme", "redirect", [redirect("example.com/a"), redirect("https://example.com/a")], []],
    ["a source with a query", "redirect", [redirect("example.com/a?b=1")], ["invalid-list-item /items/0/redirect/source_url"]],
    ["a source twice", "redirect", [redirect("example.com/a"), redirect("example.com/a")], ["duplicate-list-item /items/1"]],
    ["no target", "redirect", [{ redirect: { source_url: "example.com/a" } }], ["invalid-list-item /items/0/redirect/target_url"]],
  ];
  for (const [name, kind, items, findings] of ROWS) test(name, () => expect(findingsOf(kind, items)).toEqual(findings));

  test("of very many mistakes, twenty are told and the others counted", () => {
    const findings = findingsOf(
      "ip",
      Array.from({ length: 1000 }, () => ({ ip: "nowhere" })),
    );
    expect([findings.length, findings.at(-1)]).toEqual([21, "further-list-items "]);
  });
});

import type { NamedList } from "../language/moment";
import { createIntSet } from "../language/values/int-set";
import { createIpSet, type IpRange, parseNetwork } from "../language/values/ip";
import { lowerAscii } from "../support/ascii";
import { assertNever } from "../support/assert-never";
import { textToBytes } from "../support/bytes";
import type { JsonObject } from "../support/json";
import type { List } from "./configuration";
import { isObject, property } from "./reading";
import type { RedirectList } from "./redirect-list";

/** The lists that Cloudflare keeps; nobody can export their contents. https://developers.cloudflare.com/waf/tools/lists/managed-lists/ */
export const MANAGED_LISTS = ["cf.open_proxies", "cf.anonymizer", "cf.vpn", "cf.malware", "cf.botnetcc"] as const;

type Members = Pick<NamedList, "hasIp" | "hasInt" | "hasBytes">;

const NOTHING: Members = { hasIp: () => false, hasInt: () => false, hasBytes: () => false };

/** A list of the account; `redirects` is its own index, where it is a redirect list. Its index is made when it is first asked, and kept. */
export function createNamedList(list: List, redirects: RedirectList | null): NamedList {
  const members = once(() => indexItems(list, redirects));
  return {
    name: list.name,
    kind: list.kind,
    size: list.items.length,
    assumed: false,
    hasIp: (address) => members().hasIp(address),
    hasInt: (value) => members().hasInt(value),
    hasBytes: (bytes) => members().hasBytes(bytes),
  };
}

/** A list whose contents a trace gives as texts: addresses and networks, numbers, and names. */
export function createGivenList(name: string, texts: readonly string[]): NamedList {
  const numbers = texts.filter((text) => /^(?:AS)?\d{1,10}$/i.test(text)).map((text) => Number(text.replace(/^AS/i, "")));
  const names = texts.map((text) => ({ name: lowerAscii(textToBytes(text)), apex: false }));
  return {
    name,
    kind: "ip",
    size: texts.length,
    assumed: false,
    ...NOTHING,
    ...indexAddresses(texts),
    ...indexNumbers(numbers),
    ...indexNames(names),
  };
}

/** A list whose contents nobody gave: empty, and what hangs on it is uncertain. */
export function createAssumedList(name: string): NamedList {
  return { name, kind: "ip", size: 0, assumed: true, ...NOTHING };
}

function once<Result>(make: () => Result): () => Result {
  let made: { readonly result: Result } | null = null;
  return () => {
    made ??= { result: make() };
    return made.result;
  };
}

function indexItems(list: List, redirects: RedirectList | null): Members {
  switch (list.kind) {
    case "ip":
      return { ...NOTHING, ...indexAddresses(textsOf(list.items, "ip")) };
    case "asn":
      return { ...NOTHING, ...indexNumbers(list.items.map((item) => property(item, "asn")).filter((asn) => typeof asn === "number")) };
    case "hostname":
      return { ...NOTHING, ...indexNames(list.items.flatMap(readHostname)) };
    case "redirect":
      return redirects === null ? NOTHING : { ...NOTHING, hasBytes: (bytes) => redirects.find(bytes) !== null };
    default:
      return assertNever(list.kind);
  }
}

function textsOf(items: readonly JsonObject[], key: string): readonly string[] {
  return items.map((item) => property(item, key)).filter((text) => typeof text === "string");
}

function indexAddresses(texts: readonly string[]): Pick<Members, "hasIp"> {
  const ranges = texts.flatMap((text): readonly IpRange[] => {
    const range = parseNetwork(text);
    return "problem" in range ? [] : [range];
  });
  const set = createIpSet(ranges);
  return { hasIp: (address) => set.has(address) };
}

function indexNumbers(numbers: readonly number[]): Pick<Members, "hasInt"> {
  const set = createIntSet(numbers.map((number) => ({ first: number, last: number })));
  return { hasInt: (value) => set.has(value) };
}

interface HostnameItem {
  /** May start with `*.`: all names below the rest. */
  readonly name: string;
  /** Whether `*.example.com` has `example.com` itself too. */
  readonly apex: boolean;
}

function readHostname(item: JsonObject): readonly HostnameItem[] {
  const hostname = property(item, "hostname");
  if (!isObject(hostname)) return [];
  const name = property(hostname, "url_hostname");
  if (typeof name !== "string") return [];
  return [{ name: lowerAscii(textToBytes(name)), apex: property(hostname, "exclude_exact_hostname") === false }];
}

/** https://developers.cloudflare.com/waf/tools/lists/custom-lists/#lists-with-hostnames */
function indexNames(items: readonly HostnameItem[]): Pick<Members, "hasBytes"> {
  const exact = new Set(items.flatMap(({ name, apex }) => (name.startsWith("*.") ? (apex ? [name.slice(2)] : []) : [name])));
  const parents = new Set(items.flatMap(({ name }) => (name.startsWith("*.") ? [name.slice(2)] : [])));
  return {
    hasBytes: (bytes) => {
      const name = lowerAscii(bytes);
      return exact.has(name) || (parents.size > 0 && parentsOf(name).some((parent) => parents.has(parent)));
    },
  };
}

function parentsOf(name: string): readonly string[] {
  const labels = name.split(".");
  return labels.slice(1).map((_, index) => labels.slice(index + 1).join("."));
}

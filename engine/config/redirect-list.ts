import { parseUrl } from "../http/url";
import type { JsonObject } from "../support/json";
import type { List } from "./configuration";
import { isObject, property } from "./reading";
import { readSource } from "./redirect-source";

/** One item of a redirect list. `scheme` is `null` where the source has none (it matches both). */
export interface RedirectItem {
  readonly scheme: "http" | "https" | null;
  readonly target: string;
  readonly status: number;
  readonly includeSubdomains: boolean;
  readonly subpathMatching: boolean;
  readonly preserveQueryString: boolean;
  readonly preservePathSuffix: boolean;
}

/** A redirect list, indexed by host and path when it is first asked: the time of a look-up does not grow with the list. */
export interface RedirectList {
  readonly name: string;
  readonly size: number;
  /** The item that applies to a URL (scheme, host, path and query as text), and what of the path it did not match. */
  find(url: string): { readonly item: RedirectItem; readonly suffix: string } | null;
}

/** Host and path of sources → places in the list. Items are read when they are found: a list may have a million of them. */
type ItemIndex = ReadonlyMap<string, number | readonly number[]>;

/** https://developers.cloudflare.com/rules/url-forwarding/bulk-redirects/concepts/ */
export function createRedirectList(list: List): RedirectList {
  let index: ItemIndex | null = null;
  return {
    name: list.name,
    size: list.items.length,
    find(url) {
      index ??= indexSources(list.items);
      return findItem(index, list.items, url);
    },
  };
}

function indexSources(items: readonly JsonObject[]): ItemIndex {
  const index = new Map<string, number | number[]>();
  for (const [place, json] of items.entries()) {
    const redirect = property(json, "redirect");
    const source = isObject(redirect) ? readSource(property(redirect, "source_url")) : null;
    if (source === null) continue;
    const same = index.get(source.key);
    if (same === undefined) index.set(source.key, place);
    else if (typeof same === "number") index.set(source.key, [same, place]);
    else same.push(place);
  }
  return index;
}

function readItem(json: JsonObject | undefined): RedirectItem | null {
  const redirect = json === undefined ? undefined : property(json, "redirect");
  if (!isObject(redirect)) return null;
  const source = readSource(property(redirect, "source_url"));
  const target = property(redirect, "target_url");
  if (source === null || typeof target !== "string") return null;
  const status = property(redirect, "status_code");
  return {
    scheme: source.scheme,
    target,
    status: typeof status === "number" ? status : 301,
    includeSubdomains: isOn(redirect, "include_subdomains", "off"),
    subpathMatching: isOn(redirect, "subpath_matching", "off"),
    preserveQueryString: isOn(redirect, "preserve_query_string", "off"),
    preservePathSuffix: isOn(redirect, "preserve_path_suffix", "on"),
  };
}

function isOn(redirect: JsonObject, key: string, byDefault: "on" | "off"): boolean {
  const value = property(redirect, key);
  if (value === undefined || value === null) return byDefault === "on";
  return value === true || value === "enabled";
}

/**
 * Preference: a longer path, then the exact host before subdomains and longer hosts before shorter ones, then an item with a scheme
 * before one without. Paths are tried from the full one upwards, hosts from the full one to its parents.
 */
function findItem(
  index: ItemIndex,
  all: readonly JsonObject[],
  text: string,
): { readonly item: RedirectItem; readonly suffix: string } | null {
  const parsed = parseUrl(text);
  if (parsed.kind !== "url") return null;
  const { scheme, host, path } = parsed.url;
  for (const candidate of pathCandidates(path)) {
    for (const parent of hostCandidates(host)) {
      const places = index.get(`${parent}${candidate}`);
      if (places === undefined) continue;
      const items = (typeof places === "number" ? [places] : places).map((place) => readItem(all[place])).filter((item) => item !== null);
      const fitting = items.filter(
        (item) =>
          (item.scheme === null || item.scheme === scheme) &&
          (parent === host || item.includeSubdomains) &&
          (candidate === path || item.subpathMatching),
      );
      const item = fitting.find((other) => other.scheme !== null) ?? fitting[0];
      if (item !== undefined) return { item, suffix: path.slice(candidate.length) };
    }
  }
  return null;
}

/** Source paths hold at most 16 slashes, so deeper parents cannot be in a list. */
const MOST_SLASHES = 16;

function pathCandidates(path: string): readonly string[] {
  const candidates = [path];
  const starts = [...path.matchAll(/\//g)].map((match) => match.index).slice(0, MOST_SLASHES + 1);
  for (const start of starts.toReversed()) {
    if (start + 1 < path.length) candidates.push(path.slice(0, start + 1));
    if (start > 0 && start < path.length) candidates.push(path.slice(0, start));
  }
  return candidates;
}

function hostCandidates(host: string): readonly string[] {
  const labels = host.split(".");
  return labels.map((_, index) => labels.slice(index).join("."));
}

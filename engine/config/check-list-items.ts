import { parseUrl } from "../http/url";
import { type IpRange, parseNetwork } from "../language/values/ip";
import { assertNever } from "../support/assert-never";
import type { JsonObject } from "../support/json";
import type { Finding, List, SourcePlace } from "./configuration";
import { isObject, property, within } from "./reading";

/** Of one list, as many mistakes are told one by one; of the others, how many there are. */
const MOST_FINDINGS = 20;

/** An item's mistake, and under which of its keys. `key` is what may stand in a list once. */
interface ItemReading {
  readonly problem: { readonly at: readonly string[]; readonly message: string } | null;
  readonly key: string | null;
}

/**
 * What is wrong with the items of a list: what is no address, host name, number or URL, and what stands there twice. A trace does not
 * ask: such items match nothing, and of two the first counts. https://developers.cloudflare.com/waf/tools/lists/custom-lists/
 */
export function checkListItems(list: List): readonly Finding[] {
  const findings: Finding[] = [];
  const seen = new Map<string, number>();
  let more = 0;
  const note = (finding: Finding): void => {
    if (findings.length < MOST_FINDINGS) findings.push(finding);
    else more += 1;
  };
  for (const [index, item] of list.items.entries()) {
    const { problem, key } = readItem(list.kind, item);
    if (problem !== null) note(badItem(list, index, problem));
    if (key === null) continue;
    const first = seen.get(key);
    if (first === undefined) seen.set(key, index);
    else note(duplicateItem(list, index, first));
  }
  if (more > 0) findings.push(furtherItems(list, more));
  return findings;
}

function badItem(list: List, index: number, { at, message }: NonNullable<ItemReading["problem"]>): Finding {
  const place = at.reduce<SourcePlace>(within, itemPlace(list, index));
  return { code: "invalid-list-item", severity: "error", message: `${message} This item of the list ${list.name} matches nothing.`, place };
}

function duplicateItem(list: List, index: number, first: number): Finding {
  const message = `This item of the list ${list.name} is there already, as item ${first + 1}.`;
  return { code: "duplicate-list-item", severity: "warning", message, place: itemPlace(list, index) };
}

function furtherItems(list: List, more: number): Finding {
  const message = `${more} more items of the list ${list.name} are wrong or there twice.`;
  return { code: "further-list-items", severity: "warning", message, place: list.source };
}

/** Items from a file of their own are pointed at as if they stood in the list. */
function itemPlace(list: List, index: number): SourcePlace {
  return within(within(list.source, "items"), index);
}

function readItem(kind: List["kind"], item: JsonObject): ItemReading {
  switch (kind) {
    case "ip":
      return readAddress(item);
    case "asn":
      return readNumber(item);
    case "hostname":
      return readHostname(item);
    case "redirect":
      return readRedirect(item);
    default:
      return assertNever(kind);
  }
}

function wrong(message: string, ...at: readonly string[]): ItemReading {
  return { problem: { at, message }, key: null };
}

function readAddress(item: JsonObject): ItemReading {
  const text = property(item, "ip");
  if (typeof text !== "string") return wrong("An address or a network is expected under “ip”.", "ip");
  const range = parseNetwork(text);
  if ("problem" in range) return wrong(`“${text.slice(0, 60)}” is no address and no network: ${range.problem}.`, "ip");
  return { problem: null, key: keyOf(range) };
}

function keyOf({ first, last }: IpRange): string {
  return [first.family, first.a, first.b, first.c, first.d, last.a, last.b, last.c, last.d].join(" ");
}

function readNumber(item: JsonObject): ItemReading {
  const asn = property(item, "asn");
  if (typeof asn !== "number" || !Number.isInteger(asn) || asn < 0 || asn > 4_294_967_295)
    return wrong("A number from 0 to 4294967295 is expected under “asn”.", "asn");
  return { problem: null, key: String(asn) };
}

const LABEL = /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/i;

function readHostname(item: JsonObject): ItemReading {
  const hostname = property(item, "hostname");
  const name = isObject(hostname) ? property(hostname, "url_hostname") : undefined;
  if (typeof name !== "string") return wrong("A host name is expected under “hostname.url_hostname”.", "hostname");
  const labels = (name.startsWith("*.") ? name.slice(2) : name).split(".");
  const fits = name.length <= 253 && labels.every((label) => LABEL.test(label) || /[^\0-\x7f]/.test(label));
  if (!fits)
    return wrong(
      `“${name.slice(0, 60)}” is no host name; it may start with “*.”, and has no scheme, port or path.`,
      "hostname",
      "url_hostname",
    );
  return { problem: null, key: name.toLowerCase() };
}

function readRedirect(item: JsonObject): ItemReading {
  const redirect = property(item, "redirect");
  const source = isObject(redirect) ? property(redirect, "source_url") : undefined;
  const target = isObject(redirect) ? property(redirect, "target_url") : undefined;
  if (typeof source !== "string") return wrong("A source URL is expected under “redirect.source_url”.", "redirect");
  if (typeof target !== "string" || target === "")
    return wrong("A target URL is expected under “redirect.target_url”.", "redirect", "target_url");
  const parsed = parseUrl(/^https?:\/\//i.test(source) ? source : `https://${source}`);
  if (parsed.kind !== "url") return wrong(`“${source.slice(0, 60)}” is no source URL: ${parsed.message}`, "redirect", "source_url");
  if (parsed.url.query !== null || source.includes("#"))
    return wrong("A source URL has no query and no fragment.", "redirect", "source_url");
  return { problem: null, key: source.toLowerCase() };
}

import { createHash } from "node:crypto";
import { parseJson } from "../../../../engine/config/index";
import { formatText } from "./format";
import { cidrHost, cidrNetmask, cidrSubnet, cidrSubnets } from "./networks";
import { compilePattern, type PatternMatch } from "./pattern";
import {
  asBoolean,
  asNumber,
  asText,
  compareText,
  fromJson,
  isTfList,
  isTfObject,
  isUnknown,
  sameValue,
  sortedKeys,
  type TfObject,
  type TfValue,
  toJson,
  unknownIn,
} from "./value";

/** A function gets known values (its arguments may hold unknown parts only where `lazy` is on); `undefined`: they do not suit it. */
interface TfFunction {
  readonly lazy: boolean;
  apply(given: readonly TfValue[]): TfValue | undefined;
}

type Apply = TfFunction["apply"];

const whole = (apply: Apply): TfFunction => ({ lazy: false, apply });
/** Moves parts about without looking into them, so that one unknown part does not make all of it unknown. */
const lazy = (apply: Apply): TfFunction => ({ lazy: true, apply });
const ofText = (apply: (text: string) => TfValue | undefined): TfFunction =>
  whole(([value]) => {
    const text = asText(value ?? null);
    return text === null ? undefined : apply(text);
  });
const ofTexts = (apply: (...texts: readonly string[]) => TfValue | undefined): TfFunction =>
  whole((given) => {
    const texts = given.map(asText);
    return texts.every((text) => text !== null) ? apply(...texts) : undefined;
  });
const ofNumbers = (apply: (...numbers: readonly number[]) => TfValue | undefined): TfFunction =>
  whole((given) => {
    const numbers = given.map(asNumber);
    return numbers.every((number) => number !== null) ? apply(...numbers) : undefined;
  });
const ofList = (apply: (list: readonly TfValue[], ...rest: readonly TfValue[]) => TfValue | undefined): TfFunction =>
  lazy(([list, ...rest]) => (list !== undefined && isTfList(list) ? apply(list, ...rest) : undefined));
const ofObject = (apply: (object: TfObject, ...rest: readonly TfValue[]) => TfValue | undefined): TfFunction =>
  lazy(([object, ...rest]) => (object !== undefined && isTfObject(object) ? apply(object, ...rest) : undefined));

/** The functions that need nothing but their arguments. https://developer.hashicorp.com/terraform/language/functions */
const FUNCTIONS: Readonly<Record<string, TfFunction>> = {
  abs: ofNumbers((number = 0) => Math.abs(number)),
  ceil: ofNumbers((number = 0) => Math.ceil(number)),
  floor: ofNumbers((number = 0) => Math.floor(number)),
  max: ofNumbers((...numbers) => (numbers.length === 0 ? undefined : Math.max(...numbers))),
  min: ofNumbers((...numbers) => (numbers.length === 0 ? undefined : Math.min(...numbers))),
  pow: ofNumbers((base = 0, exponent = 0) => base ** exponent),
  signum: ofNumbers((number = 0) => Math.sign(number)),
  parseint: whole(([text, base]) => {
    const number = Number.parseInt(asText(text ?? null) ?? "", asNumber(base ?? null) ?? 10);
    return Number.isNaN(number) ? undefined : number;
  }),
  sum: ofList((list) => {
    const numbers = list.map(asNumber);
    return numbers.every((number) => number !== null) ? numbers.reduce((total, number) => total + number, 0) : undefined;
  }),

  cidrhost: whole(([network, number]) => cidrHost(asText(network ?? null), asNumber(number ?? null))),
  cidrnetmask: whole(([network]) => cidrNetmask(asText(network ?? null))),
  cidrsubnet: whole(([network, bits, number]) =>
    cidrSubnet(asText(network ?? null), { newBits: asNumber(bits ?? null), number: asNumber(number ?? null) }),
  ),
  cidrsubnets: whole(([network, ...bits]) => cidrSubnets(asText(network ?? null), bits.map(asNumber))),

  chomp: ofText((text) => text.replace(/(?:\r?\n)+$/, "")),
  lower: ofText((text) => text.toLowerCase()),
  upper: ofText((text) => text.toUpperCase()),
  title: ofText((text) =>
    text.replace(/(^|[^\p{L}\p{N}_'])(\p{Ll})/gu, (_found, before: string, letter: string) => before + letter.toUpperCase()),
  ),
  trimspace: ofText((text) => text.trim()),
  strrev: ofText((text) => Array.from(text).reverse().join("")),
  trim: ofTexts((text = "", cut = "") => trimCharacters(text, cut)),
  trimprefix: ofTexts((text = "", prefix = "") => (text.startsWith(prefix) ? text.slice(prefix.length) : text)),
  trimsuffix: ofTexts((text = "", suffix = "") => (suffix !== "" && text.endsWith(suffix) ? text.slice(0, -suffix.length) : text)),
  startswith: ofTexts((text = "", prefix = "") => text.startsWith(prefix)),
  endswith: ofTexts((text = "", suffix = "") => text.endsWith(suffix)),
  strcontains: ofTexts((text = "", part = "") => text.includes(part)),
  split: ofTexts((separator = "", text = "") => text.split(separator)),
  replace: ofTexts(replaceText),
  regex: ofTexts((pattern = "", text = "") => matchRegex(pattern, text)),
  regexall: ofTexts((pattern = "", text = "") => matchAll(pattern, text)),
  join: whole(([separator, ...lists]) => joinTexts(asText(separator ?? null), lists)),
  indent: whole(([count, text]) =>
    asText(text ?? null)?.replaceAll("\n", `\n${" ".repeat(Math.min(1000, Math.max(0, asNumber(count ?? null) ?? 0)))}`),
  ),
  substr: whole(([text, offset, length]) => substring(asText(text ?? null), asNumber(offset ?? null), asNumber(length ?? null))),
  format: whole(([spec, ...values]) => formatText(asText(spec ?? null), values)),
  formatlist: whole(formatList),
  urlencode: ofText((text) => encodeURIComponent(text).replaceAll("%20", "+")),
  base64encode: ofText((text) => Buffer.from(text, "utf8").toString("base64")),
  base64decode: ofText((text) => Buffer.from(text, "base64").toString("utf8")),
  md5: ofText((text) => createHash("md5").update(text).digest("hex")),
  sha1: ofText((text) => createHash("sha1").update(text).digest("hex")),
  sha256: ofText((text) => createHash("sha256").update(text).digest("hex")),
  basename: ofText((text) => text.replace(/\/+$/, "").split("/").at(-1) ?? ""),
  dirname: ofText((text) => (text.includes("/") ? text.slice(0, text.lastIndexOf("/")) : ".")),

  jsonencode: whole(([value]) => encodeJson(value ?? null)),
  jsondecode: ofText((text) => {
    const parsed = parseJson(text);
    return parsed.kind === "json" ? fromJson(parsed.value) : undefined;
  }),
  csvdecode: ofText(decodeCsv),

  length: lazy(([value]) => {
    if (typeof value === "string") return Array.from(value).length;
    return value !== undefined && (isTfList(value) ? value.length : isTfObject(value) ? value.size : undefined);
  }),
  concat: lazy((given) => (given.every((list) => isTfList(list)) ? given.flat() : undefined)),
  flatten: ofList((list) => flatten(list)),
  distinct: ofList((list) => distinct(list)),
  compact: ofList((list) => list.filter((member) => member !== null && member !== "")),
  reverse: ofList((list) => list.toReversed()),
  sort: ofList((list) => (list.every((member) => typeof member === "string") ? list.toSorted(compareText) : undefined)),
  slice: ofList((list, from, to) => list.slice(asNumber(from ?? null) ?? 0, asNumber(to ?? null) ?? list.length)),
  element: ofList((list, index) => (list.length === 0 ? undefined : list.at((asNumber(index ?? null) ?? 0) % list.length))),
  index: ofList((list, value) => found(list.findIndex((member) => sameValue(member, value ?? null)))),
  contains: ofList((list, value) => unknownIn(list) ?? list.some((member) => sameValue(member, value ?? null))),
  one: lazy(([value]) =>
    value === null ? null : value !== undefined && isTfList(value) && value.length < 2 ? (value[0] ?? null) : undefined,
  ),
  chunklist: ofList((list, size) => chunks(list, asNumber(size ?? null) ?? 0)),
  coalesce: whole((given) => given.find((value) => value !== null && value !== "")),
  coalescelist: lazy((given) => given.find((value) => isTfList(value) && value.length > 0)),
  range: ofNumbers((...numbers) => numbersFrom(numbers)),
  alltrue: ofList((list) => list.every((member) => asBoolean(member) === true)),
  anytrue: ofList((list) => list.some((member) => asBoolean(member) === true)),
  setunion: lazy((given) => (given.every((list) => isTfList(list)) ? toSet(given.flat()) : undefined)),
  setintersection: ofList((first, ...others) =>
    toSet(first.filter((member) => others.every((list) => isTfList(list) && holds(list, member)))),
  ),
  setsubtract: ofList((first, other) =>
    other !== undefined && isTfList(other) ? toSet(first.filter((member) => !holds(other, member))) : undefined,
  ),
  setproduct: lazy((given) => (given.every((list) => isTfList(list)) ? product(given) : undefined)),

  keys: ofObject((object) => sortedKeys(object)),
  values: ofObject((object) => sortedKeys(object).map((key) => object.get(key) ?? null)),
  lookup: ofObject((object, key, otherwise) => object.get(asText(key ?? null) ?? "") ?? otherwise),
  merge: lazy((given) =>
    given.every((value) => value === null || isTfObject(value))
      ? new Map(given.flatMap((value) => (isTfObject(value) ? [...value] : [])))
      : undefined,
  ),
  zipmap: ofList((keys, values) =>
    values !== undefined && isTfList(values) ? new Map(keys.map((key, index) => [asText(key) ?? "", values[index] ?? null])) : undefined,
  ),
  matchkeys: lazy(([values, keys, wanted]) =>
    values !== undefined && keys !== undefined && wanted !== undefined && isTfList(values) && isTfList(keys) && isTfList(wanted)
      ? values.filter((_value, index) => holds(wanted, keys[index] ?? null))
      : undefined,
  ),
  transpose: ofObject((object) => transpose(object)),

  toset: lazy(([value]) => (value === undefined ? undefined : isTfList(value) ? (unknownIn(value) ?? toSet(value)) : undefined)),
  tolist: lazy(([value]) => (value !== undefined && isTfList(value) ? value : undefined)),
  tomap: lazy(([value]) => (value !== undefined && isTfObject(value) ? value : undefined)),
  tostring: whole(([value]) => (value === null ? null : (asText(value ?? null) ?? undefined))),
  tonumber: whole(([value]) => (value === null ? null : (asNumber(value ?? null) ?? undefined))),
  tobool: whole(([value]) => (value === null ? null : (asBoolean(value ?? null) ?? undefined))),
  sensitive: lazy(([value]) => value),
  nonsensitive: lazy(([value]) => value),
  issensitive: lazy(() => false),
};

export type CallResult =
  | { readonly kind: "value"; readonly value: TfValue }
  | { readonly kind: "no-such-function" }
  | { readonly kind: "unsuited" };

/** Calls a function that needs nothing but its arguments. */
export function callFunction(name: string, given: readonly TfValue[]): CallResult {
  const called = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
  if (called === undefined) return { kind: "no-such-function" };
  const problem = called.lazy ? (given.find((value) => isUnknown(value)) ?? null) : unknownIn(given);
  if (problem !== null) return { kind: "value", value: problem };
  const value = called.apply(given);
  return value === undefined ? { kind: "unsuited" } : { kind: "value", value };
}

function found(index: number): number | undefined {
  return index < 0 ? undefined : index;
}

function holds(list: readonly TfValue[], value: TfValue): boolean {
  return list.some((member) => sameValue(member, value));
}

function distinct(list: readonly TfValue[]): readonly TfValue[] {
  if (list.every((member) => typeof member === "string")) return [...new Set(list)];
  return list.filter((member, index) => list.findIndex((other) => sameValue(other, member)) === index);
}

/** A set's members in the order in which Terraform goes through them. */
function toSet(list: readonly TfValue[]): readonly TfValue[] {
  return distinct(list).toSorted((left, right) =>
    typeof left === "number" && typeof right === "number" ? left - right : compareText(asText(left) ?? "", asText(right) ?? ""),
  );
}

function flatten(list: readonly TfValue[]): readonly TfValue[] {
  return list.flatMap((member) => (isTfList(member) ? flatten(member) : [member]));
}

const MOST_NUMBERS = 100_000;

function numbersFrom(numbers: readonly number[]): readonly number[] | undefined {
  const [from, to] = numbers.length > 1 ? [numbers[0] ?? 0, numbers[1] ?? 0] : [0, numbers[0] ?? 0];
  const step = numbers[2] ?? (to < from ? -1 : 1);
  const count = step === 0 ? 0 : Math.ceil((to - from) / step);
  return step === 0 || count > MOST_NUMBERS ? undefined : Array.from({ length: Math.max(0, count) }, (_, index) => from + index * step);
}

function chunks(list: readonly TfValue[], size: number): TfValue | undefined {
  if (size < 1) return undefined;
  return Array.from({ length: Math.ceil(list.length / size) }, (_, index) => list.slice(index * size, (index + 1) * size));
}

function product(lists: readonly (readonly TfValue[])[]): TfValue | undefined {
  if (lists.reduce((count, list) => count * list.length, 1) > MOST_NUMBERS) return undefined;
  return lists.reduce<readonly (readonly TfValue[])[]>((rows, list) => rows.flatMap((row) => list.map((member) => [...row, member])), [[]]);
}

function transpose(object: TfObject): TfValue {
  const turned = new Map<string, TfValue[]>();
  for (const key of sortedKeys(object)) {
    const values = object.get(key) ?? null;
    for (const value of isTfList(values) ? values : []) {
      const name = asText(value) ?? "";
      turned.set(name, [...(turned.get(name) ?? []), key]);
    }
  }
  return turned;
}

function trimCharacters(text: string, cut: string): string {
  const characters = Array.from(text);
  let start = 0;
  let end = characters.length;
  while (start < end && cut.includes(characters[start] ?? "")) start += 1;
  while (end > start && cut.includes(characters[end - 1] ?? "")) end -= 1;
  return characters.slice(start, end).join("");
}

/** Between slashes the text to be replaced is a pattern, and `$1`, `${name}` in the new text are its groups. */
function replaceText(text = "", from = "", to = ""): TfValue | undefined {
  if (!(from.length > 1 && from.startsWith("/") && from.endsWith("/"))) return text.replaceAll(from, () => to);
  return compilePattern(from.slice(1, -1))?.replaceAll(text, ({ groups, names }) =>
    to.replace(/\$(?:\$|(\w+)|\{(\w+)\})/g, (_found, bare: string | undefined, braced: string | undefined) => {
      const name = bare ?? braced;
      if (name === undefined) return "$";
      return groups[/^\d+$/.test(name) ? Number(name) : (names.get(name) ?? -1)] ?? "";
    }),
  );
}

function groupsOf({ groups, names }: PatternMatch): TfValue {
  if (names.size > 0) return new Map([...names].map(([name, group]) => [name, groups[group] ?? null]));
  return groups.length === 1 ? (groups[0] ?? null) : groups.slice(1);
}

function matchRegex(pattern: string, text: string): TfValue | undefined {
  const match = compilePattern(pattern)?.first(text) ?? null;
  return match === null ? undefined : groupsOf(match);
}

function matchAll(pattern: string, text: string): TfValue | undefined {
  return compilePattern(pattern)?.all(text).map(groupsOf);
}

function joinTexts(separator: string | null, lists: readonly TfValue[]): TfValue | undefined {
  if (separator === null || !lists.every((list) => isTfList(list))) return undefined;
  const texts = lists.flat().map(asText);
  return texts.every((text) => text !== null) ? texts.join(separator) : undefined;
}

function substring(text: string | null, offset: number | null, length: number | null): TfValue | undefined {
  if (text === null || offset === null || length === null) return undefined;
  const characters = Array.from(text);
  const start = offset < 0 ? characters.length + offset : offset;
  return characters.slice(start, length < 0 ? undefined : start + length).join("");
}

function formatList(given: readonly TfValue[]): TfValue | undefined {
  const [spec, ...values] = given;
  const lengths = values.flatMap((value) => (isTfList(value) ? [value.length] : []));
  const count = lengths[0] ?? 1;
  if (lengths.some((length) => length !== count)) return undefined;
  const rows = Array.from({ length: count }, (_, index) =>
    formatText(
      asText(spec ?? null),
      values.map((value) => (isTfList(value) ? (value[index] ?? null) : value)),
    ),
  );
  return rows.every((row) => row !== undefined) ? rows : undefined;
}

/** As Go writes JSON: keys in order, and `<`, `>`, `&` escaped. */
function encodeJson(value: TfValue): string {
  const text = JSON.stringify(toJson(value), (_key, member: unknown) =>
    typeof member === "object" && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([left], [right]) => compareText(left, right)))
      : member,
  );
  return text.replace(/[<>&\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

function decodeCsv(text: string): TfValue | undefined {
  const rows = csvRows(text);
  const [header, ...rest] = rows;
  if (header === undefined) return undefined;
  return rest.map((row) => new Map(header.map((name, index) => [name, row[index] ?? ""])));
}

function csvRows(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  const pattern = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g;
  for (let match = pattern.exec(text); match !== null && pattern.lastIndex <= text.length; match = pattern.exec(text)) {
    rows.at(-1)?.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? "");
    if (match[3] === "") break;
    if (match[3] !== ",") {
      if (pattern.lastIndex >= text.length) break;
      rows.push([]);
    }
  }
  return rows;
}

import { isObject } from "../../config/reading";
import { findPhase } from "../../phases";
import type { Json, JsonObject } from "../../support/json";
import { describeFound } from "../../support/json";
import { jsonPointer, type Problem, type Reading } from "../../support/problem";
import type { Outcome } from "../../trace/result";

/** What a saved trace must yield. `pointer` is where it stands in the file. */
export type Expectation = ExpectationWish & { readonly pointer: string };

type ExpectationWish =
  | { readonly kind: "status"; readonly wanted: number }
  | { readonly kind: "outcome"; readonly wanted: Outcome }
  /** Of the rule that ended the request. */
  | { readonly kind: "action"; readonly wanted: string }
  /** A rule, by id, ref or description; of page rules the pattern too. */
  | { readonly kind: "matched"; readonly wanted: string }
  | { readonly kind: "notMatched"; readonly wanted: string }
  /** Of a redirect. */
  | { readonly kind: "location"; readonly wanted: string }
  /** As it leaves for the origin, or as it stood when the request ended. */
  | { readonly kind: "url"; readonly wanted: string }
  | { readonly kind: "header"; readonly side: "request" | "response"; readonly name: string; readonly wanted: HeaderWish }
  | { readonly kind: "cache"; readonly wanted: Parts }
  | { readonly kind: "origin"; readonly wanted: Parts }
  | { readonly kind: "notReached"; readonly wanted: string };

export type HeaderWish = { readonly equals: string } | { readonly present: boolean };

/** Members of the result's `cache` or `origin` that must be so; the others may be anything. */
export type Parts = ReadonlyMap<string, string | number | boolean | null>;

export type ExpectationKind = Expectation["kind"];

const OUTCOMES = [
  "origin",
  "block",
  "challenge",
  "redirect",
  "worker",
  "access",
  "waiting-room",
  "error",
  "untraceable",
] as const satisfies readonly Outcome[];

const CACHE_PARTS = { eligible: "boolean", edgeTtl: "number", browserTtl: "number", key: "string" } as const;
const ORIGIN_PARTS = { host: "string", port: "number", hostHeader: "string", sni: "string" } as const;

/** Reads what stands under one key; a problem is the second half of a sentence after “expected”. */
type KindReader = (value: Json) => ExpectationWish | { readonly kind: "problem"; readonly expected: string };

const READERS: Readonly<Record<ExpectationKind, KindReader>> = {
  status: (value) =>
    typeof value === "number" && Number.isInteger(value) && value >= 100 && value <= 999
      ? { kind: "status", wanted: value }
      : expected("a status code such as 403"),
  outcome: (value) => {
    const wanted = OUTCOMES.find((outcome) => outcome === value);
    return wanted === undefined ? expected(`one of ${OUTCOMES.join(", ")}`) : { kind: "outcome", wanted };
  },
  action: (value) => text(value, "the name of an action such as block", (wanted) => ({ kind: "action", wanted })),
  matched: (value) => text(value, "the id, ref or description of a rule", (wanted) => ({ kind: "matched", wanted })),
  notMatched: (value) => text(value, "the id, ref or description of a rule", (wanted) => ({ kind: "notMatched", wanted })),
  location: (value) => text(value, "the target of a redirect", (wanted) => ({ kind: "location", wanted })),
  url: (value) => text(value, "a URL", (wanted) => ({ kind: "url", wanted })),
  header: readHeader,
  cache: (value) => parts(value, CACHE_PARTS, (wanted) => ({ kind: "cache", wanted })),
  origin: (value) => parts(value, ORIGIN_PARTS, (wanted) => ({ kind: "origin", wanted })),
  notReached: (value) =>
    typeof value === "string" && findPhase(value) !== undefined
      ? { kind: "notReached", wanted: value }
      : expected("the name of a phase such as http_request_origin"),
};

const EXPECTATION_KINDS: readonly ExpectationKind[] = Object.keys(READERS).filter(isKind);

function isKind(key: string): key is ExpectationKind {
  return Object.hasOwn(READERS, key);
}

/** Reads a saved trace's `expect`; every key of an entry is an expectation. All mistakes are named. */
export function readExpectations(entries: readonly JsonObject[]): Reading<readonly Expectation[]> {
  const expectations: Expectation[] = [];
  const problems: Problem[] = [];
  for (const [index, entry] of entries.entries()) {
    const keys = Object.keys(entry);
    if (keys.length === 0) problems.push({ pointer: jsonPointer(["expect", index]), message: "expects nothing; take it out" });
    for (const key of keys) {
      const pointer = jsonPointer(["expect", index, key]);
      if (!isKind(key)) {
        problems.push({ pointer, message: `“${key}” is no expectation; there is ${EXPECTATION_KINDS.join(", ")}` });
        continue;
      }
      const value = entry[key] ?? null;
      const wish = READERS[key](value);
      if (wish.kind === "problem") problems.push({ pointer, message: `expected ${wish.expected}, found ${describeFound(value)}` });
      else expectations.push({ ...wish, pointer });
    }
  }
  return problems.length > 0 ? { kind: "problems", problems } : { kind: "value", value: expectations };
}

function readHeader(value: Json): ReturnType<KindReader> {
  const shape = 'an object such as {"side": "response", "name": "x-frame-options", "equals": "DENY"}';
  if (!isObject(value)) return expected(shape);
  const { side, name, equals, present, ...others } = value;
  const [other] = Object.keys(others);
  if (other !== undefined) return expected(`only “side”, “name”, “equals” and “present” in a header, without “${other.slice(0, 40)}”`);
  if (side !== "request" && side !== "response") return expected('“side” to be "request" or "response"');
  if (typeof name !== "string" || name === "") return expected("“name” to be the name of a header");
  if (typeof equals === "string" && present === undefined) return { kind: "header", side, name: name.toLowerCase(), wanted: { equals } };
  if (typeof present === "boolean" && equals === undefined) return { kind: "header", side, name: name.toLowerCase(), wanted: { present } };
  return expected("either “equals”, a text, or “present”, true or false, in a header");
}

type PartTypes = Readonly<Record<string, "boolean" | "number" | "string">>;

function parts(value: Json, types: PartTypes, make: (wanted: Parts) => ExpectationWish): ReturnType<KindReader> {
  const names = Object.keys(types).join(", ");
  if (!isObject(value) || Object.keys(value).length === 0) return expected(`an object with any of ${names}`);
  const wanted = new Map<string, string | number | boolean | null>();
  for (const [name, member] of Object.entries(value)) {
    const type = Object.hasOwn(types, name) ? types[name] : undefined;
    if (type === undefined) return expected(`any of ${names}, without “${name.slice(0, 40)}”`);
    if (member !== null && (typeof member !== type || typeof member === "object"))
      return expected(`“${name}” to be ${type === "boolean" ? "true or false" : type === "number" ? "a number" : "a text"}`);
    if (typeof member !== "object" || member === null) wanted.set(name, member);
  }
  return make(wanted);
}

function text(value: Json, what: string, make: (wanted: string) => ExpectationWish): ReturnType<KindReader> {
  return typeof value === "string" && value !== "" ? make(value) : expected(what);
}

function expected(what: string): { readonly kind: "problem"; readonly expected: string } {
  return { kind: "problem", expected: what };
}

import type { FieldDefinition } from "../fields/definition";
import { QUANTIFIERS } from "../functions";
import type { FunctionDefinition, Parameter } from "../functions/definition";
import { sameType, type Type } from "../types/type";
import { type Completion, word } from "./completion";
import type { ServiceDocument } from "./environment";
import { helpOnField, helpOnFunction, helpOnSheet } from "./help";
import { CONSTANTS, NEGATION } from "./logical-words";
import { callAround, type Expected, type Position, parameterAt } from "./position";
import { typeNoun } from "./type-noun";

/** What an operand is wanted for: it decides what stands first, and how much of an array is taken. */
type Want =
  | { readonly kind: "condition"; readonly after: "start" | "not" }
  | { readonly kind: "elements" }
  | { readonly kind: "argument"; readonly parameter: Parameter }
  | { readonly kind: "value" }
  | { readonly kind: "same"; readonly type: Type };

/** Fields, functions and words that may stand where an operand is wanted. */
export function completeOperand(document: ServiceDocument, position: Position, expected: Extract<Expected, { kind: "operand" }>) {
  const want = wantAt(document, position, expected);
  if (want === null) return [];
  const words = want.kind === "condition" || want.kind === "elements" ? conditionWords(want, position) : [];
  return [...completeNames(document, want), ...words];
}

/** Fields and functions of one type, as the right side of equality and ordering takes them. */
export function completeSame(document: ServiceDocument, type: Type): readonly Completion[] {
  return completeNames(document, { kind: "same", type }).map((item) => ({ ...item, rank: item.rank + 10 }));
}

function wantAt({ kind }: ServiceDocument, { frames }: Position, { after }: Extract<Expected, { kind: "operand" }>): Want | null {
  const inner = frames.at(-1);
  const call = callAround(frames);
  if (inner?.kind === "call") {
    const parameter = inner.called === null ? null : parameterAt(inner.called, inner.argument);
    return parameter === null || parameter.kind === "literal" ? null : { kind: "argument", parameter };
  }
  if (call?.kind === "quantifier") return { kind: "elements" };
  return kind === "value" && frames.length === 0 ? { kind: "value" } : { kind: "condition", after };
}

function conditionWords(want: Want, { frames }: Position): readonly Completion[] {
  const constants = frames.length === 0 ? CONSTANTS.map(({ label, sentence }) => word(label, sentence, 6)) : [];
  const quantifiers = QUANTIFIERS.map((sheet): Completion => {
    const help = helpOnSheet(sheet);
    return { label: sheet.name, kind: "function", detail: "Boolean", insert: `${sheet.name}($0)`, insertAs: "snippet", rank: 3, help };
  });
  return [word(NEGATION.label, NEGATION.sentence, want.kind === "condition" && want.after === "not" ? 8 : 2), ...quantifiers, ...constants];
}

function completeNames(document: ServiceDocument, want: Want): readonly Completion[] {
  const { scheme } = document;
  return [
    ...scheme.fields.flatMap((field) => completeField(field, document, want)),
    ...scheme.functions.flatMap((called) => completeFunction(called, document, want)),
  ];
}

/** What most rules are about, the most frequent first; it stands before other fields that fit as well. */
const FREQUENT: readonly string[] = [
  "http.host",
  "http.request.uri.path",
  "ip.src",
  "ip.src.country",
  "http.request.method",
  "http.user_agent",
  "http.request.full_uri",
  "http.request.uri.query",
  "ip.src.asnum",
  "cf.bot_management.score",
  "cf.client.bot",
  "http.request.headers",
  "http.cookie",
  "http.referer",
  "ssl",
];

function frequency(name: string): number {
  const place = FREQUENT.indexOf(name);
  return place === -1 ? 0 : (place - FREQUENT.length) / FREQUENT.length;
}

function completeField(field: FieldDefinition, { context, environment }: ServiceDocument, want: Want): readonly Completion[] {
  if (context !== null && !field.sides.includes(context.side)) return [];
  if (field.sides.every((side) => side === "network")) return [];
  const unavailable = context?.place.judgeField(field) ?? null;
  if (unavailable?.severity === "error") return [];
  const fit = fitOf(field.type, want);
  if (fit === null) return [];
  if (want.kind === "argument" && want.parameter.onlyFields?.includes(field.name) === false) return [];
  const late = (unavailable === null ? 0 : 20) + (field.deprecated === undefined ? 0 : 40);
  return [
    {
      label: field.name,
      kind: "field",
      detail: typeNoun(field.type),
      insert: `${field.name}${fit.index}`,
      insertAs: fit.index.includes("$") ? "snippet" : "text",
      rank: fit.rank + late + frequency(field.name),
      help: helpOnField(field, environment),
      ...(field.deprecated === undefined ? {} : { deprecated: true }),
    },
  ];
}

function completeFunction(called: FunctionDefinition, { context }: ServiceDocument, want: Want): readonly Completion[] {
  if (called.contexts?.length === 1 && called.contexts[0] === "network") return [];
  if (context !== null && called.contexts?.includes(context.functions) === false) return [];
  if (context?.place.judgeFunction(called)?.severity === "error") return [];
  const fit = typeof called.returns === "function" ? { rank: 1, index: "" } : fitOf(called.returns, want);
  if (fit === null || fit.index !== "") return [];
  return [
    {
      label: called.name,
      kind: "function",
      detail: typeof called.returns === "function" ? "" : typeNoun(called.returns),
      insert: `${called.name}($0)`,
      insertAs: "snippet",
      rank: fit.rank + 1,
      help: helpOnFunction(called),
    },
  ];
}

interface Fit {
  readonly rank: number;
  /** What must follow the name to get at a value of the right type. */
  readonly index: string;
}

/** How well a type fits, and by which index; `null` where it does not at all. */
function fitOf(type: Type, want: Want): Fit | null {
  switch (want.kind) {
    case "condition":
      return fitCondition(type, want.after);
    case "elements":
      return fitElements(type);
    case "argument":
      return fitArgument(type, want.parameter);
    case "value":
      return isPlain(type) ? { rank: type.kind === "Bytes" ? 0 : 2, index: "" } : { rank: 4, index: indexInto(type, "one") };
    case "same":
      if (sameType(type, want.type)) return { rank: 0, index: "" };
      return sameType(innermost(type), want.type) ? { rank: 2, index: indexInto(type, "one") } : null;
    default:
      return want satisfies never;
  }
}

function fitCondition(type: Type, after: "start" | "not"): Fit {
  if (type.kind === "Bool") return { rank: 0, index: "" };
  const later = after === "not" ? 3 : 0;
  return isPlain(type) ? { rank: later, index: "" } : { rank: later + 1, index: indexInto(type, "one") };
}

function fitElements(type: Type): Fit | null {
  if (type.kind === "Array" && type.of.kind === "Bool") return { rank: 0, index: "" };
  return isPlain(type) ? { rank: 5, index: "" } : { rank: 0, index: indexInto(type, "each") };
}

function fitArgument(type: Type, { accepts, like }: Parameter): Fit | null {
  if (accepts === "any" || like !== undefined) return { rank: isPlain(type) ? 0 : 1, index: "" };
  const fits = accepts.some((accepted) => {
    if (accepted === "array") return type.kind === "Array";
    return accepted === "map" ? type.kind === "Map" : sameType(accepted, type);
  });
  if (fits) return { rank: 0, index: "" };
  const inner = innermost(type);
  const inside = !isPlain(type) && accepts.some((accepted) => typeof accepted !== "string" && sameType(accepted, inner));
  return inside ? { rank: 2, index: indexInto(type, "one") } : null;
}

function isPlain(type: Type): boolean {
  return type.kind !== "Array" && type.kind !== "Map";
}

function innermost(type: Type): Type {
  return type.kind === "Array" || type.kind === "Map" ? innermost(type.of) : type;
}

/** The indexes that lead to one value, or to every value, with places for keys to fill in. */
function indexInto(type: Type, how: "one" | "each"): string {
  if (type.kind === "Map") return `["$1"]${indexInto(type.of, how)}`;
  if (type.kind !== "Array") return "";
  return type.of.kind === "Bool" && how === "each" ? "" : `${how === "each" ? "[*]" : "[0]"}${indexInto(type.of, how)}`;
}

import { textToBytes } from "../../support/bytes";
import { keysOfField, valuesOfField } from "../known-values";
import { quoteBytes } from "../lint/quote";
import { OPERATORS } from "../operators";
import type { OperatorDefinition } from "../operators/definition";
import type { Type } from "../types/type";
import { completeOperand, completeSame } from "./complete-operands";
import { type Completion, type CompletionList, word } from "./completion";
import type { KnownList, ServiceDocument } from "./environment";
import { helpOnOperator } from "./help";
import { LOGICAL_WORDS } from "./logical-words";
import { type Position, readPosition, type WrittenAccess } from "./position";
import type { Token } from "./tokens";

/** What may be written at `offset`, the best fit first. Never throws, whatever the text. */
export function complete(document: ServiceDocument, offset: number): CompletionList {
  const position = readPosition(document.text, offset, document.scheme);
  const items = itemsAt(document, position).toSorted((left, right) => left.rank - right.rank || compareLabels(left.label, right.label));
  return { start: position.start, end: position.end, items };
}

function compareLabels(left: string, right: string): number {
  return left < right ? -1 : Number(left > right);
}

function itemsAt(document: ServiceDocument, position: Position): readonly Completion[] {
  const { expected, word: written } = position;
  const inText = written?.kind === "text";
  switch (expected.kind) {
    case "operand":
      return inText ? [] : completeOperand(document, position, expected);
    case "operator":
      return inText ? [] : completeOperator(document, expected.left);
    case "logical":
      return inText || document.kind === "value" ? [] : LOGICAL_WORDS.map(({ label, sentence }, index) => word(label, sentence, index));
    case "value":
      return completeValue(document, expected.left, expected.operator, written);
    case "member":
      return completeKnown(expected.left, written).filter(({ insert }) => !expected.members.includes(insert));
    case "key":
      return completeKey(document, expected.of, written);
    default:
      return expected satisfies never;
  }
}

const IN_SET = "in {$0}";

function completeOperator({ kind }: ServiceDocument, left: WrittenAccess): readonly Completion[] {
  const { type } = left;
  if (kind === "value") return [];
  if (type?.kind === "Bool") return LOGICAL_WORDS.map(({ label, sentence }, index) => word(label, sentence, index));
  const takes = OPERATORS.filter((operator) => type === null || operator.takes.some((each) => each === type.kind));
  return takes.flatMap((operator, index) =>
    operator.spellings.map((spelling, form): Completion => {
      return {
        label: spelling,
        kind: "operator",
        detail: operator.spellings.find((other) => other !== spelling) ?? "",
        insert: operator.right === "set" ? IN_SET : spelling,
        insertAs: operator.right === "set" ? "snippet" : "text",
        rank: OPERATOR_ORDER.indexOf(operator.name) * 2 + (/[a-z]/.test(spelling) ? 0 : 40) + form + index / 100,
        help: helpOnOperator(operator),
      };
    }),
  );
}

/** The operators by how often rules use them. */
const OPERATOR_ORDER: readonly OperatorDefinition["name"][] = [
  "eq",
  "ne",
  "in",
  "contains",
  "lt",
  "gt",
  "le",
  "ge",
  "wildcard",
  "strict wildcard",
  "matches",
  "bitwise_and",
];

function completeValue(
  document: ServiceDocument,
  left: WrittenAccess,
  operator: OperatorDefinition,
  written: Token | null,
): readonly Completion[] {
  const known = completeKnown(left, written);
  if (operator.right === "set") return written?.kind === "text" ? [] : [...completeLists(document, left.type), SET];
  if (operator.right !== "value") return operator.right === "bytes" ? known : [];
  return written?.kind === "text" || left.type === null ? known : [...known, ...completeSame(document, left.type)];
}

const SET: Completion = { label: "{…}", kind: "value", detail: "set", insert: "{$0}", insertAs: "snippet", rank: 0 };

/** Values that are known of the field; in quotes, whether some stand there or not. */
function completeKnown({ field }: WrittenAccess, written: Token | null): readonly Completion[] {
  const family = field === null ? undefined : valuesOfField(field.name);
  if (family === undefined || (written !== null && written.kind !== "text" && written.kind !== "name")) return [];
  return family.values.map(({ value, label }): Completion => {
    const literal = quoteBytes(textToBytes(value));
    return { label: literal, kind: "value", detail: label ?? family.noun, insert: literal, insertAs: "text", rank: 0 };
  });
}

/** https://developers.cloudflare.com/waf/tools/lists/managed-lists/ */
const MANAGED_LISTS = ["cf.open_proxies", "cf.anonymizer", "cf.vpn", "cf.malware", "cf.botnetcc"];

const LIST_TYPES = { ip: "Ip", hostname: "Bytes", asn: "Int", redirect: "none" } as const satisfies Readonly<
  Record<KnownList["kind"], string>
>;

function completeLists({ environment, context }: ServiceDocument, type: Type | null): readonly Completion[] {
  if (context?.lists === "refused") return [];
  const own = (environment.lists ?? []).filter(({ kind }) => kind !== "redirect" && (type === null || LIST_TYPES[kind] === type.kind));
  const managed = type === null || type.kind === "Ip" ? MANAGED_LISTS : [];
  return [
    ...own.map(({ name, kind, items }): Completion => listItem(name, `${kind} list, ${items} ${items === 1 ? "item" : "items"}`, 1)),
    ...managed.map((name) => listItem(name, "managed list", 2)),
  ];
}

function listItem(name: string, detail: string, rank: number): Completion {
  return { label: `$${name}`, kind: "list", detail, insert: `$${name}`, insertAs: "text", rank };
}

function completeKey({ environment }: ServiceDocument, of: WrittenAccess, written: Token | null): readonly Completion[] {
  const { type, field } = of;
  if (type?.kind === "Array") return [keyItem("0", "the first element", 0), keyItem("*", "every element", 1)];
  if (type?.kind !== "Map") return [];
  const current = field === null ? undefined : environment.values.get(field.name)?.value;
  const present = typeof current === "object" && current !== null && !Array.isArray(current) ? Object.keys(current) : [];
  const known = field === null ? [] : keysOfField(field.name).filter((name) => !present.includes(name));
  const names = [
    ...present.map((name) => keyItem(quoteBytes(textToBytes(name)), "in this trace", 0)),
    ...known.map((name) => keyItem(quoteBytes(textToBytes(name)), "", 1)),
  ];
  return written?.kind === "text" ? names : [...names, keyItem("*", "every entry", 2)];
}

function keyItem(label: string, detail: string, rank: number): Completion {
  return { label, kind: "key", detail, insert: label, insertAs: "text", rank };
}

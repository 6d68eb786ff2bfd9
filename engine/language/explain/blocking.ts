import { assertNever } from "../../support/assert-never";
import type { Explanation } from "../explanation";
import type { AnyNode, Comparison, RightSide } from "../expression";
import { printExpression } from "../printer/print-expression";
import { isDynamic } from "./explain-comparison";
import type { Outcome } from "./outcome";
import { cutText, valueInSentence } from "./shown-value";

type Blocking = NonNullable<Explanation["blocking"]>;

/** Beyond this many alternatives or items a sentence says how many more there are. */
const MOST_NAMED = 3;

/** The first condition that kept `outcome` from coming out as `wanted`, which it did not. */
export function firstBlocking(outcome: Outcome, wanted: boolean): Blocking {
  const { of, parts } = outcome;
  const [first] = parts;
  switch (of.kind) {
    case "and":
    case "or":
      return blockingItem(outcome, wanted);
    case "not":
      return first === undefined ? plain(outcome, wanted) : firstBlocking(first, !wanted);
    case "xor": {
      const holding = parts.filter((part) => part.value === true).length;
      const number = wanted ? "an odd number of them" : "an even number of them";
      return at(of, `${holding} of ${parts.length} conditions joined by xor hold; the rule needs ${number} to hold`);
    }
    case "any":
    case "all":
      return at(of, quantifierSentence(outcome, wanted));
    case "comparison":
      return at(of, `${isValue(outcome)}; the rule needs ${needed(outcome, of, wanted)}`);
    case "field":
    case "call":
    case "index":
    case "each":
    case "literal":
    case "group":
    case "set":
    case "list":
    case "regex":
    case "wildcard":
      return plain(outcome, wanted);
    default:
      return assertNever(of);
  }
}

function at({ start, end }: AnyNode, sentence: string): Blocking {
  return { start, end, sentence };
}

function plain({ of, value }: Outcome, wanted: boolean): Blocking {
  return at(of, `${cutText(printExpression(of))} is ${valueInSentence(value)}; the rule needs ${wanted}`);
}

/** `and` fails by its first false item, a certain one before one that is assumed; `or` fails by all of them together. */
function blockingItem(outcome: Outcome, wanted: boolean): Blocking {
  const { of, parts, hangs } = outcome;
  const together = (of.kind === "or") === wanted;
  const blocking = parts.filter((part) => (part.value === true) !== wanted);
  const single = (hangs === null ? blocking.find((part) => part.hangs === null) : undefined) ?? blocking[0];
  if (single === undefined) return plain(outcome, wanted);
  if (!together || blocking.length === 1) return firstBlocking(single, wanted);
  return at(of, sharedSubject(blocking, wanted) ?? alternatives(blocking, wanted));
}

/** `http.host is "a"; the rule needs "b" or "c"`, where all alternatives look at one thing. */
function sharedSubject(blocking: readonly Outcome[], wanted: boolean): string | null {
  const needs: string[] = [];
  let subject: string | null = null;
  for (const outcome of blocking) {
    const { of } = outcome;
    if (of.kind !== "comparison") return null;
    const own = isValue(outcome);
    if (subject !== null && own !== subject) return null;
    subject = own;
    needs.push(needed(outcome, of, wanted));
  }
  return subject === null ? null : `${subject}; the rule needs ${named(needs, " or ")}`;
}

function alternatives(blocking: readonly Outcome[], wanted: boolean): string {
  const sentences = blocking
    .slice(0, MOST_NAMED)
    .map((outcome) => firstBlocking(outcome, wanted).sentence.replace("; the rule needs ", ", not "));
  const rest = blocking.length - sentences.length;
  const more = rest > 0 ? `; and ${rest} more` : "";
  return `none of ${blocking.length} alternatives holds: ${sentences.join("; ")}${more}`;
}

function named(texts: readonly string[], joint: string): string {
  const shown = texts.slice(0, MOST_NAMED).join(joint);
  return texts.length > MOST_NAMED ? `${shown} or ${texts.length - MOST_NAMED} more` : shown;
}

/** `http.host is "a"`. */
function isValue({ parts, of }: Outcome): string {
  const left = parts[0];
  return `${cutText(printExpression(left?.of ?? of))} is ${valueInSentence(left?.value ?? null)}`;
}

/** What would have to stand on the left. */
function needed(outcome: Outcome, { operator, right }: Comparison, wanted: boolean): string {
  const text = rightText(right, outcome.parts[1]);
  return wanted ? operator.needs(text) : operator.needsNot(text);
}

function rightText(right: RightSide, outcome: Outcome | undefined): string {
  if (right.kind === "set")
    return right.items.length === 0
      ? "an empty set"
      : named(
          right.items.map(({ spelling }) => cutText(spelling)),
          ", ",
        );
  const text = cutText(printExpression(right));
  return isDynamic(right) ? `${text}, which is ${valueInSentence(outcome?.value ?? null)}` : text;
}

function quantifierSentence(outcome: Outcome, wanted: boolean): string {
  const { of, parts } = outcome;
  const [inner] = parts;
  const all = (of.kind === "all") === wanted;
  const quantity = all ? "every element" : "at least one element";
  if (inner === undefined) return plain(outcome, wanted).sentence;
  if (inner.of.kind === "comparison") {
    return `${isValue(inner)}; the rule needs ${quantity} to be ${needed(inner, inner.of, wanted)}`;
  }
  const text = cutText(printExpression(inner.of));
  return `${text} is ${valueInSentence(inner.value)}; the rule needs ${quantity} to be ${wanted}`;
}

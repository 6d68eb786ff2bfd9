import { assertNever } from "../../support/assert-never";
import type { Explanation } from "../explanation";
import type { AnyNode } from "../expression";
import type { Moment } from "../moment";
import { printExpression } from "../printer/print-expression";
import { rightText } from "./comparison-words";
import type { Outcome, WordedComparison } from "./outcome";
import { cutText, named, valueInSentence } from "./shown-value";

type Blocking = NonNullable<Explanation["blocking"]>;

/** Beyond this many alternatives a sentence says how many more there are. */
const MOST_ALTERNATIVES = 3;

/** The first condition that kept `outcome`, as it came out at `moment`, from coming out as `wanted`, which it did not. */
export function firstBlocking(outcome: Outcome, wanted: boolean, moment: Moment): Blocking {
  const { of, parts } = outcome;
  const [first] = parts;
  switch (of.kind) {
    case "and":
    case "or":
      return blockingItem(outcome, wanted, moment);
    case "not":
      return first === undefined ? plain(outcome, wanted) : firstBlocking(first, !wanted, moment);
    case "xor": {
      const holding = parts.filter((part) => part.value === true).length;
      const number = wanted ? "an odd number of them" : "an even number of them";
      return at(of, `${holding} of ${parts.length} conditions joined by xor hold; the rule needs ${number} to hold`);
    }
    case "any":
    case "all":
      return at(of, quantifierSentence(outcome, wanted, moment));
    case "comparison":
    case "call":
      return at(of, sentenceOf(judged(outcome, wanted, moment)) ?? plainSentence(outcome, wanted));
    case "field":
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

function plain(outcome: Outcome, wanted: boolean): Blocking {
  return at(outcome.of, plainSentence(outcome, wanted));
}

function plainSentence({ of, value }: Outcome, wanted: boolean): string {
  return `${cutText(printExpression(of))} is ${valueInSentence(value)}; the rule needs ${wanted}`;
}

/** `http.host is "a"`, and `"b"`: what is there, and what would have to be. */
interface Judged {
  readonly is: string;
  readonly needs: string;
}

/** Of a comparison, or of a call that says something about its first argument; of others `null`. */
function judged(outcome: Outcome, wanted: boolean, moment: Moment): Judged | null {
  const { of } = outcome;
  if (of.kind === "comparison") return { is: isValue(outcome, of, moment), needs: needed(outcome, of, wanted) };
  const [subject, second] = outcome.parts;
  if (of.kind !== "call" || of.called.needs === undefined || subject === undefined || second === undefined) return null;
  const { holds, fails } = of.called.needs;
  const rest = second.of.kind === "literal" ? cutText(second.of.spelling) : withValue(cutText(printExpression(second.of)), second);
  return { is: `${cutText(printExpression(subject.of))} is ${said(subject, moment)}`, needs: wanted ? holds(rest) : fails(rest) };
}

function sentenceOf(found: Judged | null): string | null {
  return found === null ? null : `${found.is}; the rule needs ${found.needs}`;
}

function withValue(text: string, { value }: Outcome): string {
  return `${text}, which is ${valueInSentence(value)}`;
}

/** `and` fails by its first false item, a certain one before one that is assumed; `or` fails by all of them together. */
function blockingItem(outcome: Outcome, wanted: boolean, moment: Moment): Blocking {
  const { of, parts, hangs } = outcome;
  const together = (of.kind === "or") === wanted;
  const blocking = parts.filter((part) => (part.value === true) !== wanted);
  const single = (hangs === null ? blocking.find((part) => part.hangs === null) : undefined) ?? blocking[0];
  if (single === undefined) return plain(outcome, wanted);
  if (!together || blocking.length === 1) return firstBlocking(single, wanted, moment);
  return at(of, sharedSubject(blocking, wanted, moment) ?? alternatives(blocking, wanted, moment));
}

/** `http.host is "a"; the rule needs "b" or "c"`, where all alternatives look at one thing. */
function sharedSubject(blocking: readonly Outcome[], wanted: boolean, moment: Moment): string | null {
  const needs: string[] = [];
  let subject: string | null = null;
  for (const outcome of blocking) {
    const own = judged(outcome, wanted, moment);
    if (own === null || (subject !== null && own.is !== subject)) return null;
    subject = own.is;
    needs.push(own.needs);
  }
  return subject === null ? null : `${subject}; the rule needs ${named(needs, " or ")}`;
}

function alternatives(blocking: readonly Outcome[], wanted: boolean, moment: Moment): string {
  const sentences = blocking
    .slice(0, MOST_ALTERNATIVES)
    .map((outcome) => firstBlocking(outcome, wanted, moment).sentence.replace("; the rule needs ", ", not "));
  const rest = blocking.length - sentences.length;
  const more = rest > 0 ? `; and ${rest} more` : "";
  return `none of ${blocking.length} alternatives holds: ${sentences.join("; ")}${more}`;
}

/** `http.host is "a"`. */
function isValue({ parts }: Outcome, { words }: WordedComparison, moment: Moment): string {
  const [left] = parts;
  return words.subject + (left === undefined ? "missing" : said(left, moment));
}

function said({ of, value }: Outcome, { shown }: Moment): string {
  const known = of.kind === "field" ? shown[of.slot] : undefined;
  return known?.said ?? valueInSentence(value);
}

/** What would have to stand on the left. */
function needed({ parts }: Outcome, { operator, right, words }: WordedComparison, wanted: boolean): string {
  const known = wanted ? words.needs : words.needsNot;
  if (known !== null) return known;
  const [, other] = parts;
  const text = other === undefined ? rightText(right) : withValue(rightText(right), other);
  return wanted ? operator.needs(text) : operator.needsNot(text);
}

function quantifierSentence(outcome: Outcome, wanted: boolean, moment: Moment): string {
  const { of, parts } = outcome;
  const [inner] = parts;
  const all = (of.kind === "all") === wanted;
  const quantity = all ? "every element" : "at least one element";
  if (inner === undefined) return plain(outcome, wanted).sentence;
  const own = judged(inner, wanted, moment);
  if (own !== null) return `${own.is}; the rule needs ${quantity} to be ${own.needs}`;
  const text = cutText(printExpression(inner.of));
  return `${text} is ${valueInSentence(inner.value)}; the rule needs ${quantity} to be ${wanted}`;
}

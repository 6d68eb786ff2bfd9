import { type Mistake, mistake } from "../../lexer/scanned";
import type { Scheme } from "../../scheme";
import { isOperatorWord } from "./operator-hints";
import { beginsWithLogicalOperator, isQuote, nearestHint, TAB_HINT, withHint, wordAt } from "./words";

/** Where a field or a function should stand, and no name does. */
export function nameHint(text: string, at: number): string | undefined {
  const first = text.charAt(at);
  if (isQuote(first)) return "a condition begins with a field or a function, not with text: write the whole comparison again";
  if (first === "" || first === ")") return "a condition is missing here";
  if (first === "{" || first === "[") return "conditions are grouped in parentheses: ( … )";
  if (/[&|^=<>~]/.test(first)) return "a condition is missing before this operator";
  return first === "\t" ? TAB_HINT : undefined;
}

/** What `parsing` holds where the name stands. */
interface NamePlace {
  readonly text: string;
  readonly at: number;
  readonly scheme: Scheme;
}

export function unknownIdentifier({ text, scheme, at }: NamePlace, name: string): Mistake {
  const problem = mistake("unknown-identifier", "unknown identifier", at, at + name.length);
  const lower = name.toLowerCase();
  if (lower !== name && ["not", "any", "all", "true", "false"].includes(lower))
    return { ...problem, hint: `this is written in lower case: ${lower}` };
  const word = wordAt(text, at);
  if (word === name && beginsWithLogicalOperator(name)) return { ...problem, hint: `a condition is missing before ${name}` };
  if (isOperatorWord(name)) return { ...problem, hint: `the left side is missing: write the field again before ${name}` };
  if (["if", "when", "where"].includes(lower)) return { ...problem, hint: `a condition stands alone, without ${name}` };
  return withHint(problem, entryHint(scheme, word) ?? methodHint(scheme, name) ?? nearestHint(scheme.nearest(name)));
}

/** `http.request.headers.user-agent`: an entry of a map is no name. */
function entryHint(scheme: Scheme, word: string): string | undefined {
  const parts = /^[A-Za-z0-9_.-]+/.exec(word)?.[0].split(".") ?? [];
  for (let length = parts.length - 1; length > 0; length -= 1) {
    const entry = scheme.lookup(parts.slice(0, length).join("."));
    if (entry?.kind !== "field" || entry.field.type.kind !== "Map") continue;
    const position = entry.field.type.of.kind === "Array" ? "[0]" : "";
    return `an entry of a map is ${entry.field.name}[${JSON.stringify(parts.slice(length).join("."))}]${position}`;
  }
  return undefined;
}

/** `http.host.lower`: functions stand in front. */
function methodHint(scheme: Scheme, name: string): string | undefined {
  const dot = name.lastIndexOf(".");
  const [field, called] = [name.slice(0, dot), name.slice(dot + 1)];
  if (scheme.lookup(field)?.kind !== "field" || scheme.lookup(called)?.kind !== "function") return undefined;
  return `a function stands before what it is given: ${called}(${field})`;
}

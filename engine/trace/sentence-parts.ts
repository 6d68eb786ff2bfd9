export interface SentencePart {
  /** `outcome` is the word that says what happened, `condition` what the answer hangs on, `code` and `condition-code` a name or value. */
  readonly kind: "outcome" | "text" | "code" | "condition" | "condition-code";
  readonly text: string;
}

const FIELD = /\b(?:http|ip|cf|ssl|tcp|udp|icmp|raw)(?:\.[a-z0-9_]+)+(?:\["[^"]*"\])*(?:\[[\d*]+\])*/;
const LITERAL = /"[^"]*"|-?\d[\d.:/]*|\{[^}]*\}|\$[a-z0-9_.]+/;
const OPERATOR = /eq|ne|lt|le|gt|ge|in|contains|matches|wildcard|strict wildcard|==|!=|<=?|>=?|~/;
const COMPARISON = `(?:${FIELD.source})(?: (?:${OPERATOR.source}) (?:${LITERAL.source}))?`;
/** What belongs to the Rules language in a sentence: marked text, calls, comparisons, fields, quoted values and lists. */
const CODE = new RegExp(`\`[^\`]+\`|\\b[a-z_0-9]+\\((?:[^()"]|"[^"]*"|\\([^()]*\\))*\\)|${COMPARISON}|"[^"]*"|\\$[a-z0-9_.]+`, "g");

/** Cuts the answer's sentence into the outcome, what follows from it, and the last “if …”. Joined (without backticks) the parts are the sentence. */
export function sentenceParts(sentence: string): readonly SentencePart[] {
  const outcome = /^(?:Not )?[^\s,.:]+/.exec(sentence)?.[0] ?? "";
  const { start, end } = conditionSpan(sentence);
  return [
    ...(outcome === "" ? [] : [{ kind: "outcome", text: outcome } as const]),
    ...withCode(sentence.slice(outcome.length, start), "text", "code"),
    ...withCode(sentence.slice(start, end), "condition", "condition-code"),
    ...withCode(sentence.slice(end), "text", "code"),
  ];
}

/** Where the last “if …” stands: up to a colon, the next sentence or the end. Words inside “…” and "…" don't count. */
function conditionSpan(sentence: string): { readonly start: number; readonly end: number } {
  const bare = sentence.replace(/“[^”]*”|"[^"]*"/g, (quoted) => "_".repeat(quoted.length));
  const before = bare.lastIndexOf(" if ");
  if (before === -1) return { start: sentence.length, end: sentence.length };
  const length = bare.slice(before).search(/: |\. (?=[A-Z])/);
  return { start: before + 1, end: length === -1 ? sentence.length : before + length };
}

function withCode(text: string, plain: "text" | "condition", code: "code" | "condition-code"): readonly SentencePart[] {
  const parts: SentencePart[] = [];
  let from = 0;
  const push = (kind: SentencePart["kind"], piece: string): void => {
    if (piece !== "") parts.push({ kind, text: piece });
  };
  for (const match of text.matchAll(CODE)) {
    if (isInsideQuotes(text, match.index)) continue;
    push(plain, text.slice(from, match.index));
    push(code, match[0].replaceAll("`", ""));
    from = match.index + match[0].length;
  }
  push(plain, text.slice(from));
  return parts;
}

function isInsideQuotes(text: string, offset: number): boolean {
  return text.lastIndexOf("“", offset) > text.lastIndexOf("”", offset);
}

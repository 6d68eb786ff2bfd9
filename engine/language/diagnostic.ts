/**
 * A mistake of the user's in an expression.
 * `start` and `end` are UTF-16 offsets into the text handed in, `end` exclusive: the place to underline.
 * `line` and `column` count from 1; `column` and `length` count UTF-8 bytes. They say where Cloudflare's own message puts its carets,
 * which reach to the end of the line where it complains about all that follows, and stand behind a raw regular expression.
 */
export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: "error" | "warning";
  readonly message: string;
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly column: number;
  readonly length: number;
  /** What would be right, where that can be said: “did you mean …”. */
  readonly hint?: string;
}

/** The closed list of codes; reference engine's kinds in kebab-case, then ours. */
const DIAGNOSTIC_CODES = [
  "expected-name",
  "expected-literal",
  "parse-int",
  "parse-network",
  "parse-regex",
  "parse-wildcard",
  "invalid-character-escape",
  "invalid-raw-string-hash-count",
  "missing-ending-quote",
  "count-mismatch",
  "unknown-identifier",
  "unsupported-op",
  "incompatible-range-bounds",
  "eof",
  "invalid-arguments-count",
  "invalid-argument-kind",
  "invalid-argument-type",
  "invalid-argument-value",
  "invalid-index-access",
  "type-mismatch",
  "invalid-map-each-access",
  "invalid-list-name",
  "nesting-limit-exceeded",
  "expression-too-long",
  "too-many-regexes",
  "field-not-available",
  "function-not-available",
  "deprecated-field",
  "always-true",
  "always-false",
  "wrong-case",
  "missing-lower",
  "impossible-value",
  "header-name-case",
  "impossible-url-part",
  "query-in-path",
  "needless-regex",
  "unescaped-dot",
  "wildcard-without-star",
  "ne-on-missing",
  "ipv4-only",
  "constant-threat-score",
  "repeated-member",
  "overlapping-members",
  "joined-members",
  "double-negation",
  "ip-ordering",
  "hmac-arguments",
  "mixed-arrays",
  "unknown-list",
] as const;

export type DiagnosticCode = (typeof DIAGNOSTIC_CODES)[number];

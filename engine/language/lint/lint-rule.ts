import type { DiagnosticCode } from "../diagnostic";
import type { AnyNode, TypedExpression } from "../expression";

/** Replaces the text from `start` to `end` (UTF-16 offsets, `end` exclusive). */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Edits that do not overlap, made together. `meaning` says whether the expression still decides every request as before. */
export interface QuickFix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
  readonly meaning: "kept" | "changed";
}

export interface LintFinding {
  readonly start: number;
  readonly end: number;
  readonly message: string;
  readonly fix?: QuickFix;
}

/** Where a node stands. */
export interface Surroundings {
  /** The whole expression. */
  readonly text: string;
  /** From the root down to the node's parent. */
  readonly ancestors: readonly AnyNode[];
  readonly root: TypedExpression;
  readonly options: LintOptions;
}

export interface LintOptions {
  /** Whether visitors may come over IPv6; they may unless told otherwise. */
  readonly ipv6?: "on" | "off";
}

/**
 * One thing that a sound expression can still get wrong. `check` is asked for every node of the typed tree, parents first, and judges that node
 * only. It must be sure: what is right in some configuration is not reported.
 */
export interface LintRule {
  readonly code: DiagnosticCode;
  readonly severity: "warning";
  readonly sentence: string;
  readonly documentation: string;
  readonly check: (node: AnyNode, at: Surroundings) => readonly LintFinding[];
}

const LANGUAGE_PAGES = "https://developers.cloudflare.com/ruleset-engine/rules-language";
export const OPERATORS_PAGE = `${LANGUAGE_PAGES}/operators/`;
export const VALUES_PAGE = `${LANGUAGE_PAGES}/values/`;
export const FUNCTIONS_PAGE = `${LANGUAGE_PAGES}/functions/`;
export const FIELDS_PAGE = `${LANGUAGE_PAGES}/fields/reference/`;

/** One edit as a fix. */
export function replacement(
  { start, end }: { readonly start: number; readonly end: number },
  text: string,
  { title, meaning }: Pick<QuickFix, "title" | "meaning">,
): QuickFix {
  return { title, meaning, edits: [{ start, end, text }] };
}

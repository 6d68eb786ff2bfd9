import { contextOfPhase, type ExpressionUse } from "../contexts";
import type { QuickFix, TextEdit } from "../lint";
import type { Scheme } from "../scheme";
import { complete } from "./complete";
import type { Completion, CompletionList } from "./completion";
import { diagnose, type ServiceDiagnostic } from "./diagnose";
import { type EmbeddedExpression, embeddedExpressions, escapeForJson } from "./embedded";
import type { ServiceDocument, ServiceEnvironment } from "./environment";
import { format } from "./format";
import { type Hover, hover } from "./hover";
import { type SignatureHelp, signatureHelp } from "./signature-help";

/** A text as an editor holds it: one expression, or JSON with expressions in it. All offsets are into this text. */
export interface OpenText {
  readonly language: "rules" | "json";
  readonly text: string;
  /** Of the rule; in JSON only where the JSON itself names none. `null` where it is not known. */
  readonly phase: string | null;
  /** What the expression is for; in JSON that is told by the keys around it. */
  readonly use: ExpressionUse;
}

/** What a service asks of its surroundings. */
export interface Surroundings {
  readonly scheme: Scheme;
  readonly environment: ServiceEnvironment;
}

export function completeIn(open: OpenText, offset: number, surroundings: Surroundings): CompletionList | null {
  if (open.language === "rules") return complete(documentOf(open, surroundings), offset);
  const embedded = embeddedAt(open, offset);
  if (embedded === null) return null;
  const { start, end, items } = complete(documentIn(embedded, open, surroundings), embedded.toText(offset));
  return { start: embedded.toJson(start), end: embedded.toJson(end), items: items.map(escapeItem) };
}

export function hoverIn(open: OpenText, offset: number, surroundings: Surroundings): Hover | null {
  if (open.language === "rules") return hover(documentOf(open, surroundings), offset);
  const embedded = embeddedAt(open, offset);
  const found = embedded === null ? null : hover(documentIn(embedded, open, surroundings), embedded.toText(offset));
  return embedded === null || found === null ? null : { ...found, start: embedded.toJson(found.start), end: embedded.toJson(found.end) };
}

export function signatureIn(open: OpenText, offset: number, surroundings: Surroundings): SignatureHelp | null {
  if (open.language === "rules") return signatureHelp(documentOf(open, surroundings), offset);
  const embedded = embeddedAt(open, offset);
  return embedded === null ? null : signatureHelp(documentIn(embedded, open, surroundings), embedded.toText(offset));
}

/** Lines and columns of what is found in JSON are those inside the expression. */
export function diagnoseIn(open: OpenText, surroundings: Surroundings): readonly ServiceDiagnostic[] {
  if (open.language === "rules") return diagnose(documentOf(open, surroundings));
  return embeddedExpressions(open.text).flatMap((embedded) =>
    diagnose(documentIn(embedded, open, surroundings)).map((found) => ({
      ...found,
      start: embedded.toJson(found.start),
      end: embedded.toJson(found.end),
      fixes: found.fixes.map((fix) => fixIn(fix, embedded)),
    })),
  );
}

/** The text with its expression laid out anew; `null` where it has a mistake, and for JSON. */
export function formatIn(open: OpenText, surroundings: Surroundings): string | null {
  return open.language === "rules" ? format(documentOf(open, surroundings)) : null;
}

function documentOf(
  { text, phase, use }: Pick<OpenText, "text" | "phase" | "use">,
  { scheme, environment }: Surroundings,
): ServiceDocument {
  const kind = use === "filter" || use === "counting" ? "filter" : "value";
  return { text, kind, scheme, environment, context: phase === null ? null : contextOfPhase(phase, use) };
}

function documentIn({ text, phase, use }: EmbeddedExpression, open: OpenText, surroundings: Surroundings): ServiceDocument {
  return documentOf({ text, phase: phase ?? open.phase, use }, surroundings);
}

function embeddedAt({ text }: OpenText, offset: number): EmbeddedExpression | null {
  return embeddedExpressions(text).find(({ start, end }) => start <= offset && offset <= end) ?? null;
}

function escapeItem(item: Completion): Completion {
  const escaped = escapeForJson(item.insert);
  return { ...item, insert: item.insertAs === "snippet" ? escaped.replaceAll("\\", "\\\\") : escaped };
}

function fixIn(fix: QuickFix, embedded: EmbeddedExpression): QuickFix {
  const edits: readonly TextEdit[] = fix.edits.map(({ start, end, text }) => ({
    start: embedded.toJson(start),
    end: embedded.toJson(end),
    text: escapeForJson(text),
  }));
  return { ...fix, edits };
}

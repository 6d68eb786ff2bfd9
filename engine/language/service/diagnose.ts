import { checkExpression } from "../checker/check-expression";
import { checkOptionsOf } from "../contexts";
import type { Diagnostic } from "../diagnostic";
import type { ListReference, TypedExpression } from "../expression";
import { lintExpression, type QuickFix } from "../lint";
import { walk } from "../lint/walk";
import { nearestNames, type Scheme } from "../scheme";
import { createRuler } from "../source";
import type { KnownList, ServiceDocument } from "./environment";

/** A mistake or a warning, with what would put it right. */
export interface ServiceDiagnostic extends Diagnostic {
  readonly fixes: readonly QuickFix[];
  readonly documentation?: string;
}

/** Everything to say about the text: mistakes first, in the order found, then warnings by place. */
export function diagnose({ text, kind, scheme, context, environment }: ServiceDocument): readonly ServiceDiagnostic[] {
  const checked = checkExpression(text, kind, scheme, context === null ? {} : checkOptionsOf(context));
  const lint = linted(text, kind, scheme, environment.ipv6);
  const own = checked.diagnostics.filter(({ code }) => lint === null || code !== "deprecated-field");
  const lists = lint === null ? [] : judgeLists(lint.expression, text, { known: environment.lists, allowed: context?.lists ?? "allowed" });
  const warnings = (lint?.warnings ?? []).map(({ fix, ...warning }) => ({ ...warning, fixes: fix === undefined ? [] : [fix] }));
  const mistakes = own.map((diagnostic) => ({ ...named(diagnostic, text), fixes: fixesOf(diagnostic, text, scheme) }));
  const all = [...mistakes, ...lists, ...warnings];
  return [...all.filter(({ severity }) => severity === "error"), ...all.filter(({ severity }) => severity === "warning").toSorted(byPlace)];
}

/** The reference engine's words do not say which name they mean. */
function named(diagnostic: Diagnostic, text: string): Diagnostic {
  if (diagnostic.code !== "unknown-identifier") return diagnostic;
  return { ...diagnostic, message: `“${text.slice(diagnostic.start, diagnostic.end)}” is neither a field nor a function` };
}

function byPlace(left: Diagnostic, right: Diagnostic): number {
  return left.start - right.start || left.end - right.end;
}

/** Warnings are for sound expressions, whether or not this phase may use what stands in them. */
function linted(text: string, kind: ServiceDocument["kind"], scheme: Scheme, ipv6: "on" | "off") {
  const { expression } = checkExpression(text, kind, scheme);
  return expression === null ? null : { expression, warnings: lintExpression(expression, text, { ipv6 }) };
}

/** Names that are near, one fix each. */
function fixesOf({ code, start, end }: Diagnostic, text: string, scheme: Scheme): readonly QuickFix[] {
  if (code !== "unknown-identifier") return [];
  return scheme
    .nearest(text.slice(start, end))
    .map((name) => ({ title: `Use ${name}`, meaning: "changed", edits: [{ start, end, text: name }] }));
}

interface ListRules {
  readonly known: readonly KnownList[] | null;
  readonly allowed: "allowed" | "refused";
}

function judgeLists(expression: TypedExpression, text: string, { known, allowed }: ListRules): readonly ServiceDiagnostic[] {
  const found: ServiceDiagnostic[] = [];
  const ruler = createRuler(text);
  walk(expression, (node) => {
    if (node.kind !== "list") return;
    const place = { start: node.start, end: node.end, ...ruler.placeOf(node.start), length: node.end - node.start };
    if (allowed === "refused") {
      found.push({ code: "unknown-list", severity: "error", message: "lists cannot be used here", ...place, fixes: [] });
      return;
    }
    const problem = judgeList(node, known);
    if (problem !== null) found.push({ code: "unknown-list", severity: "warning", ...problem, ...place });
  });
  return found;
}

const TYPES_OF_LISTS: Readonly<Record<KnownList["kind"], string>> = { ip: "Ip", hostname: "Bytes", asn: "Int", redirect: "" };

function judgeList(
  { name, type, start, end }: ListReference,
  known: readonly KnownList[] | null,
): Pick<ServiceDiagnostic, "message" | "fixes"> | null {
  if (known === null || name.startsWith("cf.")) return null;
  const list = known.find((each) => each.name === name);
  if (list !== undefined && TYPES_OF_LISTS[list.kind] === type.kind) return null;
  const message =
    list === undefined
      ? `this configuration has no list $${name}`
      : `$${name} is a list of kind ${list.kind}, which this value is never in`;
  const fitting = known.filter(({ kind }) => TYPES_OF_LISTS[kind] === type.kind).map((each) => each.name);
  const fixes = nearestNames(name, fitting).map(
    (near) => ({ title: `Use $${near}`, meaning: "changed", edits: [{ start, end, text: `$${near}` }] }) as const,
  );
  return { message, fixes };
}

/** The fixes for what is wrong between two offsets. */
export function quickFixes(
  document: ServiceDocument,
  { start, end }: { readonly start: number; readonly end: number },
): readonly QuickFix[] {
  return diagnose(document).flatMap((diagnostic) => (diagnostic.start <= end && start <= diagnostic.end ? diagnostic.fixes : []));
}

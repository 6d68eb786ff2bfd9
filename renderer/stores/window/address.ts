import { isSearching, printShownSteps, readShownSteps, type ShownSteps } from "../result/step-search";
import { COVERAGE_SHOWN, type CoverageShown } from "../runs/coverage";
import type { Editing } from "../what-if/what-if-draft";

/** What the window shows, as a link says it. */
export type Address =
  | { readonly kind: "none" }
  | { readonly kind: "trace"; readonly traceId: string; readonly step: string | null; readonly look?: ShownSteps }
  | { readonly kind: "edit"; readonly editing: Editing }
  | { readonly kind: "run"; readonly runId: string | null }
  /** Two configurations, compared now. */
  | { readonly kind: "compare"; readonly before: string; readonly after: string }
  /** One that was made, and a case of it. */
  | { readonly kind: "comparison"; readonly comparisonId: string; readonly caseId: string | null }
  /** What runs exercise of a configuration. */
  | { readonly kind: "coverage"; readonly configuration: string; readonly shown: CoverageShown }
  | { readonly kind: "findings" }
  | { readonly kind: "beside"; readonly left: string; readonly right: string };

/** The part of a link after `#`; empty for what has no address. */
export function printAddress(address: Address): string {
  switch (address.kind) {
    case "none":
      return "";
    case "trace":
      return (
        join("trace", address.traceId, ...(address.step === null ? [] : ["step", address.step])) +
        (address.look === undefined ? "" : printShownSteps(address.look))
      );
    case "edit":
      return address.editing.kind === "file"
        ? join("file", address.editing.file)
        : join("rule", address.editing.file, address.editing.list, String(address.editing.index));
    case "run":
      return address.runId === null ? join("run") : join("run", address.runId);
    case "compare":
      return join("compare", address.before, address.after);
    case "findings":
      return join("findings");
    case "beside":
      return join("beside", address.left, address.right);
    case "comparison":
      return join("comparison", address.comparisonId, ...(address.caseId === null ? [] : ["case", address.caseId]));
    case "coverage":
      return join("coverage", address.configuration, ...(address.shown === "all" ? [] : [address.shown]));
    default:
      return address satisfies never;
  }
}

/** Reads such a part, with or without its `#`; what is no address is none. */
export function readAddress(hash: string): Address {
  const [way = "", query = ""] = hash.split(/\?(.*)/s);
  const [kind, first, second, third] = split(way);
  if (kind === "run") return { kind, runId: first ?? null };
  if (kind === "findings") return { kind };
  if (first === undefined) return { kind: "none" };
  if (kind === "trace") return { kind, traceId: first, step: second === "step" ? (third ?? null) : null, ...lookOf(query) };
  if (kind === "file") return { kind: "edit", editing: { kind, file: first } };
  if (kind === "compare" && second !== undefined) return { kind, before: first, after: second };
  if (kind === "beside" && second !== undefined) return { kind, left: first, right: second };
  if (kind === "comparison") return { kind, comparisonId: first, caseId: second === "case" ? (third ?? null) : null };
  if (kind === "coverage") return { kind, configuration: first, shown: COVERAGE_SHOWN.find((known) => known === second) ?? "all" };
  if (kind === "rule" && second !== undefined && third !== undefined && /^\d{1,6}$/.test(third))
    return { kind: "edit", editing: { kind, file: first, list: second, index: Number(third) } };
  return { kind: "none" };
}

/** What every trace begins with is not said. */
function lookOf(query: string): { readonly look?: ShownSteps } {
  const look = readShownSteps(query);
  return look.shown === "matched" && !isSearching(look.search) ? {} : { look };
}

function join(...parts: readonly string[]): string {
  return `#/${parts.map(encodeURIComponent).join("/")}`;
}

function split(hash: string): readonly string[] {
  try {
    return hash
      .replace(/^#?\/?/, "")
      .split("/")
      .map(decodeURIComponent);
  } catch {
    return [];
  }
}

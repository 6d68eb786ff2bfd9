import { isObject, property } from "../../../engine/config/reading";
import type { HttpResponse } from "../../../engine/http/message";
import { readOrigin } from "../../../engine/request/origin";
import { parseSavedTrace } from "../../../engine/request/saved-trace";
import type { JsonObject } from "../../../engine/support/json";

/** What the trace's `fetches` have for a request; `problem`: there is an entry, and it cannot be read. */
export type FoundFetch =
  | { readonly kind: "response"; readonly response: HttpResponse }
  | { readonly kind: "problem"; readonly message: string }
  | { readonly kind: "none" };

/**
 * The first entry whose `url` is this one, or is its beginning followed by `*`, and whose `method`, where it has one, is this one.
 * Fragments do not count.
 */
export function findFetch(fetches: readonly JsonObject[], method: string, url: string): FoundFetch {
  const wanted = normal(url);
  const entry = fetches.find((candidate) => {
    const [pattern, only] = [property(candidate, "url"), property(candidate, "method")];
    if (typeof pattern !== "string" || (typeof only === "string" && only.toUpperCase() !== method)) return false;
    return pattern.endsWith("*") ? wanted.startsWith(pattern.slice(0, -1)) : normal(pattern) === wanted;
  });
  return entry === undefined ? { kind: "none" } : readResponse(entry);
}

/** A response is written as the trace's origin is. */
function readResponse(entry: JsonObject): FoundFetch {
  const response = property(entry, "response");
  const parsed = parseSavedTrace({ trace: { method: "GET", url: "" }, origin: isObject(response) ? response : {} });
  if (!parsed.success) return { kind: "problem", message: parsed.error.issues[0]?.message ?? "it cannot be read" };
  const { response: read, problems } = readOrigin(parsed.data.origin);
  const [problem] = problems;
  return problem === undefined ? { kind: "response", response: read } : { kind: "problem", message: problem.message };
}

function normal(url: string): string {
  return URL.canParse(url) ? new URL(url).href.replace(/#.*$/, "") : url;
}

import type { JsonObject } from "../../../engine/contract/index";
import { isJsonObject } from "../../stores/support/json-kinds";

/** Where a redirect rule leads, as the form shows it. */
export interface RedirectTarget {
  /** A fixed URL, or an expression that gives one. */
  readonly kind: "value" | "expression";
  readonly text: string;
  /** `null`: not given, so that it is 301. */
  readonly status: RedirectStatus | null;
  readonly query: "kept" | "dropped";
}

/** https://developers.cloudflare.com/rules/url-forwarding/single-redirects/settings/ */
export const REDIRECT_STATUSES = [301, 302, 303, 307, 308] as const;

type RedirectStatus = (typeof REDIRECT_STATUSES)[number];

const NOTHING: RedirectTarget = { kind: "value", text: "", status: null, query: "dropped" };

/** What the parameters say; `null` where the form cannot say all of it: a list of redirects, or something that is no redirect's. */
export function readRedirect(parameters: JsonObject | null): RedirectTarget | null {
  if (parameters === null || Object.keys(parameters).length === 0) return NOTHING;
  const { from_value: from, ...others } = parameters;
  if (!isJsonObject(from) || Object.keys(others).length > 0) return null;
  const { target_url: target, status_code: code, preserve_query_string: preserve, ...more } = from;
  const text = readText(target);
  const status = code === undefined ? null : REDIRECT_STATUSES.find((known) => known === code);
  if (text === null || status === undefined || Object.keys(more).length > 0) return null;
  if (preserve !== undefined && typeof preserve !== "boolean") return null;
  return { ...text, status, query: preserve === true ? "kept" : "dropped" };
}

function readText(target: JsonObject[string] | undefined): Pick<RedirectTarget, "kind" | "text"> | null {
  if (target === undefined) return { kind: "value", text: "" };
  if (!isJsonObject(target)) return null;
  const { value, expression, ...others } = target;
  if (Object.keys(others).length > 0) return null;
  if (typeof value === "string" && expression === undefined) return { kind: "value", text: value };
  return typeof expression === "string" && value === undefined ? { kind: "expression", text: expression } : null;
}

/** The parameters that say this; what is left at its default and was not there stays out. */
export function redirectParameters(before: JsonObject | null, { kind, text, status, query }: RedirectTarget): JsonObject {
  const from = before?.["from_value"];
  const given = isJsonObject(from) ? from : {};
  return {
    from_value: {
      ...given,
      target_url: { [kind]: text },
      ...(status === null ? {} : { status_code: status }),
      ...(query === "dropped" && given["preserve_query_string"] === undefined ? {} : { preserve_query_string: query === "kept" }),
    },
  };
}

/** A fixed URL as the expression that gives it, and back; an expression that says more is no fixed URL: then nothing is left of it. */
export function targetAs({ kind, text }: Pick<RedirectTarget, "kind" | "text">, to: RedirectTarget["kind"]): string {
  if (kind === to) return text;
  if (to === "expression") return text === "" ? "" : `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
  return /^"(?:[^"\\]|\\["\\])*"$/.test(text.trim())
    ? text
        .trim()
        .slice(1, -1)
        .replaceAll(/\\(["\\])/g, "$1")
    : "";
}

import type { Assumptions } from "../config/assumptions";
import type { SourcePlace } from "../config/configuration";
import { isObject, type Note, noteShape, property, within } from "../config/reading";
import type { RedirectItem } from "../config/redirect-list";
import type { HttpResponse } from "../http/message";
import type { Moment } from "../language/moment";
import type { MaybeValue } from "../language/values/value";
import { bytesToText, textToBytes } from "../support/bytes";
import type { Json, JsonObject } from "../support/json";
import { type ActionDefinition, type ActionPoint, type ActionTools, BAD_PARAMETERS, notSimulated, type PreparedAction } from "./action";
import { readDynamicText } from "./dynamic-text";
import type { Verdict } from "./verdict";

const STATUSES = [301, 302, 303, 307, 308] as const;

/** Answers with a redirect, to one target (Single Redirects) or to what a list says (Bulk Redirects). */
export const redirect: ActionDefinition = {
  name: "redirect",
  title: "Redirect",
  terminating: true,
  sways: true,
  documentation: "https://developers.cloudflare.com/rules/url-forwarding/",
  prepare({ parameters, place }, tools) {
    const fromList = property(parameters, "from_list");
    if (isObject(fromList)) return prepareFromList(fromList, within(place, "from_list"), tools);
    const fromValue = property(parameters, "from_value");
    if (isObject(fromValue)) return prepareFromValue(fromValue, within(place, "from_value"), tools);
    noteShape(tools.note, within(place, "from_value"), "“from_value” or “from_list”, an object,", fromValue);
    return notSimulated(BAD_PARAMETERS);
  },
};

/** https://developers.cloudflare.com/rules/url-forwarding/single-redirects/settings/ */
function prepareFromValue(json: JsonObject, place: SourcePlace, tools: ActionTools): PreparedAction {
  const target = readDynamicText(property(json, "target_url"), within(place, "target_url"), "redirect-target", tools);
  const status = readStatus(property(json, "status_code"), within(place, "status_code"), tools.note);
  const preserve = property(json, "preserve_query_string") === true;
  if (target === null) return notSimulated(BAD_PARAMETERS);
  return {
    run: (point) => {
      const location = asBytes(target(point.moment));
      if (location === null || location === "") return { kind: "not-simulated", reason: "The target expression gives no value." };
      return respond(preserve ? withQuery(location, point) : location, status);
    },
  };
}

function readStatus(json: Json | undefined, place: SourcePlace, note: Note): number {
  if (json === undefined || json === null) return 301;
  const status = STATUSES.find((known) => known === json);
  if (status === undefined) noteShape(note, place, `One of ${STATUSES.join(", ")}`, json);
  return status ?? 301;
}

function asBytes(value: MaybeValue): string | null {
  return typeof value === "string" ? value : null;
}

/** https://developers.cloudflare.com/rules/url-forwarding/bulk-redirects/how-it-works/ */
function prepareFromList(json: JsonObject, place: SourcePlace, tools: ActionTools): PreparedAction {
  const name = property(json, "name");
  const list = typeof name === "string" ? tools.redirectList(name) : null;
  if (list === null) {
    const message =
      typeof name === "string"
        ? `There is no redirect list “${name}” in this configuration.`
        : "The name of a redirect list is expected here.";
    tools.note({ code: "absent-list", severity: "error", message, place: within(place, "name") });
    return notSimulated("The redirect list is not part of this configuration.");
  }
  const key = readKey(property(json, "key"), within(place, "key"), tools);
  if (key === null) return notSimulated(BAD_PARAMETERS);
  return {
    run: (point) => {
      const found = list.find(asBytes(key(point.moment)) ?? "");
      if (found === null) {
        const note = `No entry of the list “${list.name}” fits the URL.`;
        return { kind: "continue", passage: point.passage, effects: [], note };
      }
      return respond(listTarget(found.item, found.suffix, point), found.item.status);
    },
  };
}

const KEYS = ["http.request.full_uri", "raw.http.request.full_uri"] as const;

function readKey(json: Json | undefined, place: SourcePlace, tools: ActionTools): ((moment: Moment) => MaybeValue) | null {
  const key = KEYS.find((known) => known === json);
  if (key === undefined) {
    noteShape(tools.note, place, `One of ${KEYS.join(", ")}`, json);
    return null;
  }
  return tools.value(key, place, "redirect-target");
}

function listTarget(item: RedirectItem, suffix: string, point: ActionPoint): string {
  const target = textToBytes(item.target);
  const location = item.subpathMatching && item.preservePathSuffix ? withSuffix(target, suffix) : target;
  return item.preserveQueryString ? withQuery(location, point) : location;
}

/** The unmatched rest of the path, put before the target's query and fragment, with one slash between. */
function withSuffix(target: string, suffix: string): string {
  if (suffix === "") return target;
  const end = target.search(/[?#]/);
  const path = end < 0 ? target : target.slice(0, end);
  const rest = end < 0 ? "" : target.slice(end);
  return `${path.replace(/\/$/, "")}/${suffix.replace(/^\//, "")}${rest}`;
}

/** The request's query at the end of the target, before its fragment. */
function withQuery(
  target: string,
  { passage, assumptions }: { readonly passage: ActionPoint["passage"]; readonly assumptions: Assumptions },
): string {
  const { query } = passage.request;
  if (query === null || query === "") return target;
  const hash = target.indexOf("#");
  const base = hash < 0 ? target : target.slice(0, hash);
  const fragment = hash < 0 ? "" : target.slice(hash);
  if (!base.includes("?")) return `${base}?${query}${fragment}`;
  if (assumptions["preserved-query-with-target-query"] === "keep-target") return target;
  return `${base}${/[?&]$/.test(base) ? "" : "&"}${query}${fragment}`;
}

function respond(location: string, status: number): Verdict {
  const response: HttpResponse = { status, headers: [{ name: "location", value: location }], body: "" };
  const shown = bytesToText(location) ?? location;
  return {
    kind: "respond",
    outcome: "redirect",
    response,
    location: shown,
    effects: [
      { target: "response.status", before: null, after: status },
      { target: "response.headers.location", before: null, after: shown },
    ],
  };
}

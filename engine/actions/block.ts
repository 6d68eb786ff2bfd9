import type { SourcePlace } from "../config/configuration";
import { isObject, type Note, noteShape, property, within } from "../config/reading";
import type { HttpResponse } from "../http/message";
import { textToBytes } from "../support/bytes";
import type { Json, JsonObject } from "../support/json";
import type { Effect } from "../trace/result";
import type { ActionDefinition } from "./action";

export const CONTENT_TYPES = ["text/html", "text/plain", "application/json", "text/xml"] as const;

/** The edge answers with 403 (429 in rate limiting rules), or with the rule's own response. */
export const block: ActionDefinition = {
  name: "block",
  title: "Block",
  terminating: true,
  sways: true,
  documentation: "https://developers.cloudflare.com/ruleset-engine/rules-language/actions/",
  prepare({ phase, parameters, place }, { note }) {
    const byDefault = phase.name === "http_ratelimit" ? 429 : 403;
    const response = readResponse(property(parameters, "response"), byDefault, within(place, "response"), note);
    const effects = responseEffects(response);
    return { run: () => ({ kind: "respond", outcome: "block", response, location: null, effects }) };
  },
};

function readResponse(json: Json | undefined, byDefault: number, place: SourcePlace, note: Note): HttpResponse {
  if (!isObject(json)) {
    if (json !== undefined && json !== null) noteShape(note, place, "An object with status_code, content_type and content", json);
    return { status: byDefault, headers: [{ name: "content-type", value: "text/html" }], body: "" };
  }
  const content = property(json, "content");
  if (typeof content !== "string") noteShape(note, within(place, "content"), "The response body, a text,", content);
  return {
    status: readStatus(json, byDefault, place, note),
    headers: [{ name: "content-type", value: readContentType(json, place, note) }],
    body: typeof content === "string" ? textToBytes(content) : "",
  };
}

function readStatus(json: JsonObject, byDefault: number, place: SourcePlace, note: Note): number {
  const status = property(json, "status_code");
  if (typeof status === "number" && Number.isInteger(status) && status >= 400 && status <= 499) return status;
  noteShape(note, within(place, "status_code"), "A status from 400 to 499", status);
  return byDefault;
}

function readContentType(json: JsonObject, place: SourcePlace, note: Note): string {
  const type = property(json, "content_type");
  const known = CONTENT_TYPES.find((contentType) => contentType === type);
  if (known !== undefined) return known;
  noteShape(note, within(place, "content_type"), `One of ${CONTENT_TYPES.join(", ")}`, type);
  return "text/html";
}

function responseEffects(response: HttpResponse): readonly Effect[] {
  const effects: Effect[] = [{ target: "response.status", before: null, after: response.status }];
  if (response.body !== "") effects.push({ target: "response.body", before: null, after: response.body });
  return effects;
}

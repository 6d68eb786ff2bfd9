import type { Json, JsonObject } from "../support/json";
import type { SourcePlace } from "./configuration";
import { isArray, isObject, type Note, type Placed, property, within } from "./reading";

/**
 * What an API answer holds: the bare result, the result inside the answer's envelope, or the results of several pages
 * (an array of envelopes). An answer that reports failure gives nothing, and is noted; so is one that has further pages.
 * https://developers.cloudflare.com/fundamentals/api/how-to/make-api-calls/
 */
export function unwrapAnswer(value: Json, place: SourcePlace, note: Note): readonly Placed[] {
  if (isArray(value) && value.length > 0 && value.every(isEnvelope)) {
    return value.flatMap((page, index) => unwrapEnvelope(page, within(place, index), note, "one of several pages"));
  }
  return isEnvelope(value) ? unwrapEnvelope(value, place, note, "the only page") : [{ value, place }];
}

type PagePosition = "the only page" | "one of several pages";

function isEnvelope(value: Json): value is JsonObject {
  return isObject(value) && typeof property(value, "success") === "boolean" && Object.hasOwn(value, "result");
}

function unwrapEnvelope(envelope: JsonObject, place: SourcePlace, note: Note, position: PagePosition): readonly Placed[] {
  const result = property(envelope, "result") ?? null;
  if (property(envelope, "success") === false || result === null) {
    note({
      code: "failed-answer",
      severity: "error",
      message: `The API reported a failure${describeErrors(property(envelope, "errors"))}; there is nothing to read.`,
      place,
      fix: "Save the answer again once the request succeeds.",
    });
    return [];
  }
  if (position === "the only page") noteFurtherPages(envelope, result, place, note);
  return [{ value: result, place: within(place, "result") }];
}

function describeErrors(errors: Json | undefined): string {
  const first = isArray(errors) ? errors[0] : undefined;
  const message = isObject(first) ? property(first, "message") : undefined;
  return typeof message === "string" ? ` (“${message}”)` : "";
}

function noteFurtherPages(envelope: JsonObject, result: Json, place: SourcePlace, note: Note): void {
  const info = property(envelope, "result_info");
  if (!isObject(info) || !isArray(result)) return;
  const total = property(info, "total_count");
  const cursors = property(info, "cursors");
  const after = isObject(cursors) ? property(cursors, "after") : undefined;
  const incomplete = (typeof total === "number" && total > result.length) || (typeof after === "string" && after !== "");
  if (!incomplete) return;
  note({
    code: "incomplete-answer",
    severity: "warning",
    message: `This is one page of a longer answer: ${result.length}${typeof total === "number" ? ` of ${total}` : ""} entries.`,
    place,
    fix: "Save all pages, as one array of answers.",
  });
}

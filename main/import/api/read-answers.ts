import { isArray, isObject, property } from "../../../engine/config/reading";
import type { Json, JsonObject } from "../../../engine/support/json";
import type { AddNote } from "../import-note";
import type { PageInfo } from "../pieces/piece";

/** One `result` of a file, with the page it is of a longer answer. */
export interface Answer {
  readonly value: Json;
  readonly pointer: string;
  readonly page: PageInfo | null;
}

/** The API's error for an entry point that nobody ever stored: not a failure, there is none. */
const NO_ENTRY_POINT = 10_003;

/**
 * The results in a file: a bare one, one in its envelope, or several pages as an array of envelopes. Also takes envelopes that stand one a line
 * under names of a caller's own (`{"rulesets": {"success": …}}`). Failures are noted and left out.
 */
export function readAnswers(value: Json, file: string, note: AddNote): readonly Answer[] {
  if (isEnvelope(value)) return fromEnvelope(value, "", file, note);
  if (isArray(value) && value.length > 0 && value.every(isEnvelope)) {
    return value.flatMap((page, index) => fromEnvelope(page, `/${index}`, file, note));
  }
  if (isObject(value)) {
    const members = Object.entries(value);
    if (members.length > 0 && members.every(([, member]) => isEnvelope(member))) {
      return members.flatMap(([key, member]) => (isEnvelope(member) ? fromEnvelope(member, `/${escapePointer(key)}`, file, note) : []));
    }
  }
  return [{ value, pointer: "", page: null }];
}

function escapePointer(key: string): string {
  return key.replaceAll("~", "~0").replaceAll("/", "~1");
}

function isEnvelope(value: Json): value is JsonObject {
  return isObject(value) && typeof property(value, "success") === "boolean" && Object.hasOwn(value, "result");
}

function fromEnvelope(envelope: JsonObject, pointer: string, file: string, note: AddNote): readonly Answer[] {
  const result = property(envelope, "result") ?? null;
  if (property(envelope, "success") === true && result !== null) {
    return [{ value: result, pointer: `${pointer}/result`, page: pageOf(envelope) }];
  }
  const { code, message } = firstError(envelope);
  if (code === NO_ENTRY_POINT) {
    note({ code: "failed-answer", severity: "note", message: "There is no such entry point; nothing is missing.", file, pointer });
    return [];
  }
  note({
    code: "failed-answer",
    severity: "error",
    message: `The API answered with a failure${message === "" ? "" : `: “${message}”`}${code === 0 ? "" : ` (${code})`}; what was asked for is missing.`,
    file,
    pointer,
    fix: "Save the answer again once the request succeeds; a token that lacks a permission is the usual reason.",
  });
  return [];
}

function firstError(envelope: JsonObject): { readonly code: number; readonly message: string } {
  const errors = property(envelope, "errors");
  const first = isArray(errors) ? errors[0] : undefined;
  const code = isObject(first) ? property(first, "code") : undefined;
  const message = isObject(first) ? property(first, "message") : undefined;
  return { code: typeof code === "number" ? code : 0, message: typeof message === "string" ? message : "" };
}

function pageOf(envelope: JsonObject): PageInfo | null {
  const info = property(envelope, "result_info");
  if (!isObject(info)) return null;
  const cursors = property(info, "cursors");
  const after = isObject(cursors) ? property(cursors, "after") : property(info, "cursor");
  return {
    page: numberAt(info, "page"),
    totalPages: numberAt(info, "total_pages"),
    totalCount: numberAt(info, "total_count"),
    hasNext: typeof after === "string" && after !== "",
  };
}

function numberAt(object: JsonObject, key: string): number | null {
  const number = property(object, key);
  return typeof number === "number" ? number : null;
}

import type { SourcePlace } from "../config/configuration";
import { isObject, noteShape, property, within } from "../config/reading";
import type { FunctionContextName } from "../language/functions/definition";
import type { Moment } from "../language/moment";
import type { MaybeValue } from "../language/values/value";
import { textToBytes } from "../support/bytes";
import type { Json } from "../support/json";
import type { ActionTools } from "./action";

/**
 * `{"value": "…"}` or `{"expression": "…"}`: what a rule puts somewhere, fixed or computed from the request.
 * Exactly one of the two must be there; `null`, noted, where that is not so or the expression has a mistake.
 */
export function readDynamicText(
  json: Json | undefined,
  place: SourcePlace,
  context: FunctionContextName,
  { note, value: compile }: ActionTools,
): ((moment: Moment) => MaybeValue) | null {
  if (!isObject(json)) {
    noteShape(note, place, "An object with “value” or “expression”", json);
    return null;
  }
  const value = property(json, "value") ?? undefined;
  const expression = property(json, "expression") ?? undefined;
  if (typeof value === "string" && expression === undefined) {
    const bytes = textToBytes(value);
    return () => bytes;
  }
  if (typeof expression === "string" && value === undefined) return compile(expression, within(place, "expression"), context);
  const message =
    value !== undefined && expression !== undefined
      ? "Only one of “value” and “expression” can stand here."
      : "A text under “value” or “expression” is expected here.";
  note({ code: "wrong-shape", severity: "error", message, place });
  return null;
}

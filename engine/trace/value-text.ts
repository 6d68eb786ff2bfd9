import type { Json } from "../support/json";

/** A recorded value on one line, as a person reads it: text in double quotes, bytes that are no text as base64. */
export function valueText(value: Json): string {
  const bytes = base64Of(value);
  return bytes === null ? JSON.stringify(value) : `base64 ${bytes}`;
}

/** As `valueText`, with text as it stands: for places where nothing but a value can stand. */
export function plainValueText(value: Json): string {
  return typeof value === "string" ? value : valueText(value);
}

function base64Of(value: Json): string | null {
  if (typeof value !== "object" || value === null || !("base64" in value)) return null;
  const bytes = value["base64"];
  return typeof bytes === "string" && Object.keys(value).length === 1 ? bytes : null;
}

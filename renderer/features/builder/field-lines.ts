import type { JsonObject } from "../../../engine/contract/index";
import { readJsonText } from "../../stores/trace-text";

/** A field by name, with its value as JSON text. */
export interface FieldLine {
  readonly name: string;
  readonly text: string;
}

/** The lines of all fields but those that have a control of their own. */
export function fieldLines(fields: JsonObject, apart: readonly string[]): readonly FieldLine[] {
  return Object.entries(fields).flatMap(([name, value]) => (apart.includes(name) ? [] : [{ name, text: JSON.stringify(value) }]));
}

/** What the lines say; a line without name or with a value that is not JSON yet says nothing. */
export function keepFields(lines: readonly FieldLine[]): JsonObject {
  return Object.fromEntries(
    lines.flatMap(({ name, text }) => {
      const value = readJsonText(text);
      return name.trim() === "" || value.kind === "invalid" ? [] : [[name.trim(), value.value]];
    }),
  );
}

import type { Finding } from "../../../engine/config/configuration";
import { parseJson } from "../../../engine/config/index";
import { readTraceTemplate } from "../../../engine/request/read-trace";
import type { SavedTrace } from "../../../engine/request/trace-definition";
import type { Json } from "../../../engine/support/json";
import type { TextFile } from "../files/read-text";

/** A file's saved trace, or the first thing that keeps it from being one. `json` is the file as it stands. */
export type SavedTraceText =
  | { readonly kind: "saved"; readonly saved: SavedTrace; readonly json: Json }
  | { readonly kind: "broken"; readonly finding: Finding };

/** Takes a saved trace or a bare one; placeholders may stand in it. `name` is what findings call the file. */
export function readSavedTraceFile(file: TextFile, name: string): SavedTraceText {
  if (file.kind !== "text") return broken("unreadable", name, "", `${name} ${file.message}`);
  const json = parseJson(file.text);
  if (json.kind === "problem") return broken("invalid-json", name, "", json.message);
  const reading = readTraceTemplate(json.value);
  if (reading.kind === "value") return { kind: "saved", saved: reading.value, json: json.value };
  const first = reading.problems[0];
  return broken("invalid-trace", name, first?.pointer ?? "", first?.message ?? "is not a trace");
}

function broken(code: string, file: string, pointer: string, message: string): SavedTraceText {
  return { kind: "broken", finding: { code, severity: "error", message, place: { file, pointer } } };
}

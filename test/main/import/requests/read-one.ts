import type { SavedTrace } from "../../../../engine/request/trace-definition";
import { importRequests, type RequestForm } from "../../../../main/import/requests/import-requests";

/** The one trace that a text of requests holds. */
export function readOne(text: string, form: RequestForm, secrets: "kept" | "replaced" = "kept"): SavedTrace {
  const imported = importRequests(text, form, () => secrets === "kept");
  if (imported.kind === "problem") throw new Error(imported.message);
  const [trace] = imported.traces;
  if (trace === undefined) throw new Error("no trace");
  return trace;
}

import type { SavedTrace } from "../../../engine/request/trace-definition";
import type { RequestsReading } from "./imported-request";
import { readCurl } from "./read-curl";
import { readFetch } from "./read-fetch";
import { readHar } from "./read-har";
import { readHttp } from "./read-http";
import { findSecrets, type Secret, withPseudonyms } from "./secrets";
import { toSavedTrace } from "./to-saved-trace";

/** The forms in which a request may come. */
const REQUEST_FORMS = {
  curl: { what: "a cURL command", read: readCurl },
  http: { what: "a raw HTTP message", read: readHttp },
  har: { what: "a HAR file, or one entry of it", read: readHar },
  fetch: { what: "a browser's “Copy as fetch”", read: readFetch },
} as const satisfies Readonly<Record<string, { readonly what: string; readonly read: (text: string) => RequestsReading }>>;

export type RequestForm = keyof typeof REQUEST_FORMS;

export type ImportedRequests =
  | {
      readonly kind: "traces";
      readonly traces: readonly SavedTrace[];
      readonly secrets: readonly Secret[];
      readonly remarks: readonly string[];
    }
  | { readonly kind: "problem"; readonly message: string };

/** The name of another form that a text can be read in, where it cannot be read in `form`; `null` where there is none. */
export function otherForm(text: string, form: RequestForm): { readonly form: RequestForm; readonly what: string } | null {
  const guessed = guessForm(text);
  if (guessed === form || REQUEST_FORMS[guessed].read(text).kind === "problem") return null;
  return { form: guessed, what: REQUEST_FORMS[guessed].what };
}

/** Which form a text has, for a text that was pasted. */
export function guessForm(text: string): RequestForm {
  const start = text.trimStart();
  if (start.startsWith("{") || start.startsWith("[")) return "har";
  if (/^(?:\$\s*)?(?:\S*[\\/])?curl(?:\.exe)?\s/i.test(start)) return "curl";
  return /^(?:await\s+)?(?:\w+\s*=\s*)?(?:await\s+)?fetch\s*\(/.test(start) ? "fetch" : "http";
}

/**
 * Saved traces from requests. Secrets get a pseudonym each, the same wherever they stand, but for those that `keep` says yes to; `secrets` names all
 * that were found, with their values only in memory.
 */
export function importRequests(text: string, form: RequestForm, keep: (secret: Secret) => boolean): ImportedRequests {
  const reading = REQUEST_FORMS[form].read(text);
  if (reading.kind === "problem") return reading;
  const secrets = findSecrets(reading.requests);
  const replaced = withPseudonyms(
    reading.requests,
    secrets.filter((secret) => !keep(secret)),
  );
  return { kind: "traces", traces: replaced.map(toSavedTrace), secrets, remarks: reading.remarks };
}

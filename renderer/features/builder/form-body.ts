import type { Json, SavedTrace, TraceBody } from "../../../engine/contract/index";
import type { Path } from "../../stores/read-saved-trace";
import { type BodyKind, bodyKind, convertBody } from "./body";
import type { Pair } from "./pairs";

/** Kinds of body a person edits; forms are text whose content type says how to read it. */
export type EditedKind = BodyKind | "form" | "multipart";

export const EDITED_KINDS = [
  { value: "none", label: "None" },
  { value: "json", label: "JSON" },
  { value: "form", label: "Form" },
  { value: "multipart", label: "Multipart form" },
  { value: "text", label: "Text" },
  { value: "base64", label: "Base64" },
] as const satisfies readonly { readonly value: EditedKind; readonly label: string }[];

const FORM = "application/x-www-form-urlencoded";
const BOUNDARY = "----TraceWorkbenchBoundary";
const MULTIPART = `multipart/form-data; boundary=${BOUNDARY}`;

export function editedKind({ trace }: Pick<SavedTrace, "trace">): EditedKind {
  const kind = bodyKind(trace.body);
  if (kind !== "text") return kind;
  const type = contentType(trace.headers);
  if (type.toLowerCase().startsWith(FORM)) return isInLines(formPairs(trace.body?.plain_text ?? "")) ? "form" : kind;
  const boundary = boundaryOf(type);
  if (boundary === null) return kind;
  const pairs = multipartPairs(trace.body?.plain_text ?? "", boundary);
  return pairs !== null && isInLines(pairs) ? "multipart" : kind;
}

/** The fields of a form; none where the body is no form. */
export function bodyPairs(saved: Pick<SavedTrace, "trace">): readonly Pair[] {
  const text = saved.trace.body?.plain_text ?? "";
  const kind = editedKind(saved);
  if (kind === "form") return formPairs(text);
  return kind === "multipart" ? (multipartPairs(text, boundaryOf(contentType(saved.trace.headers)) ?? "") ?? []) : [];
}

/** The text of a form with these fields, as its content type writes it. */
export function pairsBody({ trace }: Pick<SavedTrace, "trace">, pairs: readonly Pair[]): TraceBody {
  const boundary = boundaryOf(contentType(trace.headers));
  return { plain_text: boundary === null ? printForm(pairs) : printMultipart(pairs, boundary) };
}

/** Body and content type after another kind was chosen; the fields of a form stay those. */
export function kindChanges(saved: SavedTrace, to: EditedKind): readonly (readonly [path: Path, value: Json | undefined])[] {
  const from = editedKind(saved);
  const pairs = bodyPairs(saved);
  const body = bodyAs(saved, to, pairs);
  const type =
    to === "form" ? FORM : to === "multipart" ? MULTIPART : to === "json" ? "application/json" : to === "text" ? "text/plain" : null;
  const isForm = (kind: EditedKind): boolean => kind === "form" || kind === "multipart";
  const bodyChange = [["trace", "body"], body === undefined ? undefined : { ...body }] as const;
  if (!isForm(from) && !isForm(to)) return [bodyChange];
  const others = Object.entries(saved.trace.headers ?? {}).filter(([name]) => name.toLowerCase() !== "content-type");
  const headers = Object.fromEntries(type === null ? others : [...others, ["content-type", type]]);
  return [[["trace", "headers"], Object.keys(headers).length === 0 ? undefined : headers], bodyChange];
}

function bodyAs({ trace }: SavedTrace, to: EditedKind, pairs: readonly Pair[]): TraceBody | undefined {
  if (to === "form") return { plain_text: printForm(pairs) };
  if (to === "multipart") return { plain_text: printMultipart(pairs, BOUNDARY) };
  if (to === "json" && pairs.length > 0) return { json: Object.fromEntries(pairs.map(({ name, value }) => [name, value])) };
  return convertBody(trace.body, to);
}

function contentType(headers: Readonly<Record<string, string>> | undefined): string {
  return Object.entries(headers ?? {}).find(([name]) => name.toLowerCase() === "content-type")?.[1] ?? "";
}

function boundaryOf(type: string): string | null {
  const [, quoted, bare] = /^multipart\/form-data\b.*;\s*boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(type) ?? [];
  return quoted ?? bare ?? null;
}

function formPairs(text: string): readonly Pair[] {
  return [...new URLSearchParams(text)].map(([name, value]) => ({ name, value }));
}

function printForm(pairs: readonly Pair[]): string {
  return new URLSearchParams(pairs.map(({ name, value }) => [name, value])).toString();
}

function printMultipart(pairs: readonly Pair[], boundary: string): string {
  const parts = pairs.map(
    ({ name, value }) => `--${boundary}\r\nContent-Disposition: form-data; name="${name.replaceAll('"', "%22")}"\r\n\r\n${value}\r\n`,
  );
  return `${parts.join("")}--${boundary}--\r\n`;
}

/** `null` where a part is more than a named text: a file, say. */
function multipartPairs(text: string, boundary: string): readonly Pair[] | null {
  const parts = text.split(`--${boundary}`).slice(1, -1);
  const pairs = parts.flatMap((part) => {
    const [, name, value] = /^\r\nContent-Disposition: form-data; name="([^"]*)"\r\n\r\n([\s\S]*)\r\n$/i.exec(part) ?? [];
    return name === undefined || value === undefined ? [] : [{ name: name.replaceAll("%22", '"'), value }];
  });
  return pairs.length === parts.length && text.endsWith(`--${boundary}--\r\n`) ? pairs : null;
}

/** Whether `name: value` lines can say these fields and mean the same again. */
function isInLines(pairs: readonly Pair[]): boolean {
  return pairs.every(
    ({ name, value }) =>
      name !== "" && !name.includes(":") && !/[\r\n]/.test(name + value) && name === name.trim() && value === value.trim(),
  );
}

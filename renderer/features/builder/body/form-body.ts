import type { Json, SavedTrace, TraceBody } from "../../../../engine/contract/index";
import type { Path } from "../../../stores/trace/read-saved-trace";
import { readJsonText } from "../../../stores/trace/trace-text";
import { WORDS } from "../../../words/words";
import type { Pair } from "../pairs";
import { type BodyKind, bodyKind, bodyText, convertBody } from "./body";
import { binaryOfBase64, binaryOfText, textOfBinary } from "./bytes";
import { type Part, printMultipart, readMultipart } from "./multipart";

/** Kinds of body a person edits; forms are text or bytes whose content type says how to read them. */
export type EditedKind = BodyKind | "form" | "multipart";

type Saved = Pick<SavedTrace, "trace">;

export const EDITED_KINDS = [
  { value: "none", label: WORDS.bodies.kinds.none },
  { value: "json", label: WORDS.bodies.kinds.json },
  { value: "form", label: WORDS.bodies.kinds.form },
  { value: "multipart", label: WORDS.bodies.kinds.multipart },
  { value: "text", label: WORDS.bodies.kinds.text },
  { value: "base64", label: WORDS.bodies.kinds.base64 },
] as const satisfies readonly { readonly value: EditedKind; readonly label: string }[];

const FORM = "application/x-www-form-urlencoded";
const BOUNDARY = "----TraceWorkbenchBoundary";
const MULTIPART = `multipart/form-data; boundary=${BOUNDARY}`;

/** The content type that a kind of body is sent with; `null`: none follows from it. */
const TYPES: Readonly<Record<EditedKind, string | null>> = {
  none: null,
  json: "application/json",
  form: FORM,
  multipart: MULTIPART,
  text: "text/plain",
  base64: null,
};

export function editedKind(saved: Saved): EditedKind {
  const { trace } = saved;
  const kind = bodyKind(trace.body);
  if (kind !== "text" && kind !== "base64") return kind;
  if (bodyParts(saved) !== null) return "multipart";
  if (kind === "base64" || !contentType(trace.headers).toLowerCase().startsWith(FORM)) return kind;
  return isInLines(formPairs(trace.body?.plain_text ?? "")) ? "form" : kind;
}

/** The fields of a form; none where the body is no form of lines. */
export function bodyPairs(saved: Saved): readonly Pair[] {
  return editedKind(saved) === "form" ? formPairs(saved.trace.body?.plain_text ?? "") : [];
}

/** The parts of a multipart form; `null` where the body is none, or says more than parts can. */
export function bodyParts({ trace }: Saved): readonly Part[] | null {
  const boundary = boundaryOf(contentType(trace.headers));
  if (boundary === null) return null;
  const { base64, plain_text: text } = trace.body ?? {};
  const binary = base64 === undefined ? (text === undefined ? null : binaryOfText(text)) : binaryOfBase64(base64);
  return binary === null ? null : readMultipart(binary, boundary);
}

export function pairsBody(pairs: readonly Pair[]): TraceBody {
  return { plain_text: printForm(pairs) };
}

/** Parts as the content type writes them: text where all of it is, else bytes. */
export function partsBody({ trace }: Saved, parts: readonly Part[]): TraceBody {
  return bytesBody(printMultipart(parts, boundaryOf(contentType(trace.headers)) ?? BOUNDARY));
}

function bytesBody(binary: string): TraceBody {
  const text = textOfBinary(binary);
  return text === null ? { base64: btoa(binary) } : { plain_text: text };
}

export type Change = readonly [path: Path, value: Json | undefined];

/** Body and content type after another kind was chosen; what the new kind can say too stays. */
export function kindChanges(saved: SavedTrace, to: EditedKind): readonly Change[] {
  const from = editedKind(saved);
  const body = bodyAs(saved, to);
  const isForm = (kind: EditedKind): boolean => kind === "form" || kind === "multipart";
  const bodyChange: Change = [["trace", "body"], body === undefined ? undefined : { ...body }];
  if (!isForm(from) && !isForm(to)) return [bodyChange];
  return [[["trace", "headers"], withContentType(saved.trace.headers, TYPES[to])], bodyChange];
}

/** Headers with another content type, or without one; `undefined` where none is left. */
export function withContentType(
  headers: Readonly<Record<string, string>> | undefined,
  type: string | null,
): Readonly<Record<string, string>> | undefined {
  const others = Object.entries(headers ?? {}).filter(([name]) => name.toLowerCase() !== "content-type");
  const all = type === null ? others : [...others, ["content-type", type] as const];
  return all.length === 0 ? undefined : Object.fromEntries(all);
}

function bodyAs(saved: Saved, to: EditedKind): TraceBody | undefined {
  const pairs = pairsFrom(saved);
  if (to === "form") return pairsBody(pairs);
  if (to === "multipart") {
    return bytesBody(
      printMultipart(
        pairs.map(({ name, value }): Part => ({ kind: "text", name, value })),
        BOUNDARY,
      ),
    );
  }
  const from = editedKind(saved);
  if (to === "json" && (from === "form" || from === "multipart")) {
    return { json: Object.fromEntries(pairs.map(({ name, value }) => [name, value])) };
  }
  return convertBody(saved.trace.body, to);
}

/** The fields that a body says, whatever its kind: those of a form, members of a JSON object, `a=1&b=2`. */
function pairsFrom(saved: Saved): readonly Pair[] {
  const { body } = saved.trace;
  switch (editedKind(saved)) {
    case "form":
      return bodyPairs(saved);
    case "multipart":
      return (bodyParts(saved) ?? []).flatMap((part) => (part.kind === "text" ? [{ name: part.name, value: part.value }] : []));
    case "json":
      return membersOf(body?.json);
    case "text": {
      const text = bodyText(body);
      const read = readJsonText(text);
      if (read.kind === "valid") return membersOf(read.value);
      return /^[^\s=&]+=/.test(text) && !text.includes("\n") ? formPairs(text) : [];
    }
    case "none":
    case "base64":
      return [];
    default:
      return [];
  }
}

function membersOf(value: Json | undefined): readonly Pair[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
  return Object.entries(value).map(([name, member]) => ({ name, value: typeof member === "string" ? member : JSON.stringify(member) }));
}

export function contentType(headers: Readonly<Record<string, string>> | undefined): string {
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

/** Whether `name: value` lines can say these fields and mean the same again. */
function isInLines(pairs: readonly Pair[]): boolean {
  return pairs.every(
    ({ name, value }) =>
      name !== "" && !name.includes(":") && !/[\r\n]/.test(name + value) && name === name.trim() && value === value.trim(),
  );
}

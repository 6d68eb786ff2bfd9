import { isHeaderValue, isToken } from "../http/headers";
import type { Header, HttpResponse } from "../http/message";
import { decodeBase64 } from "../support/base64";
import { textToBytes } from "../support/bytes";
import { jsonPointer, type Problem } from "../support/problem";
import type { OriginDefinition } from "./trace-definition";

/** What the origin answers where a trace does not say: the least that a web page is. */
const DEFAULT_RESPONSE: HttpResponse = { status: 200, headers: [{ name: "content-type", value: "text/html" }], body: "" };

/** The simulated origin's answer. A definition that is there but leaves parts out means: status 200, no headers, no body. */
export function readOrigin(origin: OriginDefinition | undefined): {
  readonly response: HttpResponse;
  readonly problems: readonly Problem[];
} {
  if (origin === undefined) return { response: DEFAULT_RESPONSE, problems: [] };
  const problems: Problem[] = [];
  const headers: Header[] = [];
  for (const [name, given] of Object.entries(origin.headers ?? {})) {
    const bytes = textToBytes(name);
    const values = (typeof given === "string" ? [given] : given).map(textToBytes);
    const pointer = jsonPointer(["origin", "headers", name]);
    if (!isToken(bytes)) problems.push({ pointer, message: "expected a header name: letters, digits and hyphens" });
    if (!values.every(isHeaderValue)) problems.push({ pointer, message: "expected a header value without line breaks" });
    for (const value of values) headers.push({ name: bytes, value });
  }
  const body = readBody(origin.body ?? "");
  if (body === null) problems.push({ pointer: "/origin/body/base64", message: "expected base64" });
  return { response: { status: origin.status ?? 200, headers, body: body ?? "" }, problems };
}

function readBody(body: string | { readonly base64: string }): string | null {
  return typeof body === "string" ? textToBytes(body) : decodeBase64(body.base64);
}

import { encodeBase64 } from "../../../engine/support/base64";
import { textToBytes } from "../../../engine/support/bytes";
import type { RequestHeader } from "./imported-request";

export interface DataPart {
  readonly text: string;
  readonly json: boolean;
}

/** What the options of one command say so far. */
export interface CurlState {
  readonly urls: string[];
  method: string | null;
  readonly headers: { readonly header: RequestHeader; readonly form: "given" | "removed" }[];
  readonly data: DataPart[];
  readonly form: (readonly [name: string, value: string])[];
  readonly query: string[];
  protocol: string | null;
  readonly flags: Set<"get" | "head" | "json" | "compressed" | "path-as-is" | "upload">;
  readonly remarks: string[];
}

/** An option of curl: its letter, its words, and what it does to the request. */
export interface CurlOption {
  readonly short: string | null;
  readonly long: readonly string[];
  readonly takesValue: boolean;
  apply(state: CurlState, value: string): void;
}

const option = (short: string | null, long: string | readonly string[], apply: CurlOption["apply"]): CurlOption => ({
  short,
  long: typeof long === "string" ? [long] : long,
  takesValue: true,
  apply,
});

const flag = (short: string | null, long: string | readonly string[], apply: (state: CurlState) => void): CurlOption => ({
  short,
  long: typeof long === "string" ? [long] : long,
  takesValue: false,
  apply: (state) => apply(state),
});

/** Options that change the connection, the output or curl itself, and not what the network sees of the request. */
const IGNORED_FLAGS: readonly (readonly [string | null, string])[] = [
  ["s", "silent"],
  ["S", "show-error"],
  ["v", "verbose"],
  ["i", "include"],
  ["i", "show-headers"],
  ["L", "location"],
  ["f", "fail"],
  ["k", "insecure"],
  ["O", "remote-name"],
  ["J", "remote-header-name"],
  ["N", "no-buffer"],
  ["#", "progress-bar"],
  ["4", "ipv4"],
  ["6", "ipv6"],
  ["g", "globoff"],
  ["q", "disable"],
  ["n", "netrc"],
  [null, "fail-with-body"],
  [null, "location-trusted"],
  [null, "no-progress-meter"],
  [null, "tcp-fastopen"],
  [null, "tlsv1.2"],
  [null, "tlsv1.3"],
  [null, "raw"],
  [null, "retry-all-errors"],
];

const IGNORED_OPTIONS: readonly (readonly [string | null, string])[] = [
  ["o", "output"],
  ["w", "write-out"],
  ["m", "max-time"],
  ["x", "proxy"],
  ["D", "dump-header"],
  ["E", "cert"],
  ["c", "cookie-jar"],
  [null, "connect-timeout"],
  [null, "max-redirs"],
  [null, "retry"],
  [null, "retry-delay"],
  [null, "retry-max-time"],
  [null, "resolve"],
  [null, "connect-to"],
  [null, "interface"],
  [null, "limit-rate"],
  [null, "cacert"],
  [null, "key"],
  [null, "ciphers"],
  [null, "tls-max"],
  [null, "trace-ascii"],
  [null, "stderr"],
  [null, "dns-servers"],
];

/** https://curl.se/docs/manpage.html */
export const CURL_OPTIONS: readonly CurlOption[] = [
  option("X", "request", (state, value) => {
    state.method = value;
  }),
  option("H", "header", addHeader),
  option("d", ["data", "data-ascii"], (state, value) => addData(state, value)),
  option(null, "data-raw", (state, value) => addText(state, value)),
  option(null, "data-binary", (state, value) => addData(state, value)),
  option(null, "data-urlencode", (state, value) => addData(state, urlEncoded(value))),
  option(null, "json", (state, value) => {
    if (isFile(state, value, "The body")) return;
    state.data.push({ text: value, json: true });
    state.flags.add("json");
  }),
  option("F", "form", (state, value) => addForm(state, value, "files")),
  option(null, "form-string", (state, value) => addForm(state, value, "text")),
  flag("G", "get", (state) => {
    state.flags.add("get");
  }),
  flag("I", "head", (state) => {
    state.flags.add("head");
  }),
  option("u", "user", (state, value) => give(state, "Authorization", `Basic ${encodeBase64(textToBytes(value))}`)),
  option(null, "oauth2-bearer", (state, value) => give(state, "Authorization", `Bearer ${value}`)),
  option("A", "user-agent", (state, value) => addHeader(state, value === "" ? "User-Agent:" : `User-Agent: ${value}`)),
  option("e", "referer", (state, value) => give(state, "Referer", value.replace(/;auto$/, ""))),
  option("b", "cookie", (state, value) => {
    if (value.includes("=")) give(state, "Cookie", value);
    else state.remarks.push(`Cookies stand in the file ${value}; files are not read, so they are left out.`);
  }),
  option("r", "range", (state, value) => give(state, "Range", `bytes=${value}`)),
  option("T", "upload-file", (state, value) => {
    state.flags.add("upload");
    state.remarks.push(`The body is the file ${value}; files are not read, so it is left out.`);
  }),
  option(null, "url", (state, value) => {
    state.urls.push(value);
  }),
  option(null, "url-query", (state, value) => {
    state.query.push(value.startsWith("+") ? value.slice(1) : urlEncoded(value));
  }),
  flag(null, "compressed", (state) => {
    state.flags.add("compressed");
  }),
  flag(null, "path-as-is", (state) => {
    state.flags.add("path-as-is");
  }),
  flag("0", "http1.0", (state) => {
    state.protocol = "HTTP/1.0";
  }),
  flag(null, "http1.1", (state) => {
    state.protocol = "HTTP/1.1";
  }),
  flag(null, ["http2", "http2-prior-knowledge"], (state) => {
    state.protocol = "HTTP/2";
  }),
  flag(null, ["http3", "http3-only"], (state) => {
    state.protocol = "HTTP/3";
  }),
  ...IGNORED_FLAGS.map(([short, long]) => flag(short, long, () => undefined)),
  ...IGNORED_OPTIONS.map(([short, long]) => option(short, long, () => undefined)),
];

function give(state: CurlState, name: string, value: string): void {
  state.headers.push({ header: [name, value], form: "given" });
}

function addHeader(state: CurlState, line: string): void {
  if (line.startsWith("@")) {
    state.remarks.push(`Headers stand in the file ${line.slice(1)}; files are not read, so they are left out.`);
    return;
  }
  const colon = line.indexOf(":");
  if (colon < 0) {
    if (line.endsWith(";")) give(state, line.slice(0, -1).trim(), "");
    return;
  }
  const [name, value] = [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
  state.headers.push({ header: [name, value], form: value === "" ? "removed" : "given" });
}

function addData(state: CurlState, value: string): void {
  if (!isFile(state, value, "The body")) addText(state, value);
}

function addText(state: CurlState, text: string): void {
  state.data.push({ text, json: false });
}

function isFile(state: CurlState, value: string, what: string): boolean {
  if (!value.startsWith("@")) return false;
  state.remarks.push(`${what} is the file ${value.slice(1)}; files are not read, so it is left out.`);
  return true;
}

/** `content`, `=content`, `name=content`; the name is taken as it is. */
function urlEncoded(value: string): string {
  const equals = value.indexOf("=");
  if (equals < 0) return value.startsWith("@") || /^\w+@/.test(value) ? value : encode(value);
  const name = value.slice(0, equals);
  return name === "" ? encode(value.slice(1)) : `${name}=${encode(value.slice(equals + 1))}`;
}

/** As curl does: all but letters, digits and `-._~` of the UTF-8 bytes. */
function encode(text: string): string {
  return textToBytes(text).replace(/[^A-Za-z0-9._~-]/g, (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`);
}

function addForm(state: CurlState, value: string, how: "files" | "text"): void {
  const equals = value.indexOf("=");
  const [name, content] = equals < 0 ? [value, ""] : [value.slice(0, equals), value.slice(equals + 1)];
  if (how === "files" && /^[@<]/.test(content)) {
    state.remarks.push(`The form field ${name} is the file ${content.slice(1)}; files are not read, so it is empty.`);
    state.form.push([name, ""]);
  } else state.form.push([name, how === "files" ? content.replace(/;type=[^;]*$/, "") : content]);
}

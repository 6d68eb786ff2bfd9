import { encodeBase64 } from "../../../engine/support/base64";
import { textToBytes } from "../../../engine/support/bytes";
import { CURL_OPTIONS, type CurlState, type DataPart } from "./curl-options";
import { headerOf, type ImportedRequest, isNamed, type RequestHeader, type RequestsReading } from "./imported-request";
import { splitShellWords } from "./shell-words";

/** What curl calls itself where nobody gave a user agent; rules that look for “curl” match any version. */
const USER_AGENT = "curl/8.7.1";

/**
 * Reads one or several curl commands, as a browser or documentation gives them. Nothing is run and no file is read: `@file` leaves the body out and is
 * remarked. https://curl.se/docs/manpage.html
 */
export function readCurl(text: string): RequestsReading {
  const requests: ImportedRequest[] = [];
  const remarks: string[] = [];
  let left = text.trim();
  do {
    const split = splitShellWords(left);
    if (split.kind === "problem") return split;
    const start = split.words.findIndex((word) => /(?:^|[\\/])curl(?:\.exe)?$/i.test(word));
    if (start === -1 || !split.words.slice(0, start).every(isLead)) {
      if (requests.length > 0) break;
      return { kind: "problem", message: noCommand(left) };
    }
    const read = readWords(split.words.slice(start + 1));
    if (read.kind === "problem") return read;
    requests.push(...read.requests);
    remarks.push(...read.remarks);
    if (split.variables.length > 0)
      remarks.push(`Variables of the shell are kept as variables of the trace: ${split.variables.join(", ")}.`);
    left = split.rest.replace(/^[|;&<>\s]+/, "");
  } while (/^curl\s/.test(left));
  return { kind: "requests", requests, remarks };
}

/** What may stand before the command's name: a prompt, `sudo` and the like, a variable for the command. */
function isLead(word: string): boolean {
  return /^(?:\S*[$>%#]|sudo|time|command|exec|env|then|do|&&|[A-Za-z_]\w*=.*)$/s.test(word);
}

const LONGEST_BEGINNING = 40;

function noCommand(text: string): string {
  if (text === "") return "There is no text here; a curl command is “curl https://example.com/ …”.";
  const [line = ""] = text.split("\n", 1);
  const beginning = line.length > LONGEST_BEGINNING ? `${line.slice(0, LONGEST_BEGINNING)}…` : line;
  return `This is no curl command: it begins with “${beginning}”, not with “curl”.`;
}

function newState(): CurlState {
  return { urls: [], method: null, headers: [], data: [], form: [], query: [], protocol: null, flags: new Set(), remarks: [] };
}

function readWords(words: readonly string[]): RequestsReading {
  const state = newState();
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? "";
    if (word === "--next" || word === "-:") {
      state.remarks.push("What follows --next is another request; it is left out.");
      break;
    }
    if (!word.startsWith("-") || word === "-") state.urls.push(word);
    else {
      const used = word.startsWith("--") ? readLong(state, word, words[at + 1]) : readShort(state, word, words[at + 1]);
      if (typeof used === "string") return { kind: "problem", message: used };
      at += used;
    }
  }
  const request = requestOf(state);
  return typeof request === "string"
    ? { kind: "problem", message: request }
    : { kind: "requests", requests: [request], remarks: state.remarks };
}

/** Gives how many further words were used, or what is wrong. */
function readLong(state: CurlState, word: string, next: string | undefined): number | string {
  const option = CURL_OPTIONS.find(({ long }) => long.includes(word.slice(2)));
  if (option === undefined) {
    if (/^--no-[a-z]/.test(word)) return 0;
    return `curl's option ${word} is not known here; leave it out if it does not change the request.`;
  }
  if (!option.takesValue) {
    option.apply(state, "");
    return 0;
  }
  if (next === undefined) return `curl's option ${word} has no value.`;
  option.apply(state, next);
  return 1;
}

/** Short options may stand together (`-sSL`), and their value may follow at once (`-XPOST`). */
function readShort(state: CurlState, word: string, next: string | undefined): number | string {
  for (let at = 1; at < word.length; at += 1) {
    const letter = word.charAt(at);
    const option = CURL_OPTIONS.find(({ short }) => short === letter);
    if (option === undefined) return `curl's option -${letter} is not known here; leave it out if it does not change the request.`;
    if (!option.takesValue) {
      option.apply(state, "");
      continue;
    }
    const attached = word.slice(at + 1);
    if (attached !== "") {
      option.apply(state, attached);
      return 0;
    }
    if (next === undefined) return `curl's option -${letter} has no value.`;
    option.apply(state, next);
    return 1;
  }
  return 0;
}

function requestOf(state: CurlState): ImportedRequest | string {
  const [given, ...others] = state.urls;
  if (given === undefined) return "The curl command has no URL.";
  if (others.length > 0) state.remarks.push(`The command has ${state.urls.length} URLs; the first is taken.`);
  const asGet = state.flags.has("get");
  const body = state.form.length > 0 ? multipart(state.form) : asGet ? null : joined(state.data);
  const { url, credentials } = completeUrl(given, asGet ? [...state.query, joined(state.data)?.text ?? ""] : state.query, state);
  const headers = withDefaults(state, credentials, body?.type ?? null);
  return {
    name: null,
    method: state.method ?? defaultMethod(state, body !== null),
    url,
    protocol: state.protocol,
    headers,
    body: body === null ? null : textToBytes(body.text),
    origin: null,
    time: null,
  };
}

function defaultMethod({ flags }: CurlState, hasBody: boolean): string {
  if (flags.has("head")) return "HEAD";
  if (flags.has("upload")) return "PUT";
  return hasBody ? "POST" : "GET";
}

interface Body {
  readonly text: string;
  readonly type: string;
}

function joined(data: readonly DataPart[]): Body | null {
  if (data.length === 0) return null;
  const json = data.every((part) => part.json);
  return {
    text: data.map((part) => part.text).join(json ? "" : "&"),
    type: json ? "application/json" : "application/x-www-form-urlencoded",
  };
}

const BOUNDARY = "------------------------trace-workbench";

function multipart(form: readonly (readonly [name: string, value: string])[]): Body {
  const parts = form.map(([name, value]) => `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`);
  return { text: `${parts.join("")}--${BOUNDARY}--\r\n`, type: `multipart/form-data; boundary=${BOUNDARY}` };
}

/** The URL as curl asks for it: with a scheme, its query, without user and password, and without dot segments unless --path-as-is is given. */
function completeUrl(
  given: string,
  query: readonly string[],
  { flags }: CurlState,
): { readonly url: string; readonly credentials: string | null } {
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(given) ? given : `http://${given}`;
  const user = /^([a-z]+:\/\/)([^/?#@]*)@/i.exec(withScheme);
  const plain = user === null ? withScheme : withScheme.replace(user[0], user[1] ?? "");
  const added = query.filter((part) => part !== "").join("&");
  const [beforeFragment = ""] = plain.split("#", 1);
  const url = added === "" ? beforeFragment : `${beforeFragment}${beforeFragment.includes("?") ? "&" : "?"}${added}`;
  return {
    url: flags.has("path-as-is") ? url : withoutDotSegments(url),
    credentials: user === null ? null : decodeURIComponent(user[2] ?? ""),
  };
}

function withoutDotSegments(url: string): string {
  const parts = /^([a-z]+:\/\/[^/?#]*)([^?]*)(.*)$/is.exec(url);
  if (parts === null || !/\/\.\.?(?:\/|$)/.test(parts[2] ?? "")) return url;
  const kept: string[] = [];
  const segments = (parts[2] ?? "").split("/").slice(1);
  for (const [index, segment] of segments.entries()) {
    const isLast = index === segments.length - 1;
    if (segment === "..") kept.pop();
    else if (segment !== ".") kept.push(segment);
    if (isLast && (segment === "." || segment === "..")) kept.push("");
  }
  return `${parts[1] ?? ""}/${kept.join("/")}${parts[3] ?? ""}`;
}

/** Headers as curl sends them: its own where none of that name was given; `Name:` takes one away, `Name;` sends it empty. */
function withDefaults(state: CurlState, credentials: string | null, contentType: string | null): readonly RequestHeader[] {
  const removed = state.headers.filter(({ form }) => form === "removed").map(({ header }) => header[0].toLowerCase());
  const given = state.headers.filter(({ form }) => form === "given").map(({ header }) => header);
  const own: readonly (RequestHeader | null)[] = [
    ["User-Agent", USER_AGENT],
    ["Accept", state.flags.has("json") ? "application/json" : "*/*"],
    state.flags.has("compressed") ? ["Accept-Encoding", "deflate, gzip, br, zstd"] : null,
    contentType === null ? null : ["Content-Type", contentType],
    credentials === null ? null : ["Authorization", `Basic ${encodeBase64(textToBytes(credentials))}`],
  ];
  const added = own.filter(
    (header) => header !== null && !removed.includes(header[0].toLowerCase()) && headerOf(given, header[0].toLowerCase()) === null,
  );
  return [...added.filter((header) => header !== null), ...given.filter((header) => !isNamed(header, "content-length"))];
}

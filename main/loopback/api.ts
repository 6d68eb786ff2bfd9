import type { IncomingMessage } from "node:http";
import { type HostMessage, MESSAGE_LIMIT, type RefusalCode } from "../../engine/contract/envelope";
import { type Host, refuseOversize } from "../host/create-host";

export interface ApiAnswer {
  readonly status: number;
  readonly body: string;
  /** What is counted, where it was turned away before any command saw it. */
  readonly counted?: "no-such-path" | "too-long";
}

/** `POST /api/<command>` with the request as JSON body: the same call as on a socket, for programs. Answers the reply, or `{ refusal }`. */
export async function answerCall(host: Host, request: IncomingMessage, command: string): Promise<ApiAnswer> {
  if (request.method !== "POST")
    return print({ kind: "refusal", id: 0, refusal: { code: "invalid-request", message: "Commands are asked with POST." } });
  const text = await bodyOf(request);
  if (text === null) return { ...print(refuseOversize(0)), status: 413, counted: "too-long" };
  const connection = host.connect(() => undefined);
  try {
    return print(await connection.dispatch({ kind: "call", id: 0, command: decode(command), payload: parse(text) }));
  } finally {
    connection.close();
  }
}

function print(message: HostMessage): ApiAnswer {
  if (message.kind === "refusal") {
    const answer = { status: STATUS[message.refusal.code], body: JSON.stringify({ refusal: message.refusal }) };
    return message.refusal.code === "unknown-command" ? { ...answer, counted: "no-such-path" } : answer;
  }
  return { status: 200, body: JSON.stringify(message.kind === "reply" ? message.value : null) };
}

const STATUS: Readonly<Record<RefusalCode, number>> = {
  "unknown-command": 404,
  "invalid-request": 400,
  "not-capable": 501,
  "not-found": 404,
  "changed-on-disk": 409,
  unreadable: 422,
  "cannot-write": 507,
  cancelled: 409,
  fault: 500,
};

/** The body as text; `null` where it is longer than a message may be. */
export async function bodyOf(request: IncomingMessage): Promise<string | null> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request) {
    const bytes = Buffer.from(part);
    length += bytes.length;
    if (length > MESSAGE_LIMIT) return null;
    parts.push(bytes);
  }
  return Buffer.concat(parts).toString("utf8");
}

function parse(text: string): unknown {
  try {
    return text === "" ? {} : JSON.parse(text);
  } catch {
    return null;
  }
}

function decode(command: string): string {
  try {
    return decodeURIComponent(command);
  } catch {
    return command;
  }
}

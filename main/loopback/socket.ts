import type { RawData, WebSocket } from "ws";
import { type HostMessage, MESSAGE_LIMIT } from "../../engine/contract/envelope";
import { type Host, refuseOversize } from "../host/create-host";

/** One window on a WebSocket: text messages in, text messages out, answers in the order they are ready. `note` counts what is no message. */
export function serveSocket(host: Host, socket: WebSocket, note: (refusal: "malformed" | "too-long") => void): void {
  const send = (message: HostMessage): void => {
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message));
  };
  const connection = host.connect(send);
  socket.on("message", (data, isBinary) => {
    const text = textOf(data);
    if (!isBinary && Buffer.byteLength(text) > MESSAGE_LIMIT) {
      note("too-long");
      return send(refuseOversize(idIn(text)));
    }
    const message = isBinary ? null : parse(text);
    if (message === null) note("malformed");
    void connection.dispatch(message).then(send);
  });
  socket.on("error", (error) => {
    note("code" in error && error.code === "WS_ERR_UNSUPPORTED_MESSAGE_LENGTH" ? "too-long" : "malformed");
    socket.terminate();
  });
  socket.on("close", () => connection.close());
}

function textOf(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString("utf8");
  return Buffer.isBuffer(data) ? data.toString("utf8") : Buffer.from(data).toString("utf8");
}

/** What is not JSON is no message, which the host says. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The id of a message that is too long to be parsed, where it stands at the front as our own screens write it. */
function idIn(text: string): number {
  const digits = /"id"\s*:\s*(\d{1,15})\b/.exec(text.slice(0, 200))?.[1];
  return digits === undefined ? -1 : Number(digits);
}

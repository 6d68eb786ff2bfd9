import { decodeBase64 } from "../support/base64";
import { textToBytes } from "../support/bytes";
import type { Problem } from "../support/problem";
import { TRACE_LIMITS } from "./saved-trace";
import type { TraceBody } from "./trace-definition";

/** The body's bytes and which of the three ways said them; "none" where there is no body at all. */
export interface BodyReading {
  readonly bytes: string;
  readonly from: "none" | "base64" | "json" | "plain_text";
  readonly problems: readonly Problem[];
}

/** JSON is sent as compact text, keys in the order given. */
export function readBody(body: TraceBody | undefined): BodyReading {
  const reading = pickBody(body ?? {});
  if (reading.bytes.length <= TRACE_LIMITS.bodyBytes) return reading;
  const message = `The body has ${reading.bytes.length} bytes; ${TRACE_LIMITS.bodyBytes} are the most.`;
  return { ...reading, problems: [...reading.problems, { pointer: `/trace/body/${reading.from}`, message }] };
}

function pickBody(body: TraceBody): BodyReading {
  if (body.base64 !== undefined) {
    const bytes = decodeBase64(body.base64);
    if (bytes !== null) return { bytes, from: "base64", problems: [] };
    return {
      bytes: "",
      from: "base64",
      problems: [{ pointer: "/trace/body/base64", message: "expected base64 (letters, digits, + and /)" }],
    };
  }
  if (body.json !== undefined) return { bytes: textToBytes(JSON.stringify(body.json)), from: "json", problems: [] };
  if (body.plain_text !== undefined) return { bytes: textToBytes(body.plain_text), from: "plain_text", problems: [] };
  return { bytes: "", from: "none", problems: [] };
}

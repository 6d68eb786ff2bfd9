import { type HostMessage, isRefusal } from "../../engine/contract/index";

/** Reads what came over a carrier. Throws for what is not a message at all: that is a fault, not a user's mistake. */
export function readHostMessage(value: unknown): HostMessage {
  if (isRecord(value)) {
    const { kind, id, name } = value;
    if (kind === "reply" && typeof id === "number") return { kind, id, value: value["value"] };
    if (kind === "refusal" && typeof id === "number" && isRefusal(value["refusal"])) return { kind, id, refusal: value["refusal"] };
    if (kind === "event" && typeof name === "string") return { kind, name, payload: value["payload"] };
  }
  throw new Error("The host sent something that is not a message.");
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

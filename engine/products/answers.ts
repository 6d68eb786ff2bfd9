import type { HttpResponse } from "../http/message";
import { bytesToText } from "../support/bytes";
import type { Effect } from "../trace/result";
import type { ProductPoint, ProductRule, ProductVerdict } from "./product";

/** Modes that several security products share. */
export type SecurityMode = "block" | "challenge" | "js_challenge" | "managed_challenge";

const MODES: readonly SecurityMode[] = ["block", "challenge", "js_challenge", "managed_challenge"];

export function securityMode(text: unknown): SecurityMode | null {
  return MODES.find((mode) => mode === text) ?? null;
}

/** A block page (403), or a challenge page (403) unless the trace skips challenges. */
export function answerWith(mode: SecurityMode, { passage, skipChallenge }: ProductPoint, rule?: ProductRule): ProductVerdict {
  const named = rule === undefined ? {} : { rule };
  if (mode !== "block" && skipChallenge) {
    return { kind: "continue", passage, effects: [], ...named, note: "The trace skips challenges, so the challenge counts as solved." };
  }
  return {
    kind: "respond",
    outcome: mode === "block" ? "block" : "challenge",
    response: edgePage(403),
    location: null,
    effects: [statusEffect(403)],
    ...named,
  };
}

export function redirectTo(location: string, status: number, rule?: ProductRule): ProductVerdict {
  const shown = bytesToText(location) ?? location;
  return {
    kind: "respond",
    outcome: "redirect",
    response: { status, headers: [{ name: "location", value: location }], body: "" },
    location: shown,
    effects: [statusEffect(status), { target: "response.headers.location", before: null, after: shown }],
    ...(rule === undefined ? {} : { rule }),
  };
}

export function edgePage(status: number): HttpResponse {
  return { status, headers: [{ name: "content-type", value: "text/html" }], body: "" };
}

export function statusEffect(status: number): Effect {
  return { target: "response.status", before: null, after: status };
}

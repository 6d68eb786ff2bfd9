import { initializeWasm } from "@arcjet/analyze-wasm";

/** A request as the reference engine's build for another product takes it. */
export interface ReferenceRequest {
  readonly ip: string;
  readonly method: string;
  readonly protocol: string;
  readonly host: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies: string;
  readonly query: string;
}

/** Whether a request, as JSON text, matches an expression. Throws what the engine throws, its message in `payload`. */
export type ReferenceMatch = (request: string, expression: string) => boolean;

/** Starts the reference engine as another product ships it: its parser and operators, with a scheme of its own; `null` where it does not start. */
export async function startReferenceEngine(): Promise<ReferenceMatch | null> {
  const unknown = () => "unknown" as const;
  const wasm = await initializeWasm({
    "arcjet:js-req/bot-identifier": { detect: () => [] },
    "arcjet:js-req/email-validator-overrides": {
      isFreeEmail: unknown,
      isDisposableEmail: unknown,
      hasMxRecords: unknown,
      hasGravatar: unknown,
    },
    "arcjet:js-req/filter-overrides": { ipLookup: () => undefined },
    "arcjet:js-req/sensitive-information-identifier": { detect: () => [] },
    "arcjet:js-req/verify-bot": { verify: () => "unverifiable" },
  });
  if (wasm === undefined) return null;
  return (request, expression) => wasm.matchFilters(request, "{}", [expression], false).matchedExpressions.length > 0;
}

export function referenceRequest(request: ReferenceRequest): string {
  return JSON.stringify(request);
}

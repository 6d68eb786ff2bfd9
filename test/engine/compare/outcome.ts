import type { CaseOutcome } from "../../../engine/compare/results/case-outcome";

/** What an ordinary request comes to, but for `changes`. */
export function outcome(changes: Partial<CaseOutcome>): CaseOutcome {
  return {
    outcome: "origin",
    status: 200,
    sentence: "Goes to the origin.",
    certain: true,
    by: null,
    location: null,
    loops: false,
    request: { method: "GET", url: "https://example.com/", headers: [["host", "example.com"]] },
    origin: { host: "192.0.2.1", port: 443, hostHeader: "example.com", sni: "example.com" },
    cache: { eligible: false, edgeTtl: null, browserTtl: null, key: null },
    response: { status: 200, headers: [["content-type", "text/html"]] },
    settings: {},
    path: [],
    ...changes,
  };
}

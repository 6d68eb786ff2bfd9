import { evaluateTrace, prepareConfiguration, readConfiguration, runTrace } from "../../../engine/index";
import type { SavedTrace } from "../../../engine/request/trace-definition";
import { type Figure, format, measure, percentile } from "./measure";

/** One zone with custom rules that all are evaluated and none ends the request. */
function filesOf(rules: number): ReadonlyMap<string, string> {
  const ruleset = {
    id: "5".repeat(32),
    name: "default",
    kind: "zone",
    phase: "http_request_firewall_custom",
    rules: Array.from({ length: rules }, (_, index) => ({
      id: index.toString(16).padStart(32, "0"),
      description: `Rule ${index}`,
      action: "log",
      enabled: true,
      expression:
        index % 3 === 0
          ? `(http.host eq "shop.example.com" and http.request.uri.path contains "/p${index}/")`
          : index % 3 === 1
            ? `(ip.src in {192.0.2.0/24 198.51.100.0/24} or ip.src.country in {"DE" "FR" "NL"}) and not lower(http.user_agent) contains "bot${index}"`
            : `starts_with(http.request.uri.path, "/a${index}") or any(http.request.headers["x-key"][*] eq "k${index}")`,
    })),
  };
  return new Map([
    ["zones/example.com/zone.json", JSON.stringify({ id: "a".repeat(32), name: "example.com", plan: { legacy_id: "enterprise" } })],
    [
      "zones/example.com/dns_records.json",
      JSON.stringify([{ id: "b".repeat(32), name: "shop.example.com", type: "A", content: "192.0.2.10", proxied: true }]),
    ],
    ["zones/example.com/rulesets/custom.json", JSON.stringify(ruleset)],
  ]);
}

const TRACE: SavedTrace = {
  trace: {
    method: "GET",
    url: "https://shop.example.com/p3/item?x=1",
    headers: { "user-agent": "Mozilla/5.0", accept: "text/html" },
    context: { geoloc: { iso_code: "DE" } },
  },
  fields: { "ip.src": "203.0.113.9" },
};

/** Explained traces at growing sizes, and outcome-only evaluation. */
export function benchTrace(calibration: Figure): void {
  console.log("\nTraces of one zone with custom rules, all evaluated");
  for (const rules of [200, 500, 5000]) {
    const files = filesOf(rules);
    const start = process.hrtime.bigint();
    const prepared = prepareConfiguration(readConfiguration("bench", files));
    const preparing = Number(process.hrtime.bigint() - start);
    const times: number[] = [];
    for (let round = 0; round < 220; round += 1) {
      const from = process.hrtime.bigint();
      runTrace(prepared, TRACE);
      if (round >= 20) times.push(Number(process.hrtime.bigint() - from));
    }
    const evaluate = measure("evaluate", () => Number(evaluateTrace(prepared, TRACE) !== null));
    console.log(
      `  ${String(rules).padStart(5)} rules: prepare ${format(preparing)}; explained trace p50 ${format(percentile(times, 0.5))}, p95 ${format(percentile(times, 0.95))} (${(percentile(times, 0.5) / calibration.nanoseconds).toFixed(0)} × calibration); outcome only ${format(evaluate.nanoseconds)} (${Math.round(1e9 / evaluate.nanoseconds).toLocaleString("en")} requests/s)`,
    );
  }
}

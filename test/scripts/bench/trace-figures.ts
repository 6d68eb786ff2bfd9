import { evaluateTrace, prepareConfiguration, readConfiguration, runTrace } from "../../../engine/index";
import type { SavedTrace } from "../../../engine/request/trace-definition";
import { calibrate, percentile } from "./measure";

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

/** Requests that come one after the other, no two alike. */
const TRACES: readonly SavedTrace[] = Array.from({ length: 16 }, (_, index) => ({
  trace: {
    method: "GET",
    url: `https://shop.example.com/p${index * 3}/item?x=${index}`,
    headers: { "user-agent": `Mozilla/5.${index}`, accept: "text/html" },
    context: { geoloc: { iso_code: "DE" } },
  },
  fields: { "ip.src": `203.0.113.${index}` },
}));

/** Nanoseconds; long enough for the compiler of the runtime to have done its work. */
const WARM_UP = 2e9;
const EXPLAINED = 200;
const DECIDED = 5000;

export interface Times {
  readonly median: number;
  readonly p95: number;
}

export interface TraceFigures {
  readonly rules: number;
  /** All in nanoseconds. */
  readonly preparing: number;
  readonly explained: Times;
  readonly outcome: Times;
  readonly calibration: number;
  /** What one result takes, as the text that leaves the process. */
  readonly bytes: number;
}

function measureTraces(rules: number): TraceFigures {
  const files = filesOf(rules);
  const start = process.hrtime.bigint();
  const prepared = prepareConfiguration(readConfiguration("bench", files));
  const preparing = Number(process.hrtime.bigint() - start);
  let next = 0;
  const following = (): SavedTrace => {
    next += 1;
    return TRACES[next % TRACES.length] ?? { trace: { method: "GET", url: "https://shop.example.com/" } };
  };
  const explain = (): number => runTrace(prepared, following()).trace.length;
  const decide = (): number => Number(evaluateTrace(prepared, following()) !== null);
  const outcome = timesOf(decide, DECIDED);
  const explained = timesOf(explain, EXPLAINED);
  const bytes = JSON.stringify(runTrace(prepared, following())).length;
  return { rules, preparing, explained, outcome, calibration: calibrate().nanoseconds, bytes };
}

/** One by one, so that a moment in which the machine did something else counts for one of them. */
function timesOf(operation: () => number, count: number): Times {
  let left = WARM_UP;
  while (left > 0) left -= timeOf(operation);
  const times = Array.from({ length: count }, () => timeOf(operation));
  return { median: percentile(times, 0.5), p95: percentile(times, 0.95) };
}

function timeOf(operation: () => number): number {
  const start = process.hrtime.bigint();
  operation();
  return Number(process.hrtime.bigint() - start);
}

console.log(JSON.stringify(measureTraces(Number(process.argv[2]))));

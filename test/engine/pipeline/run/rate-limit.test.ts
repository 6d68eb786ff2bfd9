import { describe, expect, test } from "vitest";
import { evaluateTrace, prepareConfiguration, runTrace } from "../../../../engine/index";
import type { SavedTrace } from "../../../../engine/request/trace-definition";
import type { Json, JsonObject } from "../../../../engine/support/json";
import { configurationOf, entryPoint, rule } from "../../../support/configurations";

const LOGIN = 'http.request.uri.path eq "/login"';

/** Three requests a minute, by address; then ten minutes of blocks. */
const LIMIT = { characteristics: ["cf.colo.id", "ip.src"], period: 60, requests_per_period: 3, mitigation_timeout: 600 };

interface Question {
  readonly limit?: JsonObject;
  readonly expression?: string;
  readonly action?: string;
  readonly world: NonNullable<SavedTrace["world"]>;
  readonly fields?: JsonObject;
  readonly origin?: NonNullable<SavedTrace["origin"]>;
}

function outcomeOf({ limit = {}, expression = LOGIN, action = "block", world, fields = {}, origin = { status: 200 } }: Question): Json {
  const json = { ...rule("limit", expression, action), ratelimit: { ...LIMIT, ...limit } };
  const prepared = prepareConfiguration(configurationOf({ zone: [entryPoint("http_ratelimit", [json])] }));
  expect(prepared.findings).toEqual([]);
  const saved = {
    trace: { method: "POST", url: "https://example.com/login" },
    fields: { "ip.src": "192.0.2.1", ...fields },
    world,
    origin,
  };
  const { workbench, trace } = runTrace(prepared, saved);
  expect(evaluateTrace(prepared, saved)?.outcome).toBe(workbench.outcome);
  return [workbench.outcome, workbench.certain, trace[0]?.trace?.[0]?.trace?.[0]?.workbench.reason ?? null];
}

const ELSEWHERE = { trace: { url: "https://example.com/other" } };

/** https://developers.cloudflare.com/waf/rate-limiting-rules/request-rate/ */
describe("rate limiting rules", () => {
  const ROWS: readonly (readonly [name: string, question: Question, outcome: string, reason: string])[] = [
    [
      "the third request is within a limit of three",
      { world: { counters: { limit: 2 } } },
      "origin",
      "This is request 3 within 60 seconds; 3 are allowed, so it does not act.",
    ],
    ["the fourth is not", { world: { counters: { limit: 3 } } }, "block", "This is request 4 within 60 seconds; 3 are allowed."],
    [
      "a counter can be an object",
      { world: { counters: { limit: { requests: 3 } } } },
      "block",
      "This is request 4 within 60 seconds; 3 are allowed.",
    ],
    [
      "a mitigation that has begun lasts for its time",
      { world: { time: "2026-01-01T00:09:00Z", counters: { limit: { requests: 0, mitigated_at: "2026-01-01T00:00:00Z" } } } },
      "block",
      "The limit was exceeded before; it acts for 60 more seconds.",
    ],
    [
      "and no longer",
      { world: { time: "2026-01-01T00:10:00Z", counters: { limit: { requests: 0, mitigated_at: "2026-01-01T00:00:00Z" } } } },
      "origin",
      "This is request 1 within 60 seconds; 3 are allowed, so it does not act.",
    ],
    [
      "two requests played before leave room for a third",
      { world: { before: [{ repeat: 2, seconds: 30 }] } },
      "origin",
      "This is request 3 within 60 seconds with ip.src 192.0.2.1; 3 are allowed, so it does not act.",
    ],
    [
      "three requests played before leave none",
      { world: { before: [{ repeat: 3, seconds: 30 }] } },
      "block",
      "This is request 4 within 60 seconds with ip.src 192.0.2.1; 3 are allowed.",
    ],
    [
      "requests before the period do not count",
      { world: { before: [{ repeat: 3, seconds: 61 }] } },
      "origin",
      "This is request 1 within 60 seconds with ip.src 192.0.2.1; 3 are allowed, so it does not act.",
    ],
    [
      "a request of another address has a counter of its own",
      { world: { before: [{ repeat: 3, fields: { "ip.src": "192.0.2.2" } }] } },
      "origin",
      "This is request 1 within 60 seconds with ip.src 192.0.2.1; 3 are allowed, so it does not act.",
    ],
    [
      "what the expression does not match is not counted",
      { world: { before: [{ repeat: 3, ...ELSEWHERE }] } },
      "origin",
      "This is request 1 within 60 seconds with ip.src 192.0.2.1; 3 are allowed, so it does not act.",
    ],
    [
      "once exceeded, it acts for the mitigation timeout although the period is over",
      { world: { before: [{ repeat: 4, seconds: 300 }] } },
      "block",
      "The limit was exceeded before; it acts for 300 more seconds.",
    ],
    [
      "a throttle acts only on what exceeds the limit",
      { limit: { mitigation_timeout: 0 }, world: { before: [{ repeat: 4, seconds: 300 }] } },
      "origin",
      "This is request 1 within 60 seconds with ip.src 192.0.2.1; 3 are allowed, so it does not act.",
    ],
    [
      "a counting expression counts what it says, not what the rule matches",
      {
        limit: { counting_expression: 'http.request.uri.path eq "/other"' },
        world: { before: [{ repeat: 3, ...ELSEWHERE }] },
      },
      "block",
      "This is request 4 within 60 seconds with ip.src 192.0.2.1; 3 are allowed.",
    ],
    [
      "responses are counted once they are there",
      {
        limit: { counting_expression: `${LOGIN} and http.response.code eq 401` },
        world: { before: [{ repeat: 3, origin: { status: 401 } }] },
      },
      "block",
      "This is request 4 within 60 seconds with ip.src 192.0.2.1; 3 are allowed.",
    ],
    [
      "responses that the counting expression does not match are not",
      {
        limit: { counting_expression: `${LOGIN} and http.response.code eq 401` },
        world: { before: [{ repeat: 3, origin: { status: 200 } }] },
      },
      "origin",
      "This is request 1 within 60 seconds with ip.src 192.0.2.1; 3 are allowed, so it does not act.",
    ],
    [
      "a missing header makes a counter of its own",
      {
        limit: { characteristics: ["cf.colo.id", 'http.request.headers["x-key"]'] },
        world: { before: [{ repeat: 3, trace: { headers: { "x-key": "" } } }] },
      },
      "origin",
      'This is request 1 within 60 seconds with http.request.headers["x-key"] null; 3 are allowed, so it does not act.',
    ],
    [
      "requests played one after another are counted by the virtual clock",
      { world: { before: [{ repeat: 4, seconds: 100, every: 25 }] }, limit: { mitigation_timeout: 0 } },
      "origin",
      "This is request 3 within 60 seconds with ip.src 192.0.2.1; 3 are allowed, so it does not act.",
    ],
  ];
  for (const [name, question, outcome, reason] of ROWS) test(name, () => expect(outcomeOf(question)).toEqual([outcome, true, reason]));

  test("without a word about earlier requests, the outcome has an if", () => {
    expect(outcomeOf({ world: {} })).toEqual([
      "origin",
      false,
      "It acts once more than 3 requests come within 60 seconds; that is taken not to be so.",
    ]);
  });
});

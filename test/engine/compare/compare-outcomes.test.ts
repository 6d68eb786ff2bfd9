import { describe, expect, test } from "vitest";
import type { CaseOutcome } from "../../../engine/compare/results/case-outcome";
import { compareOutcomes, type ValueDifference } from "../../../engine/compare/results/compare-outcomes";
import { IMPACTS, type Impact, sortImpacts } from "../../../engine/compare/results/impact";
import { outcome } from "./outcome";

const ORIGIN = outcome({});
const BLOCK = outcome({ outcome: "block", status: 403, origin: null, cache: null });
const CHALLENGE = outcome({ outcome: "challenge", status: 403, origin: null });
const MOVED = outcome({ outcome: "redirect", status: 301, location: "https://example.com/new", origin: null });
const UNTRACEABLE = outcome({ outcome: "untraceable", status: null });

type Row = readonly [name: string, before: CaseOutcome, after: CaseOutcome, impact: Impact, values: readonly ValueDifference[]];

const ROWS: readonly Row[] = [
  ["nothing", ORIGIN, outcome({}), "unchanged", []],
  [
    "a block",
    ORIGIN,
    BLOCK,
    "allowed-to-blocked",
    [
      { name: "outcome", before: "origin", after: "block" },
      { name: "status", before: 200, after: 403 },
    ],
  ],
  ["a challenge that became a block", CHALLENGE, BLOCK, "allowed-to-blocked", [{ name: "outcome", before: "challenge", after: "block" }]],
  [
    "a block that is gone",
    BLOCK,
    ORIGIN,
    "blocked-to-allowed",
    [
      { name: "outcome", before: "block", after: "origin" },
      { name: "status", before: 403, after: 200 },
    ],
  ],
  ["a block that became a challenge", BLOCK, CHALLENGE, "challenged", [{ name: "outcome", before: "block", after: "challenge" }]],
  [
    "a challenge",
    ORIGIN,
    CHALLENGE,
    "challenged",
    [
      { name: "outcome", before: "origin", after: "challenge" },
      { name: "status", before: 200, after: 403 },
    ],
  ],
  [
    "no challenge any more",
    CHALLENGE,
    ORIGIN,
    "unchallenged",
    [
      { name: "outcome", before: "challenge", after: "origin" },
      { name: "status", before: 403, after: 200 },
    ],
  ],
  [
    "a new redirect",
    ORIGIN,
    MOVED,
    "redirect-added",
    [
      { name: "outcome", before: "origin", after: "redirect" },
      { name: "status", before: 200, after: 301 },
      { name: "location", before: null, after: "https://example.com/new" },
    ],
  ],
  [
    "a redirect that is gone",
    MOVED,
    outcome({ status: 301 }),
    "redirect-removed",
    [
      { name: "outcome", before: "redirect", after: "origin" },
      { name: "location", before: "https://example.com/new", after: null },
    ],
  ],
  ["another status of a redirect", MOVED, { ...MOVED, status: 302 }, "redirect-changed", [{ name: "status", before: 301, after: 302 }]],
  [
    "a redirect that came to lead back",
    MOVED,
    { ...MOVED, loops: true },
    "redirect-loops",
    [{ name: "redirect loops", before: false, after: true }],
  ],
  ["another status from the origin", ORIGIN, outcome({ status: 404 }), "answer-changed", [{ name: "status", before: 200, after: 404 }]],
  [
    "a host that no zone has any more",
    ORIGIN,
    UNTRACEABLE,
    "not-comparable",
    [
      { name: "outcome", before: "origin", after: "untraceable" },
      { name: "status", before: 200, after: null },
    ],
  ],
  [
    "another port at the origin",
    ORIGIN,
    outcome({ origin: { host: "192.0.2.1", port: 8443, hostHeader: "example.com", sni: "example.com" } }),
    "origin-changed",
    [{ name: "origin.port", before: 443, after: 8443 }],
  ],
  [
    "another URL at the origin",
    ORIGIN,
    outcome({ request: { ...ORIGIN.request, url: "https://example.com/x" } }),
    "url-changed",
    [{ name: "request.url", before: "https://example.com/", after: "https://example.com/x" }],
  ],
  [
    "caching",
    ORIGIN,
    outcome({ cache: { eligible: true, edgeTtl: 60, browserTtl: null, key: null } }),
    "cache-changed",
    [
      { name: "cache.eligible", before: false, after: true },
      { name: "cache.edgeTtl", before: null, after: 60 },
    ],
  ],
  [
    "a cache setting",
    ORIGIN,
    outcome({ settings: { "cache.serve_stale": true } }),
    "cache-changed",
    [{ name: "cache.serve_stale", before: null, after: true }],
  ],
  [
    "headers on both sides",
    ORIGIN,
    outcome({
      request: {
        ...ORIGIN.request,
        headers: [
          ["host", "example.com"],
          ["X-A", "1"],
          ["x-a", "2"],
        ],
      },
      response: { status: 200, headers: [] },
    }),
    "headers-changed",
    [
      { name: "request.headers.x-a", before: null, after: ["1", "2"] },
      { name: "response.headers.content-type", before: "text/html", after: null },
    ],
  ],
  [
    "a zone setting",
    ORIGIN,
    outcome({ settings: { "settings.ssl": "full" } }),
    "settings-changed",
    [{ name: "settings.ssl", before: null, after: "full" }],
  ],
  [
    "an outcome that came to hang on an assumption",
    ORIGIN,
    outcome({ certain: false }),
    "undecidable",
    [{ name: "certain", before: true, after: false }],
  ],
  [
    "only other rules",
    ORIGIN,
    outcome({ path: ["p|zone|r|a|log"] }),
    "path-changed",
    [{ name: "rules that matched", before: [], after: ["p|zone|r|a|log"] }],
  ],
  ["only another sentence", ORIGIN, outcome({ sentence: "Renamed." }), "unchanged", []],
];

describe("a difference between two outcomes", () => {
  test.each(ROWS)("%s", (_name, before, after, impact, values) => {
    const compared = compareOutcomes(before, after);
    expect(compared.impact).toBe(impact);
    expect(compared.facets.flatMap((facet) => facet.values)).toEqual(values);
  });

  test("counts in every part that differs by itself, and stands in the group of the worst", () => {
    const after = outcome({
      origin: { host: "192.0.2.1", port: 1, hostHeader: "example.com", sni: "example.com" },
      response: { status: 200, headers: [] },
      path: ["x"],
    });
    expect(compareOutcomes(ORIGIN, after)).toMatchObject({
      impact: "origin-changed",
      impacts: ["origin-changed", "headers-changed"],
      facets: [{ facet: "origin" }, { facet: "headers" }],
    });
  });

  test("in the decision hides what follows from it", () => {
    expect(compareOutcomes(ORIGIN, { ...BLOCK, response: { status: 403, headers: [] } }).facets.map(({ facet }) => facet)).toEqual([
      "decision",
    ]);
  });

  test("every impact is somebody's, and harm comes first", () => {
    const met = new Set(ROWS.map(([, , , impact]) => impact));
    expect(IMPACTS.map(({ id }) => id).filter((id) => !met.has(id))).toEqual([]);
    expect(sortImpacts(["headers-changed", "allowed-to-blocked", "headers-changed"])).toEqual(["allowed-to-blocked", "headers-changed"]);
  });
});

import type { SavedTrace, TraceRun } from "../../engine/contract/index";
import type { FakeWorkspace } from "./fake-host";

export const CHECKOUT: SavedTrace = {
  name: "An order",
  tags: ["checkout", "smoke"],
  trace: {
    method: "POST",
    url: "https://shop.example.com/checkout",
    headers: { accept: "text/html" },
    context: { geoloc: { iso_code: "DE" } },
  },
  fields: { "ip.src": "192.0.2.1" },
};

export const SEARCH: SavedTrace = { name: "A search", tags: ["smoke"], trace: { method: "GET", url: "https://shop.example.com/search" } };

/** A run whose only content is what it was made of. */
function emptyRun(saved: SavedTrace, configuration: string): TraceRun {
  const { method, url } = saved.trace;
  return {
    milliseconds: 1,
    result: {
      status_code: 200,
      trace: [],
      workbench: {
        outcome: "origin",
        sentence: `${configuration} lets ${url} pass.`,
        certain: true,
        by: null,
        location: null,
        request: { method, url, headers: [] },
        origin: null,
        cache: null,
        response: null,
        zone: null,
        assumed: [],
        notReached: [],
        limits: [],
        assumptions: {},
      },
    },
  };
}

/** Two traces, two configurations. */
export const SMALL: FakeWorkspace = {
  workspace: {
    workspaceId: "w1",
    name: "Small",
    path: "/small",
    activeConfiguration: "production",
    configurations: [
      { name: "production", zones: 1, rules: 2, errors: 0, warnings: 0 },
      { name: "proposed", zones: 1, rules: 3, errors: 0, warnings: 1 },
    ],
    scripts: "not-allowed",
    environments: [],
    environment: null,
    findings: [],
  },
  traces: { "checkout/order.trace.json": CHECKOUT, "search.trace.json": SEARCH },
  configurations: {
    production: { name: "production", account: { name: "A", rulesets: [], lists: [] }, zones: [], findings: [] },
    proposed: { name: "proposed", account: { name: "A", rulesets: [], lists: [] }, zones: [], findings: [] },
  },
  run: emptyRun,
};

import { expect, test } from "vitest";
import { flattenSteps } from "../../../engine/trace/flatten-steps";
import { makeWorkspace } from "../support/make-workspace";
import { tryHost } from "../support/try-host";

const REDIRECTS = {
  "configurations/production/zones/example.com/rulesets/redirects.json": {
    id: "r2",
    name: "default",
    kind: "zone",
    phase: "http_request_dynamic_redirect",
    rules: [
      redirect("old", 'http.request.uri.path eq "/old"', "https://example.com/admin"),
      redirect("there", 'http.request.uri.path eq "/there"', "https://example.com/back"),
      redirect("back", 'http.request.uri.path eq "/back"', "https://example.com/there"),
      redirect("away", 'http.request.uri.path eq "/away"', "https://elsewhere.test/"),
    ],
  },
};

function redirect(id: string, expression: string, to: string): object {
  return {
    id,
    ref: id,
    description: id,
    action: "redirect",
    action_parameters: { from_value: { status_code: 301, target_url: { value: to } } },
    expression,
    enabled: true,
  };
}

test.each([
  [
    "to what a rule blocks",
    "/old",
    [
      [301, "https://example.com/old"],
      [403, "https://example.com/admin"],
    ],
    { kind: "answered" },
  ],
  ["nowhere", "/admin", [[403, "https://example.com/admin"]], { kind: "answered" }],
  [
    "in a circle",
    "/there",
    [
      [301, "https://example.com/there"],
      [301, "https://example.com/back"],
    ],
    { kind: "loop", to: 0 },
  ],
  ["out of the configuration", "/away", [[301, "https://example.com/away"]], { kind: "left", location: "https://elsewhere.test/" }],
])("redirects lead %s", async (_where, path, hops, end) => {
  using folder = makeWorkspace(REDIRECTS);
  await using host = await tryHost(folder);
  const { workspaceId } = host;
  const saved = { trace: { method: "GET", url: `https://example.com${path}` } };
  const run = await host.ask("trace/run", { workspaceId, configuration: "production", saved, redirects: "follow" });
  expect(run.chain?.hops.map(({ trace, result }) => [result.status_code, trace.url])).toEqual(hops);
  expect(run.chain?.end).toEqual(end);
  expect(run.result).toEqual(run.chain?.hops[0]?.result);
  // Every hop is measured, step by step, the first as the run itself is.
  const idsOf = (ids: readonly string[]) => ids.toSorted();
  expect(run.hopTimes?.map(({ stepMilliseconds }) => idsOf(Object.keys(stepMilliseconds ?? {})))).toEqual(
    run.chain?.hops.map(({ result }) => idsOf(flattenSteps(result).map(({ step }) => step.workbench.id))),
  );
  expect(run.hopTimes?.[0]).toEqual({ milliseconds: run.milliseconds, stepMilliseconds: run.stepMilliseconds });
});

test("redirects are not followed where nobody asks for it", async () => {
  using folder = makeWorkspace(REDIRECTS);
  await using host = await tryHost(folder);
  const { workspaceId } = host;
  const saved = { trace: { method: "GET", url: "https://example.com/old" } };
  const run = await host.ask("trace/run", { workspaceId, configuration: "production", saved });
  expect(run.chain).toBeUndefined();
  expect(run.result.status_code).toBe(301);
});

import { describe, expect, test } from "vitest";
import { PHASES } from "../../../engine/phases/index";
import { listSimulatedParts } from "../../../engine/trace/simulated-parts";

describe("what is simulated", () => {
  const parts = listSimulatedParts();

  test("every step of the way has its row, in order", () => {
    expect(parts.map(({ product }) => product)).toEqual(PHASES.map(({ product }) => product));
    expect(parts.map(({ place }) => place)).toEqual(parts.map((_, index) => index + 1));
  });

  test.each([
    ["Single Redirects", "http_request_dynamic_redirect", ["zone"], "exact", "in-trace"],
    ["Custom rules", "http_request_firewall_custom", ["account", "zone"], "exact", "in-trace"],
    ["Always Use HTTPS", null, [], "modelled", "beyond"],
    ["Browser Integrity Check", null, [], "assumed", "beyond"],
    ["HTTP DDoS protection", "ddos_l7", ["account", "zone"], "not simulated", "in-trace"],
  ])("%s says how close the simulation comes", (product, phase, levels, fidelity, shown) => {
    expect(parts.find((part) => part.product === product)).toMatchObject({ phase, levels, fidelity, shown });
  });

  test("a phase that only configuration knows says that nothing runs there", () => {
    expect(parts.find(({ phase }) => phase === "http_request_api_gateway_early")?.note).toMatch(
      /^For configuration only: nothing runs here\. /,
    );
  });

  test("every row names the page it is read from", () => {
    expect(parts.filter(({ documentation }) => !documentation.startsWith("https://developers.cloudflare.com/"))).toEqual([]);
  });
});

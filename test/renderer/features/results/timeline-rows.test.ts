import { describe, expect, test } from "vitest";
import type { TraceResult } from "../../../../engine/contract/index";
import { indexSteps, stepTitle } from "../../../../engine/trace/step-index";
import { stateWord } from "../../../../engine/trace/step-words";
import { facetChips, facetChoices } from "../../../../renderer/features/results/facet-choices";
import { lanesOf, type PlacesOf } from "../../../../renderer/features/results/lanes";
import { EVERYTHING, filterSteps, foundWithoutMatch, type StepFilter } from "../../../../renderer/features/results/step-filter";
import { stripLanes } from "../../../../renderer/features/results/strip-cells";
import { timelineMove } from "../../../../renderer/features/results/timeline-keys";
import { isTreeRow, rowKeyOf, type TimelineRow, timelineRows } from "../../../../renderer/features/results/timeline-rows";
import { NO_SEARCH } from "../../../../renderer/stores/result/step-search";
import { ALLOWED, BLOCKED, longResult, REDIRECTED, UNTRACEABLE } from "../../../support/trace-result-fixtures";

const NO_PLACES: PlacesOf = () => [];

function rowsOf(
  result: TraceResult,
  filter: Partial<StepFilter> = {},
  folds: readonly (readonly [string, "open" | "closed"])[] = [],
): readonly TimelineRow[] {
  const index = indexSteps(result);
  const lanes = lanesOf(index, result.workbench.notReached, NO_PLACES);
  const whole = { ...EVERYTHING, ...filter };
  const { kept } = filterSteps(index.roots, whole);
  return timelineRows({ lanes, ended: index.ended, outcome: result.workbench.outcome, filter: whole, kept, folds: new Map(folds) });
}

/** A row on one line: indentation, name, state. */
function picture(rows: readonly TimelineRow[]): readonly string[] {
  return rows.map((row) => {
    switch (row.kind) {
      case "lane":
        return `# ${row.title}: ${row.note}`;
      case "ending":
        return "=== ends here ===";
      case "arrival":
        return "=== arrives ===";
      case "unreached":
        return `${"  ".repeat(row.depth)}- ${row.unreached.title}`;
      case "group":
        return `${"  ".repeat(row.depth)}+ ${row.title} (${row.of})`;
      case "step":
        return `${"  ".repeat(row.depth)}${row.fold === "closed" ? "> " : ""}${stepTitle(row.entry.step)}: ${stateWord(row.entry, "block")}`;
      default:
        return row;
    }
  });
}

describe("the rows of a blocked request", () => {
  test("show everything in order, the end cuts it, and what was not reached hangs below", () => {
    expect(picture(rowsOf(BLOCKED))).toEqual([
      "# Request phases: 9 of 17 reached",
      "URL normalization: Matched",
      "Single Redirects: No match",
      "  Old blog to the journal: No match",
      "  Feed moved: No match",
      "  www goes to the apex: No match",
      "URL Rewrite Rules: Matched",
      "  Legacy basket to /cart: No match",
      "  Strip the locale prefix: Rewrite",
      "Page Rules: No match",
      "  *example.com/img/*: No match",
      "Configuration Rules: Matched",
      "  Images are never optimised: No match",
      "  Checkout runs at high security: Set config",
      "Origin Rules: Matched",
      "  Media from the bucket: No match",
      "  EU checkout: Route",
      "HTTP DDoS protection: Not simulated",
      "IP Access rules: No match",
      "Custom rules: Blocked",
      "  Account WAF: Matched",
      "    Run “Scanner signatures”: Execute",
      "      Shop app skips the rest: Skip",
      "      + 5 more rules (skipped)",
      "  Zone custom rules: Blocked",
      "    Office network skips bot checks: No match",
      "    Leaked password gets a challenge: No match",
      "    Checkout only where we ship: Block",
      "=== ends here ===",
      "- Ratelimit",
      "- Firewall managed",
      "+ 6 more phases (unreached)",
      "# Workers, cache, origin: not reached",
      "- Workers",
      "- Cache",
      "- Origin",
      "# Response phases: 1 of 2 reached",
      "Response Header Transforms: Matched",
      "- Compression",
    ]);
  });

  test("“Matched configurations” leaves what matched and what holds it; what was not reached is drawn together", () => {
    expect(picture(rowsOf(BLOCKED, { shown: "matched" }))).toEqual([
      "# Request phases: 5 of 9 matched",
      "URL normalization: Matched",
      "URL Rewrite Rules: Matched",
      "  Strip the locale prefix: Rewrite",
      "Configuration Rules: Matched",
      "  Checkout runs at high security: Set config",
      "Origin Rules: Matched",
      "  EU checkout: Route",
      "HTTP DDoS protection: Not simulated",
      "Custom rules: Blocked",
      "  Account WAF: Matched",
      "    Run “Scanner signatures”: Execute",
      "      Shop app skips the rest: Skip",
      "  Zone custom rules: Blocked",
      "    Checkout only where we ship: Block",
      "=== ends here ===",
      "+ 8 phases (unreached)",
      "# Workers, cache, origin: not reached",
      "+ 3 phases (unreached)",
      "# Response phases: 1 of 1 matched",
      "Response Header Transforms: Matched",
      "- Compression",
    ]);
  });

  test("a text finds rules by expression and shows what holds them", () => {
    expect(picture(rowsOf(BLOCKED, { text: "office_network" }))).toEqual([
      "# Request phases: 9 of 17 reached",
      "Custom rules: Blocked",
      "  Zone custom rules: Blocked",
      "    Office network skips bot checks: No match",
      "=== ends here ===",
    ]);
  });

  test("a phase found by its name shows its rules", () => {
    expect(picture(rowsOf(BLOCKED, { text: "rewrite rules legacy" }))).toEqual([
      "# Request phases: 9 of 17 reached",
      "URL Rewrite Rules: Matched",
      "  Legacy basket to /cart: No match",
    ]);
  });

  test("one phase can be singled out", () => {
    expect(picture(rowsOf(BLOCKED, { phase: ["page_rules"] }))).toEqual([
      "# Request phases: 9 of 17 reached",
      "Page Rules: No match",
      "  *example.com/img/*: No match",
    ]);
  });

  test("level, product and action can be combined, and each step found stands in what holds it", () => {
    expect(picture(rowsOf(BLOCKED, { level: ["account"], product: ["Custom rules"], action: ["skip", "execute"] }))).toEqual([
      "# Request phases: 9 of 17 reached",
      "Custom rules: Blocked",
      "  Account WAF: Matched",
      "    Run “Scanner signatures”: Execute",
      "      Shop app skips the rest: Skip",
      "=== ends here ===",
    ]);
  });

  test("facets and words all have to fit", () => {
    expect(picture(rowsOf(BLOCKED, { action: ["skip"], text: "office" }))).toEqual([
      "# Request phases: 9 of 17 reached",
      "Custom rules: Blocked",
      "  Zone custom rules: Blocked",
      "    Office network skips bot checks: No match",
      "=== ends here ===",
    ]);
    expect(picture(rowsOf(BLOCKED, { action: ["block"], text: "office" }))).toEqual([]);
  });

  test("steps beyond Cloudflare Trace can be hidden", () => {
    expect(picture(rowsOf(BLOCKED, { beyond: "hidden" }))).not.toContain("IP Access rules: No match");
  });

  test("what the user folds stays folded, and groups open", () => {
    const rows = picture(
      rowsOf(BLOCKED, {}, [
        ["8.0", "closed"],
        ["1", "closed"],
      ]),
    );
    expect(rows.filter((row) => row.includes(">"))).toEqual(["> Single Redirects: No match", "  > Account WAF: Matched"]);
    const open = picture(rowsOf(BLOCKED, {}, [["skipped:8.0.0.0.1", "open"]]));
    expect(open.slice(23, 26)).toEqual([
      "      + 5 more rules (skipped)",
      "        wp-login probes: Skipped",
      "        Path traversal: Skipped",
    ]);
  });
});

test("an answer from the origin arrives; what could not be simulated shows among what matched", () => {
  expect(picture(rowsOf(ALLOWED, { shown: "matched" }))).toEqual([
    "# Request phases: 1 of 4 matched",
    "Custom rules: Not simulated",
    "  Country of the partner: Not simulated",
    "WAF Managed Rules: Not simulated",
    "  Cloudflare Managed Ruleset: Execute",
    "    Cloudflare Managed Ruleset: Not simulated",
    "Cache Rules: Matched",
    "  Static files for a day: Cache settings",
    "# Workers, cache, origin: 0 of 1 matched",
    "shop-edge: Not simulated",
    "# Response phases: 0 of 1 matched",
    "=== arrives ===",
  ]);
});

test("an untraceable request has no rows", () => {
  expect(rowsOf(UNTRACEABLE)).toEqual([]);
});

test("unreached phases take their place in the order of phases where it is known", () => {
  const order = ["http_custom_errors", "http_response_headers_transform", "http_response_compression"];
  const places: PlacesOf = (phase) => (order.includes(phase) ? [{ title: phase, side: "response", order: order.indexOf(phase) }] : []);
  const index = indexSteps(BLOCKED);
  const notReached = ["http_custom_errors", "http_response_compression"].map((phase) => ({ phase, because: "8.1.2" }));
  const response = lanesOf(index, notReached, places).find((lane) => lane.side === "response");
  expect(response?.items.map((item) => (item.kind === "step" ? stepTitle(item.entry.step) : item.unreached.title))).toEqual([
    "http_custom_errors",
    "Response Header Transforms",
    "http_response_compression",
  ]);
});

describe("lines", () => {
  const rows = rowsOf(BLOCKED);
  const rails = (key: string) => rows.find((row) => row.key === key && isTreeRow(row));

  test("run on below a ruleset that is not the last, and turn the corner at the last rule", () => {
    expect(rails("8.0.0.0.0")).toMatchObject({ rails: { spine: "solid", guides: ["none", "tee"] } });
    expect(rails("8.0.0")).toMatchObject({ rails: { guides: ["corner"] } });
    expect(rails("8.1.2")).toMatchObject({ rails: { guides: ["corner"] }, position: 3, siblings: 3, depth: 2 });
  });

  test("the spine is dashed after the end and stops at the last mark", () => {
    expect(rails("phase:request:http_ratelimit")).toMatchObject({ rails: { spine: "dashed", last: false } });
    expect(rails("phase:response:http_response_compression")).toMatchObject({ rails: { spine: "dashed", last: true } });
  });
});

test("a ruleset that is alone in its phase is found on the phase’s row", () => {
  const index = indexSteps(BLOCKED);
  const keys = ["1.0", "8.0", "8.0.0.0"].map((id) => index.byId.get(id)).map((entry) => (entry === undefined ? null : rowKeyOf(entry)));
  expect(keys).toEqual(["1", "8.0", "8.0.0"]);
});

describe("keys", () => {
  const rows = rowsOf(BLOCKED);
  const CASES = [
    ["down goes to the next row", "0", "ArrowDown", "none", "go 1"],
    ["down passes over the end", "8.1.2", "ArrowDown", "none", "go phase:request:http_ratelimit"],
    ["up goes to the row above", "1", "ArrowUp", "none", "go 0"],
    ["up stays at the top", "0", "ArrowUp", "none", null],
    ["left folds what is open", "8.1", "ArrowLeft", "none", "fold 8.1 closed"],
    ["left goes out of what cannot be folded", "8.1.2", "ArrowLeft", "none", "go 8.1"],
    ["right goes into what is open", "8.1", "ArrowRight", "none", "go 8.1.0"],
    ["right opens a group", "skipped:8.0.0.0.1", "ArrowRight", "none", "fold skipped:8.0.0.0.1 open"],
    ["home goes to the first row", "8.1.2", "Home", "none", "go 0"],
    ["end goes to the last row", "0", "End", "none", "go phase:response:http_response_compression"],
    ["alt and down goes to the next match", "2", "ArrowDown", "alt", "go 2.0.1"],
    ["alt and up goes to the match before", "8.1.2", "ArrowUp", "alt", "go 8.0.0.0.0"],
    ["other keys do nothing", "0", "x", "none", null],
  ] as const;

  test.each(CASES)("%s", (_name, cursor, key, modifier, expected) => {
    const move = timelineMove(rows, cursor, key, modifier);
    const said = move === null ? null : move.kind === "go" ? `go ${move.row.key}` : `fold ${move.row.key} ${move.to}`;
    expect(said).toBe(expected);
  });
});

test("while something is looked for, alt and arrows go from one step that was found to the next", () => {
  const filter = { ...EVERYTHING, action: ["skip"] };
  const { found } = filterSteps(indexSteps(BLOCKED).roots, filter);
  const rows = rowsOf(BLOCKED, filter);
  const byId = new Map(rows.flatMap((row) => (row.kind === "step" ? [[row.key, row.entry]] : [])));
  const wanted = new Set([...found].flatMap((entry) => byId.get(entry.step.workbench.id) ?? []));
  const walk = (from: string): string | null => {
    const move = timelineMove(rows, from, "ArrowDown", "alt", wanted);
    return move?.kind === "go" ? move.row.key : null;
  };
  expect(walk("8")).toBe("8.0.0.0.0");
  expect(walk("8.0.0.0.0")).toBe("8.1.0");
  expect(walk("8.1.0")).toBeNull();
});

test.each([
  ["a rule that did not match", { ...EVERYTHING, shown: "matched", text: "apex" }, 1],
  ["a rule that matched", { ...EVERYTHING, shown: "matched", text: "locale prefix" }, 0],
  ["whatever there is, where all steps are shown", { ...EVERYTHING, text: "apex" }, 0],
  ["nothing", { ...EVERYTHING, shown: "matched" }, 0],
] as const)("looking for %s tells how many more there are without a match", (_name, filter, expected) => {
  const { roots } = indexSteps(BLOCKED);
  expect(foundWithoutMatch(roots, filter, filterSteps(roots, filter).found)).toBe(expected);
});

describe("what steps can be chosen by", () => {
  const choices = facetChoices(indexSteps(ALLOWED));

  test("is listed with how many steps have it, in the order in which it is met", () => {
    expect(choices.phase.map(({ label, steps }) => `${label} ${steps}`)).toEqual([
      "URL normalization 1",
      "Custom rules 3",
      "WAF Managed Rules 4",
      "Cache Rules 2",
      "shop-edge 1",
      "Compression Rules 1",
    ]);
    expect(choices.level.map(({ value, label }) => `${value} ${label}`)).toEqual(["zone Zone"]);
  });

  test("becomes chips; one that this result has not keeps its plain name", () => {
    const search = { ...NO_SEARCH, level: ["zone", "account"], action: ["set_cache_settings"] };
    const chips = facetChips(search, choices);
    expect(chips.map(({ label }) => label)).toEqual(["Zone", "account", "Cache settings"]);
    expect(chips[0]?.without).toEqual({ ...search, level: ["account"] });
  });
});

test("the strip has one mark a phase and is solid as far as the request came", () => {
  const index = indexSteps(REDIRECTED);
  const strip = stripLanes(lanesOf(index, REDIRECTED.workbench.notReached, NO_PLACES), "redirect");
  expect(strip.map((lane) => lane.cells.map((cell) => `${cell.label}${cell.goesOn ? " —" : ""}`))).toEqual([
    ["URL normalization: no match —", "Single Redirects: redirected", "Transform: not reached", "Firewall custom: not reached"],
    ["Workers: not reached"],
  ]);
});

test("in a long result only what leads to a match stands open", () => {
  const rows = rowsOf(longResult(10_000));
  expect(rows.filter((row) => row.kind === "step")).toHaveLength(10_010);
  expect(rowsOf(longResult(10_000), { shown: "matched" }).filter((row) => row.kind === "step")).toHaveLength(210);
});

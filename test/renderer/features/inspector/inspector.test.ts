import { describe, expect, test } from "vitest";
import type { Explanation, TraceResult, TraceStep } from "../../../../engine/contract/index";
import { indexSteps, type StepEntry } from "../../../../engine/trace/step-index";
import { conditionsOf } from "../../../../renderer/features/inspector/conditions";
import { jsonTokens } from "../../../../renderer/features/inspector/json-tokens";
import { messageSources } from "../../../../renderer/features/inspector/message-sources";
import { provenanceOf, timesChanged } from "../../../../renderer/features/inspector/provenance";
import { placeOf, requestAt } from "../../../../renderer/features/inspector/step-place";
import { verdictOf } from "../../../../renderer/features/inspector/verdict";
import { BLOCKED, CHECKOUT_EXPLANATION, LOCALE_EXPLANATION, OFFICE_EXPLANATION } from "../../../support/trace-result-fixtures";

const index = indexSteps(BLOCKED);

function step(id: string): StepEntry {
  const entry = index.byId.get(id);
  if (entry === undefined) throw new Error(`The fixture has no step ${id}`);
  return entry;
}

function picture(explanation: Explanation): readonly string[] {
  return conditionsOf(explanation).map((line) => {
    const subject =
      line.subject === null
        ? ""
        : ` · ${line.subject.text} = ${JSON.stringify(line.subject.value)} ${line.subject.source ?? line.subject.state}`;
    return `${line.holds}: [${line.operator}] ${line.text}${line.closes} is ${line.state}${subject}`;
  });
}

describe("conditions", () => {
  test("stand one a line with their operator, state and the value that made it", () => {
    expect(picture(CHECKOUT_EXPLANATION)).toEqual([
      'yes: [] http.host eq "shop.example.com" is true · http.host = "shop.example.com" derived',
      'yes: [and] starts_with(http.request.uri.path, "/checkout") is true · http.request.uri.path = "/checkout" derived',
      'yes: [and not] ip.src.country in {"AT" "BE" "CH" "DE" "FR" "NL"} is false · ip.src.country = "US" given',
      'yes: [and not] http.request.headers["x-partner-key"][0] eq "k-7Q2M" is missing · http.request.headers["x-partner-key"][0] = null missing',
      "yes: [and (] cf.bot_management.score lt 30 is true · cf.bot_management.score = 22 given",
      "not-evaluated: [or] ip.src.asnum in {64496 64511}) is not-evaluated · ip.src.asnum = null not-evaluated",
      "assumed: [and not] cf.bot_management.verified_bot is assumed · cf.bot_management.verified_bot = false assumed",
    ]);
  });

  test("a false condition does not hold, and what follows is not evaluated", () => {
    expect(picture(OFFICE_EXPLANATION)).toEqual([
      'no: [] ip.src in $office_network is false · ip.src = "198.51.100.24" given',
      'not-evaluated: [and not] starts_with(http.request.uri.path, "/admin") is not-evaluated',
    ]);
  });

  test("nested operators of one kind are one list, a negated group keeps its brackets", () => {
    const expression = "a and b and not (c or d)";
    const leaf = (start: number, state: "true" | "false") =>
      ({ kind: "field", start, end: start + 1, state, value: state === "true", source: "given", children: [] }) as const;
    const explanation: Explanation = {
      expression,
      state: "true",
      certain: true,
      hangsOn: [],
      blocking: null,
      root: {
        kind: "and",
        start: 0,
        end: 24,
        state: "true",
        children: [
          { kind: "and", start: 0, end: 7, state: "true", children: [leaf(0, "true"), leaf(6, "true")] },
          {
            kind: "not",
            start: 12,
            end: 24,
            state: "true",
            children: [{ kind: "or", start: 17, end: 23, state: "false", children: [leaf(17, "false"), leaf(22, "false")] }],
          },
        ],
      },
    };
    expect(conditionsOf(explanation).map((line) => `${line.operator} ${line.text}${line.closes} ${line.holds}`)).toEqual([
      " a yes",
      "and b yes",
      "and not ( c no",
      "or d) no",
    ]);
    expect(verdictOf(step("2.0.1"), explanation, conditionsOf(explanation)).sentence).toBe("All three conditions hold.");
  });
});

test("the first sentence counts the conditions and says what the outcome hangs on", () => {
  expect(verdictOf(step("8.1.2"), CHECKOUT_EXPLANATION, conditionsOf(CHECKOUT_EXPLANATION))).toEqual({
    word: "Matched.",
    sentence: "All six conditions hold; the outcome hangs on a value that nobody gave.",
  });
  expect(verdictOf(step("2.0.1"), LOCALE_EXPLANATION, conditionsOf(LOCALE_EXPLANATION)).sentence).toBe("Its one condition holds.");
});

describe("where a value comes from", () => {
  test("is told by what earlier phases wrote, oldest first", () => {
    expect(provenanceOf(index, step("8.1.2"))).toEqual([
      {
        field: "http.request.uri.path",
        short: "uri.path",
        stages: [
          { value: "/en//checkout", step: null, source: "URL as sent" },
          { value: "/en/checkout", step: "0", source: "URL normalization" },
          { value: "/checkout", step: "2.0.1", source: "Strip the locale prefix" },
        ],
      },
    ]);
  });

  test("a rule does not see what its own phase changes", () => {
    expect(provenanceOf(index, step("2.0.1"))[0]?.stages.map((stage) => stage.value)).toEqual(["/en//checkout", "/en/checkout"]);
    expect([timesChanged(index, step("8.1.2"), "http.request.uri.path"), timesChanged(index, step("8.1.2"), "http.host")]).toEqual([2, 0]);
  });

  test("a step without an expression reads nothing", () => {
    expect(provenanceOf(index, step("6"))).toEqual([]);
  });
});

test("a step’s place is told from the outside in", () => {
  expect(placeOf(step("8.1.2"), BLOCKED.workbench.zone)).toEqual(["Custom rules", "zone example.com", "Zone custom rules", "rule 3"]);
  expect(placeOf(step("2.0.1"), BLOCKED.workbench.zone)).toEqual(["URL Rewrite Rules", "zone example.com", "rule 2"]);
  expect(placeOf(step("2"), BLOCKED.workbench.zone)).toEqual(["zone example.com"]);
});

test("a rule saw the request its phase saw", () => {
  expect(requestAt(step("2.0.1"))?.url).toBe("https://shop.example.com/en/checkout");
});

test("printed JSON is cut where an editor would colour it", () => {
  expect(jsonTokens('{ "a": "x:\\"", "b": -1.5, "c": true }')).toEqual([
    { kind: "plain", text: "{ " },
    { kind: "key", text: '"a"' },
    { kind: "plain", text: ":" },
    { kind: "plain", text: " " },
    { kind: "text", text: '"x:\\""' },
    { kind: "plain", text: ", " },
    { kind: "key", text: '"b"' },
    { kind: "plain", text: ":" },
    { kind: "plain", text: " " },
    { kind: "number", text: "-1.5" },
    { kind: "plain", text: ", " },
    { kind: "key", text: '"c"' },
    { kind: "plain", text: ":" },
    { kind: "plain", text: " " },
    { kind: "word", text: "true" },
    { kind: "plain", text: " }" },
  ]);
});

describe("where the parts of a message come from", () => {
  const from = (id: string, side: "request" | "response") => messageSources(index, step(id), side);

  test("is the step before that wrote them last, with what stood there", () => {
    expect(from("8", "request").first).toEqual({ step: "2.0.1", title: "Strip the locale prefix", before: "/en/checkout" });
    expect(from("1", "request").first).toEqual({ step: "0", title: "URL normalization", before: "/en//checkout" });
    expect(from("0", "request")).toEqual({ first: null, headers: new Map(), removed: [] });
  });

  test("a header is told by its name in small letters; one that was taken away is listed apart, and one set again is back", () => {
    const wrote = (phase: string, target: string, before: string | null, after: string | null): TraceStep => ({
      ...base(phase),
      workbench: { ...base(phase).workbench, effects: [{ target, before, after }] },
    });
    const result: TraceResult = {
      ...BLOCKED,
      trace: [
        wrote("0", "request.headers.X-Key", "k", null),
        wrote("1", "request.headers.x-tag", null, "a"),
        wrote("2", "response.headers.server", "nginx", "cloudflare"),
        wrote("3", "request.headers.x-key", null, "new"),
        base("4"),
      ],
    };
    const own = indexSteps(result);
    const at = (id: string, side: "request" | "response") => {
      const entry = own.byId.get(id);
      return entry === undefined ? null : messageSources(own, entry, side);
    };
    expect(at("2", "request")?.removed).toEqual([{ name: "x-key", source: { step: "0", title: "Phase 0", before: "k" } }]);
    expect([...(at("4", "request")?.headers ?? [])]).toEqual([
      ["x-tag", { step: "1", title: "Phase 1", before: null }],
      ["x-key", { step: "3", title: "Phase 3", before: null }],
    ]);
    expect(at("4", "request")?.removed).toEqual([]);
    expect([...(at("4", "response")?.headers ?? [])]).toEqual([["server", { step: "2", title: "Phase 2", before: "nginx" }]]);
  });
});

function base(id: string): TraceStep {
  const { workbench } = step("0").step;
  return { type: "phase", step_name: id, matched: true, workbench: { ...workbench, id, product: `Phase ${id}`, effects: [] } };
}

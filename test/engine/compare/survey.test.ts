import { describe, expect, test } from "vitest";
import { type CaseOutcome, outcomeOf, outcomeOfSurvey } from "../../../engine/compare/results/case-outcome";
import { prepareConfiguration, readConfiguration, runTrace } from "../../../engine/index";
import { expandTrace, type TraceCase } from "../../../engine/library/parameters/expand-trace";
import { createRequestReader, runTraceForSteps, surveyTrace } from "../../../engine/pipeline/index";
import type { TraceResult, TraceStep } from "../../../engine/trace/result";
import { configurationOf, entryPoint, rule } from "../../support/configurations";
import { parseText, sampleFiles, sampleTraces } from "../../support/sample-workspace";

const TRACES: readonly TraceCase[] = [...sampleTraces()].flatMap(([name, text]) => expandTrace(name, parseText(text), {}).cases);

/** What both ways of looking at a case say of it; a survey has no sentence. */
function bothWays(
  prepared: ReturnType<typeof prepareConfiguration>,
  saved: TraceCase["saved"],
): readonly [CaseOutcome | null, CaseOutcome | null] {
  const result = runTrace(prepared, saved);
  const survey = surveyTrace(prepared, saved);
  const traced = result.workbench.outcome === "untraceable" ? null : { ...outcomeOf(result, "ends"), sentence: "" };
  return [survey === null ? null : outcomeOfSurvey(survey, "ends"), traced];
}

describe("a survey says the same as a trace", () => {
  for (const name of ["production", "proposed"] as const) {
    const prepared = prepareConfiguration(readConfiguration(name, sampleFiles(name)));
    test.each(TRACES.map((each) => [each.traceId, each] as const))(`${name}: %s`, (_id, { saved }) => {
      const [surveyed, traced] = bothWays(prepared, saved);
      expect(surveyed).toEqual(traced);
    });
  }

  test("also of what an assumption decides", () => {
    const prepared = prepareConfiguration(
      configurationOf({
        zone: [
          entryPoint("http_request_firewall_custom", [
            rule("score", "cf.bot_management.score lt 30 and ssl", "block"),
            rule("listed", "ip.src in $nobody_knows", "block"),
          ]),
        ],
      }),
    );
    const certain = ["http://example.com/", "https://example.com/"].map((url) => {
      const [surveyed, traced] = bothWays(prepared, { trace: { method: "GET", url } });
      expect(surveyed).toEqual(traced);
      return surveyed?.certain;
    });
    expect(certain).toEqual([false, false]);
  });
});

/** Without explanations, but those that `kept` keeps. */
function withoutExplanations(result: TraceResult, kept: (step: TraceStep) => boolean): TraceResult {
  const strip = (step: TraceStep): TraceStep => {
    const { explanation, ...workbench } = step.workbench;
    return {
      ...step,
      ...(step.trace === undefined ? {} : { trace: step.trace.map(strip) }),
      workbench: explanation !== undefined && kept(step) ? { ...workbench, explanation } : workbench,
    };
  };
  return { ...result, trace: result.trace.map(strip) };
}

describe("a trace for its steps says the same as one that explains everything", () => {
  for (const name of ["production", "proposed"] as const) {
    const prepared = prepareConfiguration(readConfiguration(name, sampleFiles(name)));
    test.each(TRACES.map((each) => [each.traceId, each] as const))(`${name}: %s`, (_id, { saved }) => {
      const [lean, whole] = [runTraceForSteps(prepared, saved), runTrace(prepared, saved)];
      expect(withoutExplanations(lean, () => false)).toEqual(withoutExplanations(whole, () => false));
      const matched = (step: TraceStep): boolean => step.matched === true;
      expect(withoutExplanations(lean, matched)).toEqual(withoutExplanations(whole, matched));
    });
  }

  test("and leaves out how a rule that does not match was decided", () => {
    const prepared = prepareConfiguration(
      configurationOf({ zone: [entryPoint("http_request_firewall_custom", [rule("other", 'http.host eq "other.test"', "block")])] }),
    );
    const saved = { trace: { method: "GET", url: "https://example.com/" } };
    expect(JSON.stringify(runTrace(prepared, saved))).toContain('"explanation"');
    expect(JSON.stringify(runTraceForSteps(prepared, saved))).not.toContain('"explanation"');
  });
});

test("a request that is traced under several configurations is read once", () => {
  const reader = createRequestReader();
  const saved = { trace: { method: "GET", url: "https://example.com/" } };
  expect(reader(saved)).toBe(reader(saved));
  expect(reader({ ...saved })).not.toBe(reader(saved));
});

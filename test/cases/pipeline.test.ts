import path from "node:path";
import { describe, expect, test } from "vitest";
import { evaluateTrace, prepareConfiguration, printTrace, runTrace, type TraceResult } from "../../engine/index";
import { contradictions } from "../support/contradictions";
import { unfulfilled } from "../support/expectations";
import { printStory } from "../support/print-story";
import { findStories, readStory, type Story, type StoryTrace } from "../support/stories";
import { KNOWN_GAPS } from "./known-gaps";

const ROOT = path.join(import.meta.dirname, "pipeline");
const STORIES = findStories(ROOT).map((name) => readStory(ROOT, name));
const TRACES = STORIES.flatMap(({ traces }) => traces);

/**
 * A story is a folder: a configuration, one trace or several, and what each comes to, worked out by hand from the documentation page
 * that its notes name. Those in a folder of their area are told by `printStory`, the others by the whole text report.
 */
for (const story of STORIES) {
  describe(story.name.replaceAll("-", " "), () => {
    for (const trace of story.traces) {
      const gap = KNOWN_GAPS.get(trace.name);
      if (gap === undefined) test(trace.name, () => holds(story, trace));
      else test(`${trace.name} is a known gap: ${gap}`, () => expect(() => holds(story, trace)).toThrow());
    }
  });
}

describe("the stories", () => {
  const inAreas = STORIES.filter(({ name }) => name.includes("/"));

  test("have kebab-case names", () => {
    expect(STORIES.filter(({ name }) => !/^[a-z0-9-]+(?:\/[a-z0-9-]+)?$/.test(name)).map(({ name }) => name)).toEqual([]);
  });

  test("name the documentation page that each comes from", () => {
    const mute = inAreas
      .flatMap(({ traces }) => traces)
      .filter(({ saved }) => !/^https:\/\/developers\.cloudflare\.com\/\S+ \S/.test(saved.notes ?? ""));
    expect(mute.map(({ name }) => name)).toEqual([]);
  });

  test("have sound configurations, unless they tell of a mistake", () => {
    const broken = inAreas.filter(({ traces }) => !traces.some(({ expected }) => expected.includes("! mistake")));
    const findings = broken.flatMap(({ name, configuration }) =>
      prepareConfiguration(configuration)
        .findings.filter(({ severity }) => severity === "error")
        .map(({ code, place }) => `${name}: ${code} ${place.file}${place.pointer}`),
    );
    expect(findings).toEqual([]);
  });

  test("would show effects that do not fit the request that leaves", () => {
    const story = readStory(ROOT, "request-headers/a-later-rule-overwrites");
    const results = story.traces.map(({ saved }) => runTrace(prepareConfiguration(story.configuration), saved));
    const emptied = results.map((result) => ({
      ...result,
      workbench: { ...result.workbench, request: { ...result.workbench.request, headers: [] } },
    }));
    expect(emptied.flatMap(contradictions)).toEqual(['request.headers.x-a is null in the end, and the last effect leaves "2"']);
  });

  test("are there for every known gap", () => {
    const names = new Set(TRACES.map(({ name }) => name));
    expect([...KNOWN_GAPS.keys()].filter((name) => !names.has(name))).toEqual([]);
  });
});

function holds(story: Story, { saved, expected }: StoryTrace): void {
  const options = { assumptions: story.assumptions };
  const prepared = prepareConfiguration(story.configuration);
  const result = runTrace(prepared, saved, options);
  const printed = story.name.includes("/") ? printStory(result, saved.trace) : printTrace(result, { all: true });
  expect(printed).toBe(expected);
  expect(unfulfilled(result, saved.expect ?? [])).toEqual([]);
  expect(contradictions(result)).toEqual([]);
  expect(outcomeOf(result)).toEqual(evaluateTrace(prepared, saved, options));
}

/** What evaluating alone must say too; `null` for an untraceable request. */
function outcomeOf({ status_code, workbench }: TraceResult): object | null {
  const { outcome, location, request, origin, response, by } = workbench;
  if (outcome === "untraceable") return null;
  return { status_code, outcome, location, request, origin, response, by: by === null ? null : withoutStep(by) };
}

function withoutStep({ step: _step, ...by }: NonNullable<TraceResult["workbench"]["by"]>): object {
  return by;
}

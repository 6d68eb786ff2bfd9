import type * as z from "zod";
import { describeFound, nestsDeeperThan } from "../support/json";
import { jsonPointer, type Problem, pointerSteps, type Reading } from "../support/problem";
import { parseSavedTrace, parseTrace } from "./saved-trace";
import type { SavedTrace, TraceDefinition } from "./trace-definition";

/** JSON in a trace may nest this deep. */
const DEEPEST = 200;
const TOO_DEEP = `expected lists and objects that nest at most ${DEEPEST} deep`;

/** Reads a saved trace. All problems are named; unknown keys are kept. */
export function readSavedTrace(input: unknown): Reading<SavedTrace> {
  return nestsDeeperThan(input, DEEPEST) ? problem(TOO_DEEP) : toReading(parseSavedTrace(input), input);
}

const PLACEHOLDER = /^\{\{\s*[A-Za-z_][\w.-]*\s*\}\}$/;

/**
 * Reads a saved trace, or a bare trace, as a file of the library has it: a text that is one placeholder (`{{score}}`) may stand for a
 * number or a truth value. Such a trace must be filled in before it runs.
 */
export function readTraceTemplate(input: unknown): Reading<SavedTrace> {
  const reading = readTrace(input);
  if (reading.kind === "value") return reading;
  const wrapped = isObject(input) && !Object.hasOwn(input, "trace") ? { trace: input } : input;
  const problems = reading.problems.filter(({ pointer }) => {
    const found = memberAt(input, pointerSteps(pointer));
    return typeof found !== "string" || !PLACEHOLDER.test(found);
  });
  return problems.length === 0 && isTemplate(wrapped) ? { kind: "value", value: wrapped } : { kind: "problems", problems };
}

/** All but the placeholders was read before. */
function isTemplate(input: unknown): input is SavedTrace {
  return isObject(input) && isObject(input["trace"]);
}

/**
 * Reads a saved trace, or a bare trace (the body of Cloudflare's operation), which is then wrapped. A `trace` member tells
 * the first, a `url` member the second.
 */
export function readTrace(input: unknown): Reading<SavedTrace> {
  if (!isObject(input))
    return problem(`expected an object: a trace with “url” and “method”, or a saved trace with “trace”; found ${describeFound(input)}`);
  if (Object.hasOwn(input, "trace")) return readSavedTrace(input);
  if (!Object.hasOwn(input, "url"))
    return problem("expected a trace with “url” and “method”, or a saved trace with “trace”; neither “url” nor “trace” is there");
  if (nestsDeeperThan(input, DEEPEST)) return problem(TOO_DEEP);
  const bare = toReading<TraceDefinition>(parseTrace(input), input);
  return bare.kind === "value" ? { kind: "value", value: { trace: bare.value } } : bare;
}

function toReading<Value>(parsed: z.ZodSafeParseResult<Value>, input: unknown): Reading<Value> {
  if (parsed.success) return { kind: "value", value: parsed.data };
  return { kind: "problems", problems: parsed.error.issues.map((issue) => describeIssue(issue, input)) };
}

function describeIssue(issue: z.core.$ZodIssue, input: unknown): Problem {
  const path = issue.path.map((step) => (typeof step === "symbol" ? String(step) : step));
  return { pointer: jsonPointer(path), message: sentence(issue, memberAt(input, path)) };
}

function sentence(issue: z.core.$ZodIssue, found: unknown): string {
  if (issue.code === "invalid_type") {
    return found === undefined
      ? `expected ${typeWord(issue.expected)}, but it is missing`
      : `expected ${typeWord(issue.expected)}, found ${describeFound(found)}`;
  }
  if (issue.code === "too_small" || issue.code === "too_big") {
    if (issue.origin === "array") return "expected a list of a name and a value";
    const bound = issue.code === "too_small" ? `at least ${issue.minimum}` : `at most ${issue.maximum}`;
    return `expected a number that is ${bound}, found ${describeFound(found)}`;
  }
  return issue.message;
}

function typeWord(expected: string): string {
  switch (expected) {
    case "string":
      return "a text";
    case "int":
      return "a whole number";
    case "number":
      return "a number";
    case "boolean":
      return "true or false";
    case "array":
      return "a list";
    case "tuple":
      return "a list of a name and a value";
    case "object":
    case "record":
      return "an object";
    default:
      return expected;
  }
}

function memberAt(input: unknown, path: readonly (string | number)[]): unknown {
  let member: unknown = input;
  for (const step of path) {
    if (Array.isArray(member)) member = member[Number(step)];
    else member = isObject(member) ? member[step] : undefined;
  }
  return member;
}

function isObject(input: unknown): input is Readonly<Record<string, unknown>> {
  return typeof input === "object" && input !== null && !Array.isArray(input);
}

function problem(message: string): Reading<SavedTrace> {
  return { kind: "problems", problems: [{ pointer: "", message }] };
}

import type * as z from "zod";
import { jsonPointer, type Problem, type Reading } from "../support/problem";
import { parseSavedTrace, parseTrace } from "./saved-trace";
import type { SavedTrace, TraceDefinition } from "./trace-definition";

/** Reads a saved trace. All problems are named; unknown keys are kept. */
export function readSavedTrace(input: unknown): Reading<SavedTrace> {
  return toReading(parseSavedTrace(input), input);
}

/**
 * Reads a saved trace, or a bare trace (the body of Cloudflare's operation), which is then wrapped. A `trace` member tells
 * the first, a `url` member the second.
 */
export function readTrace(input: unknown): Reading<SavedTrace> {
  if (!isObject(input))
    return problem(`expected an object: a trace with “url” and “method”, or a saved trace with “trace”; found ${kindOf(input)}`);
  if (Object.hasOwn(input, "trace")) return readSavedTrace(input);
  if (!Object.hasOwn(input, "url"))
    return problem("expected a trace with “url” and “method”, or a saved trace with “trace”; neither “url” nor “trace” is there");
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
  switch (issue.code) {
    case "invalid_type":
      return found === undefined
        ? `expected ${typeWord(issue.expected)}, but it is missing`
        : `expected ${typeWord(issue.expected)}, found ${kindOf(found)}`;
    case "too_small":
      return issue.origin === "array"
        ? "expected a name and a value"
        : `expected a number that is at least ${issue.minimum}, found ${kindOf(found)}`;
    case "too_big":
      return issue.origin === "array"
        ? "expected a name and a value"
        : `expected a number that is at most ${issue.maximum}, found ${kindOf(found)}`;
    default:
      return issue.message;
  }
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

function kindOf(found: unknown): string {
  if (found === undefined) return "nothing";
  if (found === null) return "null";
  if (Array.isArray(found)) return "a list";
  if (typeof found === "number") return `the number ${found}`;
  if (typeof found === "boolean") return String(found);
  if (typeof found === "string") return found === "" ? "an empty text" : "a text";
  return "an object";
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

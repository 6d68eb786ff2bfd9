import path from "node:path";
import {
  prepareConfiguration,
  readConfiguration,
  readSavedTrace,
  type SavedTrace,
  type TraceResult,
  type TraceStep,
} from "../../../../engine/index";
import type { ScriptedTrace, ScriptRuntime } from "../../../../main/workers/runtime/script-runtime";

export const RESOURCES = path.resolve(import.meta.dirname, "../../../../resources");

const ZONE = {
  "zones/example.com/zone.json": { id: "z1", name: "example.com", status: "active", plan: { legacy_id: "pro" } },
  "zones/example.com/dns_records.json": [{ id: "d1", name: "example.com", type: "A", content: "192.0.2.1", proxied: true }],
};

/** A zone whose one route leads to the Worker `greeter`; other files come on top. */
export function withWorker(script: string, more: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> {
  return {
    ...ZONE,
    "zones/example.com/workers_routes.json": [{ id: "w1", pattern: "example.com/*", script: "greeter" }],
    "account/workers/greeter.mjs": script,
    ...more,
  };
}

/** A zone whose snippet rules run these snippets on every request, in this order. */
export function withSnippets(
  snippets: Readonly<Record<string, string>>,
  more: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> {
  const rules = Object.keys(snippets).map((name) => ({
    id: `rule-${name}`,
    snippet_name: name,
    expression: "true",
    description: `Run ${name}`,
    enabled: true,
  }));
  const files = Object.entries(snippets).map(([name, text]) => [`zones/example.com/snippets/${name}.js`, text]);
  return { ...ZONE, "zones/example.com/snippet_rules.json": rules, ...Object.fromEntries(files), ...more };
}

const ORIGIN = { status: 200, headers: { "content-type": "text/plain", "x-origin": "yes" }, body: "from the origin" };

/** A trace of GET https://example.com/hello?a=1 with an origin that says so; `more` comes on top. */
function savedTrace(more: object = {}): SavedTrace {
  const reading = readSavedTrace({
    trace: { method: "GET", url: "https://example.com/hello?a=1", headers: { "X-Trace": "1" } },
    origin: ORIGIN,
    ...more,
  });
  if (reading.kind === "problems") throw new Error(JSON.stringify(reading.problems));
  return reading.value;
}

export function runScripts(runtime: ScriptRuntime, files: Readonly<Record<string, unknown>>, more: object = {}): Promise<ScriptedTrace> {
  const texts = Object.entries(files).map(
    ([file, content]) => [file, typeof content === "string" ? content : JSON.stringify(content)] as const,
  );
  return runtime.trace(prepareConfiguration(readConfiguration("test", new Map(texts))), savedTrace(more));
}

/** The step of the script of that name: a Worker's own, or the rule that ran a Snippet. */
export function stepOf(result: TraceResult, name: string): TraceStep {
  const found = find(result.trace, name);
  if (found === undefined) throw new Error(`There is no step of “${name}”`);
  return found;
}

function find(steps: readonly TraceStep[], name: string): TraceStep | undefined {
  for (const step of steps) {
    if (step.name === name || step.step_name === `rule-${name}`) return step;
    const below = find(step.trace ?? [], name);
    if (below !== undefined) return below;
  }
  return undefined;
}

/** The body that a script answered with, as text. */
export function bodyOf(result: TraceResult, name: string): string {
  const body = stepOf(result, name).workbench.effects.find(({ target }) => target === "response.body")?.after;
  return typeof body === "string" ? body : JSON.stringify(body ?? null);
}

import { afterAll, expect, test } from "vitest";
import { createScriptRuntime } from "../../../../main/workers/runtime/script-runtime";
import { RESOURCES, runScripts, stepOf, withSnippets } from "./scripts";

const runtime = createScriptRuntime({ resources: RESOURCES });

afterAll(() => runtime.close());

/** A snippet that writes its name into the request's path and the response's body. */
const named = (name: string): string => `export default {
  async fetch(request) {
    console.log("${name} sees", new URL(request.url).pathname);
    const response = await fetch(new Request(request.url.replace("?", "/${name}?"), request));
    return new Response(\`${name}(\${await response.text()})\`, response);
  },
};
`;

test("all snippets that match run, in order, one inside the other", async () => {
  const { result, scripts } = await runScripts(runtime, withSnippets({ first: named("first"), second: named("second") }));
  expect(result.workbench).toMatchObject({
    outcome: "origin",
    certain: true,
    request: { url: "https://example.com/hello/first/second?a=1" },
  });
  const [first, second] = [stepOf(result, "first"), stepOf(result, "second")];
  expect(first.workbench.script?.console).toEqual([{ level: "log", text: "first sees /hello" }]);
  expect(second.workbench.script?.console).toEqual([{ level: "log", text: "second sees /hello/first" }]);
  expect(second.workbench.effects).toEqual([
    { target: "request.uri.path", before: "/hello/first", after: "/hello/first/second" },
    { target: "response.body", before: "from the origin", after: "second(from the origin)" },
  ]);
  expect(first.workbench.effects).toContainEqual({
    target: "response.body",
    before: "second(from the origin)",
    after: "first(second(from the origin))",
  });
  expect(first).toMatchObject({ type: "rule", matched: true, trace: [{ type: "subrequest", workbench: { response: { status: 200 } } }] });
  expect(scripts.map(({ script }) => script)).toEqual(["first", "second"]);
});

test("a snippet that answers keeps what comes after it from running", async () => {
  const answers = 'export default { fetch: () => new Response("no", { status: 410 }) };';
  const { result } = await runScripts(
    runtime,
    withSnippets(
      { answers, second: named("second") },
      { "zones/example.com/workers_routes.json": [{ id: "w1", pattern: "example.com/*", script: "greeter" }] },
    ),
  );
  expect(result).toMatchObject({ status_code: 410, workbench: { outcome: "worker" } });
  expect(result.workbench.sentence).toBe("Answered (410) by snippet rule “Run answers” (zone example.com).");
  expect(result.workbench.notReached.map(({ phase }) => phase)).toContain("workers");
  expect(stepOf(result, "second").workbench).toMatchObject({ reason: "“answers” answers by itself, so this one does not run." });
  expect(stepOf(result, "second").workbench.script).toBeUndefined();
});

test("a Worker runs inside of the snippets", async () => {
  const { result } = await runScripts(
    runtime,
    withSnippets(
      { first: named("first") },
      {
        "zones/example.com/workers_routes.json": [{ id: "w1", pattern: "example.com/*", script: "greeter" }],
        "account/workers/greeter.mjs":
          'export default { fetch: (request) => new Response("worker at " + new URL(request.url).pathname, { status: 202 }) };',
      },
    ),
  );
  expect(result).toMatchObject({ status_code: 202, workbench: { outcome: "worker", by: { description: "greeter" } } });
  expect(stepOf(result, "first").workbench.effects).toContainEqual({
    target: "response.body",
    before: "worker at /hello/first",
    after: "first(worker at /hello/first)",
  });
});

test("a snippet may continue to the origin only once: error 1201", async () => {
  const twice = "export default { async fetch(request) { await fetch(request); return fetch(request); } };";
  const { result } = await runScripts(runtime, withSnippets({ twice }));
  expect(result).toMatchObject({ status_code: 500, workbench: { outcome: "error" } });
  expect(result.workbench.sentence).toBe(
    "Failed (500) by snippet rule “Run twice” (zone example.com), because a Snippet can continue to the origin only once.",
  );
});

test("a snippet without its code is said to be missing, and the next one runs", async () => {
  const { "zones/example.com/snippets/first.js": _code, ...files } = withSnippets({ first: "", second: named("second") });
  const { result } = await runScripts(runtime, files);
  expect(stepOf(result, "first").workbench).toMatchObject({
    fidelity: "not simulated",
    reason: "There is no file zones/example.com/snippets/first.js; the Snippet is taken to pass the request on.",
  });
  expect(result.workbench).toMatchObject({ certain: false, request: { url: "https://example.com/hello/second?a=1" } });
});

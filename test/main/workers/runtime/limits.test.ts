import { afterAll, expect, test } from "vitest";
import { createScriptRuntime } from "../../../../main/workers/runtime/script-runtime";
import { RESOURCES, runScripts, stepOf, withSnippets, withWorker } from "./scripts";

const runtime = createScriptRuntime({ resources: RESOURCES, limits: { milliseconds: 1500, bytes: 128 * 1024 * 1024 } });

afterAll(() => runtime.close());

const ENDLESS = "export default { fetch() { for (;;); } };";
const FINE = 'export default { fetch: () => new Response("fine") };';

test("an endless loop is a step with an error, and the next trace runs", async () => {
  const { result } = await runScripts(runtime, withWorker(ENDLESS));
  expect(result).toMatchObject({ status_code: 500, workbench: { outcome: "error" } });
  expect(stepOf(result, "greeter").workbench.problems).toEqual([
    { code: "script-exception", message: "It ran for more than 1.5 s and was stopped (account/workers/greeter.mjs)" },
  ]);
  const { result: next } = await runScripts(runtime, withWorker(FINE));
  expect(next.status_code).toBe(200);
});

test("a runtime that does not start leaves scripts out, and says why", async () => {
  const broken = createScriptRuntime({ resources: "/nowhere" });
  const { result } = await runScripts(broken, withWorker(FINE));
  expect(stepOf(result, "greeter").workbench.reason).toMatch(
    /^The Workers runtime does not start \(ENOENT.*\); the Worker is taken to pass the request on\.$/,
  );
  expect(result.workbench).toMatchObject({ outcome: "origin", certain: false });
  await broken.close();
});

test("the loop of one trace does not touch those that wait for their turn", async () => {
  const [looping, fine] = await Promise.all([runScripts(runtime, withWorker(ENDLESS)), runScripts(runtime, withWorker(FINE))]);
  expect(looping.result.workbench.outcome).toBe("error");
  expect(fine.result.workbench.outcome).toBe("worker");
});

test("a loop inside of a snippet's fetch stops both", async () => {
  const files = withSnippets(
    { outer: "export default { fetch: (request) => fetch(request) };" },
    {
      "zones/example.com/workers_routes.json": [{ id: "w1", pattern: "example.com/*", script: "greeter" }],
      "account/workers/greeter.mjs": ENDLESS,
    },
  );
  const { result } = await runScripts(runtime, files);
  expect(stepOf(result, "greeter").workbench.problems[0]?.message).toContain("It ran for more than 1.5 s");
  expect(stepOf(result, "outer").workbench.problems[0]?.message).toContain("The Workers runtime ended while it ran");
});

test("a promise that nothing settles is an error at once", async () => {
  const { result } = await runScripts(runtime, withWorker("export default { fetch: () => new Promise(() => {}) };"));
  expect(result.workbench.outcome).toBe("error");
  expect(stepOf(result, "greeter").workbench.problems[0]?.message).toContain("would never generate a response");
});

test("fetches without end are refused", async () => {
  const script = 'export default { async fetch() { for (;;) await fetch("https://example.com/"); } };';
  const { result } = await runScripts(runtime, withWorker(script));
  expect(result.workbench.outcome).toBe("error");
  expect(stepOf(result, "greeter").trace?.length).toBeLessThanOrEqual(1000);
});

test.runIf(process.platform === "linux")("memory without end is a step with an error", async () => {
  const script =
    "export default { async fetch() { const kept = []; for (;;) { kept.push(new Uint8Array(4e6).fill(1)); await scheduler.wait(1); } } };";
  const { result } = await runScripts(runtime, withWorker(script));
  expect(stepOf(result, "greeter").workbench.problems[0]?.message).toBe(
    "It took more than 128 MiB of memory and was stopped (account/workers/greeter.mjs)",
  );
});

test("a script that lies about its answer harms nobody", async () => {
  const script =
    'export default { async fetch() { Array.prototype.map = () => "x"; Headers.prototype[Symbol.iterator] = () => [1, 2][Symbol.iterator](); return new Response("x"); } };';
  const { result } = await runScripts(runtime, withWorker(script));
  expect(result.workbench.outcome).toBe("error");
  const { result: next } = await runScripts(runtime, withWorker(FINE));
  expect(next.status_code).toBe(200);
});

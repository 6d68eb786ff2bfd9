import { afterAll, describe, expect, test } from "vitest";
import { createScriptRuntime } from "../../../../main/workers/runtime/script-runtime";
import { bodyOf, RESOURCES, runScripts, stepOf, withWorker } from "./scripts";

const escaped: string[] = [];
const runtime = createScriptRuntime({ resources: RESOURCES, escaped: (url) => void escaped.push(url) });

afterAll(async () => {
  await runtime.close();
  expect(escaped).toEqual([]);
});

const module = (body: string): string => `export default {\n  async fetch(request, env, ctx) {\n${body}\n  },\n};\n`;

describe("a Worker", () => {
  test("answers by itself, and the request ends there", async () => {
    const { result, scripts } = await runScripts(
      runtime,
      withWorker(module('return new Response("hello", { status: 201, headers: { "x-by": "worker" } });')),
    );
    expect(result.status_code).toBe(201);
    expect(result.workbench).toMatchObject({
      outcome: "worker",
      sentence: "Answered (201) by the Worker “greeter” (zone example.com).",
      certain: true,
      origin: null,
      response: { status: 201, headers: expect.arrayContaining([["x-by", "worker"]]) },
    });
    expect(stepOf(result, "greeter")).toMatchObject({
      type: "worker",
      matched: true,
      description: "Route example.com/*",
      workbench: {
        fidelity: "modelled",
        ended: true,
        script: { file: "account/workers/greeter.mjs", console: [], exceptions: [], notes: [] },
        effects: [
          { target: "response.status", before: null, after: 201 },
          { target: "response.headers.content-type", before: null, after: "text/plain;charset=UTF-8" },
          { target: "response.headers.x-by", before: null, after: "worker" },
          { target: "response.body", before: null, after: "hello" },
        ],
      },
    });
    expect(scripts).toEqual([{ script: "greeter", step: stepOf(result, "greeter").workbench.id, milliseconds: expect.any(Number) }]);
  });

  test("passes the request on to the origin, and what it changed on both ways is told", async () => {
    const script = module(`
      const changed = new Request("https://example.com/other?b=2", request);
      changed.headers.set("x-worker", "1");
      changed.headers.delete("x-trace");
      const response = await fetch(changed);
      const answer = new Response(await response.text() + "!", response);
      answer.headers.set("x-by", "worker");
      answer.headers.delete("x-origin");
      return answer;`);
    const { result } = await runScripts(runtime, withWorker(script));
    expect(result.workbench).toMatchObject({
      outcome: "origin",
      request: { method: "GET", url: "https://example.com/other?b=2" },
      origin: { host: "192.0.2.1" },
    });
    const { workbench, trace } = stepOf(result, "greeter");
    expect(workbench.effects).toEqual([
      { target: "request.uri.path", before: "/hello", after: "/other" },
      { target: "request.uri.query", before: "a=1", after: "b=2" },
      { target: "request.headers.x-trace", before: "1", after: null },
      { target: "request.headers.x-worker", before: null, after: "1" },
      { target: "response.headers.x-origin", before: "yes", after: null },
      { target: "response.headers.x-by", before: null, after: "worker" },
      { target: "response.body", before: "from the origin", after: "from the origin!" },
    ]);
    expect(workbench.ended).toBe(false);
    expect(trace).toMatchObject([
      {
        type: "subrequest",
        step_name: "GET https://example.com/other?b=2",
        matched: true,
        description: "The simulated origin answers.",
        workbench: { beyond: true, response: { status: 200 } },
      },
    ]);
  });

  test("sees the request as it stands, and what the network knows", async () => {
    const script = module(
      "return Response.json({ url: request.url, method: request.method, headers: [...request.headers], cf: request.cf, body: await request.text() });",
    );
    const { result } = await runScripts(runtime, withWorker(script), {
      trace: {
        method: "POST",
        url: "https://example.com/hello",
        headers: { "X-Trace": "1" },
        body: { plain_text: "grüße" },
        context: { geoloc: { iso_code: "DE", city: "Köln" }, bot_score: 7 },
      },
      fields: { "ip.src": "192.0.2.7", "ip.src.asnum": 64500 },
    });
    const body = bodyOf(result, "greeter");
    const seen: unknown = JSON.parse(body);
    expect(seen).toMatchObject({
      url: "https://example.com/hello",
      method: "POST",
      headers: expect.arrayContaining([
        ["x-trace", "1"],
        ["cf-connecting-ip", "192.0.2.7"],
        ["cf-ipcountry", "DE"],
        ["x-forwarded-proto", "https"],
      ]),
      cf: { country: "DE", city: "Köln", asn: 64500, isEUCountry: "1", httpProtocol: "HTTP/1.1", botManagement: { score: 7 } },
      body: "grüße",
    });
  });

  test("in service-worker syntax finds its bindings among the globals", async () => {
    const script = 'addEventListener("fetch", (event) => event.respondWith(new Response(GREETING)));\n';
    const files = {
      ...withWorker(""),
      "account/workers/greeter.mjs": undefined,
      "account/workers/greeter.js": script,
      "account/workers/greeter.bindings.json": { bindings: [{ type: "plain_text", name: "GREETING", text: "good day" }] },
    };
    const known = Object.fromEntries(Object.entries(files).filter(([, content]) => content !== undefined));
    const { result } = await runScripts(runtime, known);
    expect(stepOf(result, "greeter").workbench.effects).toContainEqual({ target: "response.body", before: null, after: "good day" });
  });

  test("in service-worker syntax that does not answer lets the request go on", async () => {
    const { "account/workers/greeter.mjs": _module, ...files } = withWorker("");
    const { result } = await runScripts(runtime, { ...files, "account/workers/greeter.js": 'addEventListener("fetch", () => {});\n' });
    expect(result.workbench).toMatchObject({ outcome: "origin", response: { status: 200 } });
  });

  test("as a class has its environment, its cache and its namespaces, all fresh in every run", async () => {
    const script = `
      import { WorkerEntrypoint } from "cloudflare:workers";
      export default class extends WorkerEntrypoint {
        async fetch(request) {
          const before = await this.env.NAMES.get("visits");
          await this.env.NAMES.put("visits", String(Number(before) + 1));
          const cached = await caches.default.match(request.url);
          await caches.default.put(request.url, new Response("kept", { headers: { "cache-control": "max-age=60" } }));
          const again = await caches.default.match(request.url);
          return Response.json({
            before, after: await this.env.NAMES.get("visits"), names: (await this.env.NAMES.list()).keys.map(({ name }) => name),
            file: await (await this.env.FILES.get("a.txt")).text(), cached: cached === undefined, again: await again.text(), settings: this.env.SETTINGS.depth, secret: this.env.SECRET,
          });
        }
      }`;
    const bindings = [
      { type: "kv_namespace", name: "NAMES", namespace_id: "1", values: { visits: "7", other: { value: "x", metadata: { a: 1 } } } },
      { type: "r2_bucket", name: "FILES", bucket_name: "files", values: { "a.txt": "file" } },
      { type: "json", name: "SETTINGS", json: { depth: 3 } },
      { type: "secret_text", name: "SECRET", text: "s" },
      { type: "d1", name: "DB", id: "1" },
    ];
    const files = withWorker(script, { "account/workers/greeter.bindings.json": { bindings } });
    for (const round of [1, 2]) {
      const { result } = await runScripts(runtime, files);
      const { workbench } = stepOf(result, "greeter");
      const body = bodyOf(result, "greeter");
      expect(JSON.parse(body), `round ${round}`).toEqual({
        before: "7",
        after: "8",
        names: ["other", "visits"],
        file: "file",
        cached: true,
        again: "kept",
        settings: 3,
        secret: "s",
      });
      expect(workbench.script?.notes).toEqual(["DB is not there: bindings of type “d1” are not simulated."]);
    }
  });

  test("has the trace's clock and seed, so that the same trace gives the same bytes", async () => {
    const script = module(
      "return Response.json([Date.now(), new Date().toISOString(), Math.random(), crypto.randomUUID(), performance.now() >= 0]);",
    );
    const world = { time: "2026-03-01T12:00:00Z", seed: 5 };
    const [first, second] = [
      await runScripts(runtime, withWorker(script), { world }),
      await runScripts(runtime, withWorker(script), { world }),
    ];
    expect(JSON.stringify(second.result)).toBe(JSON.stringify(first.result));
    const body = bodyOf(first.result, "greeter");
    expect(body).toContain('[1772366400000,"2026-03-01T12:00:00.000Z",0.');
    const other = await runScripts(runtime, withWorker(script), { world: { ...world, seed: 6 } });
    expect(JSON.stringify(other.result)).not.toBe(JSON.stringify(first.result));
  });

  test("that has no file is said to be missing, and what is assumed", async () => {
    const { "account/workers/greeter.mjs": _script, ...files } = withWorker("");
    const { result } = await runScripts(runtime, files);
    expect(stepOf(result, "greeter").workbench).toMatchObject({
      fidelity: "not simulated",
      reason: "There is no file account/workers/greeter.mjs; the Worker is taken to pass the request on.",
    });
    expect(result.workbench).toMatchObject({ outcome: "origin", certain: false });
  });
});

describe("a custom domain", () => {
  const domain = {
    "account/workers_domains.json": [{ id: "d1", hostname: "example.com", service: "app" }],
    "account/workers/app.mjs": module('return new Response("app", { status: 203 });'),
  };

  test("gets what the Worker of a route fetches", async () => {
    const script = module("const response = await fetch(request); return new Response(`greeter(${await response.text()})`, response);");
    const { result } = await runScripts(runtime, withWorker(script, domain));
    expect(result).toMatchObject({ status_code: 203, workbench: { outcome: "worker", by: { description: "app" } } });
    expect(stepOf(result, "greeter").workbench.effects).toContainEqual({ target: "response.body", before: "app", after: "greeter(app)" });
  });

  test("has no step where the Worker of a route answers by itself", async () => {
    const { result } = await runScripts(runtime, withWorker(module('return new Response("");'), domain));
    expect(result.workbench.by?.description).toBe("greeter");
    expect(result.trace.filter(({ type }) => type === "worker")).toHaveLength(1);
  });
});

describe("what a Worker says", () => {
  test("on the console stands in its step, in order", async () => {
    const script = module(
      'console.log("a", 1, { b: [2] }); console.warn(undefined, 3n); console.error(new Map([["k", 1]])); return new Response("");',
    );
    const { result } = await runScripts(runtime, withWorker(script));
    expect(stepOf(result, "greeter").workbench.script?.console).toEqual([
      { level: "log", text: 'a 1 {"b":[2]}' },
      { level: "warn", text: "undefined 3" },
      { level: "error", text: '{"k":1}' },
    ]);
  });

  const FAILURES = [
    ["an exception", module("    const nothing = null;\n    nothing.x;"), "TypeError: Cannot read properties of null (reading 'x')", 4, 13],
    ["a mistake in the syntax", "export default {\n  fetch() { return ; ]\n};\n", "SyntaxError: Unexpected token ']'", 2, 22],
    ["an exception at start", "\nlet a = undefinedName;\nexport default {};\n", "ReferenceError: undefinedName is not defined", 2, 9],
    ["no handler", "export default {};\n", "TypeError: The script has no default export with a fetch handler.", null, null],
  ] as const;

  for (const [name, script, message, line, column] of FAILURES) {
    test(`${name} is an error with its position, and error 1101`, async () => {
      const { result } = await runScripts(runtime, withWorker(script));
      expect(result).toMatchObject({ status_code: 500, workbench: { outcome: "error" } });
      expect(result.workbench.sentence).toBe(`Failed (500) by the Worker “greeter” (zone example.com), because it threw ${message}.`);
      const { workbench } = stepOf(result, "greeter");
      expect(workbench.script?.exceptions).toMatchObject([{ message, line, column }]);
      const place = line === null ? "account/workers/greeter.mjs" : `account/workers/greeter.mjs:${line}:${column}`;
      expect(workbench.problems).toEqual([{ code: "script-exception", message: `${message} (${place})` }]);
      expect(workbench.ended).toBe(true);
    });
  }

  test("after the response still counts, as does what nobody catches", async () => {
    const script = module(
      'ctx.waitUntil((async () => { await fetch("https://example.com/log"); console.log("later"); throw new Error("late"); })()); return new Response("");',
    );
    const { result } = await runScripts(runtime, withWorker(script));
    const { workbench, trace } = stepOf(result, "greeter");
    expect(workbench.script).toMatchObject({ console: [{ level: "log", text: "later" }], exceptions: [{ message: "Error: late" }] });
    expect(trace).toMatchObject([{ step_name: "GET https://example.com/log" }]);
  });

  test("an error 1101 is seen by the response phases", async () => {
    const rules = [
      {
        id: "h1",
        expression: "cf.response.1xxx_code eq 1101",
        action: "rewrite",
        action_parameters: { headers: { "x-failed": { operation: "set", value: "yes" } } },
        enabled: true,
      },
    ];
    const ruleset = { id: "r1", name: "default", kind: "zone", phase: "http_response_headers_transform", rules };
    const { result } = await runScripts(
      runtime,
      withWorker(module("throw new Error('x');"), { "zones/example.com/rulesets/response.json": ruleset }),
    );
    expect(result.workbench.response?.headers).toContainEqual(["x-failed", "yes"]);
  });

  test("passThroughOnException lets the request go on", async () => {
    const { result } = await runScripts(runtime, withWorker(module('ctx.passThroughOnException(); throw new Error("x");')));
    expect(result.workbench).toMatchObject({ outcome: "origin", response: { status: 200 } });
    const { script } = stepOf(result, "greeter").workbench;
    expect(script?.notes).toEqual(["It threw after passThroughOnException(), so the request went on to the origin as it was."]);
    expect(script?.exceptions).toMatchObject([{ message: "Error: x" }]);
  });
});

describe("what a Worker fetches elsewhere", () => {
  const elsewhere = module(
    'const a = await fetch("https://api.example.net/v1/a?x=1"); return new Response(`${a.status} ${await a.text()}`);',
  );

  test("is answered from the trace's fetches", async () => {
    const fetches = [
      {
        url: "https://api.example.net/v1/*",
        method: "GET",
        response: { status: 404, headers: { "content-type": "text/plain" }, body: "no such thing" },
      },
    ];
    const { result } = await runScripts(runtime, withWorker(elsewhere), { fetches });
    const step = stepOf(result, "greeter");
    expect(step.workbench.effects).toContainEqual({ target: "response.body", before: null, after: "404 no such thing" });
    expect(step.trace).toMatchObject([
      {
        type: "subrequest",
        step_name: "GET https://api.example.net/v1/a?x=1",
        description: "The trace's “fetches” answer.",
        workbench: { response: { status: 404 } },
      },
    ]);
  });

  test("is refused with a step that says so where the trace has no answer", async () => {
    const { result } = await runScripts(runtime, withWorker(elsewhere));
    const step = stepOf(result, "greeter");
    const refused =
      "https://api.example.net/v1/a?x=1 is not on the origin (https://example.com/), and the trace's “fetches” have no answer for it. Nothing is sent to the network.";
    expect(step.trace).toMatchObject([{ type: "subrequest", workbench: { fidelity: "not simulated", reason: refused } }]);
    expect(step.trace?.[0]?.matched).toBeUndefined();
    expect(step.workbench.script?.exceptions).toMatchObject([{ message: `Error: ${refused}`, line: 3 }]);
    expect(result.workbench.outcome).toBe("error");
  });

  test("through a redirect is refused as well", async () => {
    const fetches = [
      { url: "https://api.example.net/v1/a?x=1", response: { status: 302, headers: { location: "https://elsewhere.example.org/" } } },
    ];
    const { result } = await runScripts(runtime, withWorker(elsewhere), { fetches });
    expect(stepOf(result, "greeter").trace).toMatchObject([
      { step_name: "GET https://api.example.net/v1/a?x=1", matched: true },
      { step_name: "GET https://elsewhere.example.org/", workbench: { fidelity: "not simulated" } },
    ]);
  });
});

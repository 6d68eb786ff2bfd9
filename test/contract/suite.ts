import { EventEmitter, once } from "node:events";
import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { COMMAND_NAMES, isReply, readEvent } from "../../engine/contract/answers";
import type { CommandName, ReplyOf, RequestOf } from "../../engine/contract/commands";
import { type HostMessage, MESSAGE_LIMIT, type Refusal } from "../../engine/contract/envelope";
import type { PullProgress } from "../../engine/contract/pull-commands";
import { flattenSteps } from "../../engine/trace/flatten-steps";
import { startApiStandIn, TOKEN } from "../main/import/api-stand-in";
import { BLOCK_ADMIN, type Folder, makeFolder, makeWorkspace } from "../main/support/make-workspace";
import type { Carrier, StartCarrier } from "./carrier";

const printed = (event: HostMessage): string => JSON.stringify(event);

/** What every carrier must do, in the same words: the suite runs over each. `carrierName` is what the host calls it. */
export function describeContract(carrierName: "electron" | "loopback", start: StartCarrier): void {
  let carrier: Carrier;
  let folder: Folder;
  let data: Folder;
  let lastId = 0;

  beforeAll(async () => {
    folder = makeWorkspace();
    data = makeFolder();
    carrier = await start({ workspace: folder.path, dataFolder: data.path });
  });

  afterAll(async () => {
    await carrier.close();
    folder[Symbol.dispose]();
    data[Symbol.dispose]();
  });

  async function ask<Name extends CommandName>(command: Name, payload: RequestOf<Name>): Promise<ReplyOf<Name>> {
    const answer = await carrier.send({ kind: "call", id: ++lastId, command, payload });
    if (answer.kind !== "reply" || answer.id !== lastId || !isReply(command, answer.value))
      throw new Error(`${command} was answered ${JSON.stringify(answer)}`);
    return answer.value;
  }

  async function refusal(message: unknown): Promise<Refusal> {
    const answer = await carrier.send(message);
    if (answer.kind !== "refusal") throw new Error(`not refused: ${JSON.stringify(answer).slice(0, 200)}`);
    return answer.refusal;
  }

  const call = (command: string, payload: unknown): unknown => ({ kind: "call", id: ++lastId, command, payload });

  async function workspaceId(): Promise<string> {
    return (await ask("workspace/current", {})).workspaceId;
  }

  describe("every command", () => {
    test("host/describe says what this host is and can do", async () => {
      const described = await ask("host/describe", {});
      expect(described).toMatchObject({ product: "Trace Workbench", version: "0.0.0-test", carrier: carrierName });
      expect(described.capabilities.openFolderDialog.kind).toBe(carrierName === "electron" ? "yes" : "no");
    });

    test("workspace/current is the one that was started on", async () => {
      expect(await ask("workspace/current", {})).toMatchObject({
        name: "Small",
        path: folder.path,
        activeConfiguration: "production",
        configurations: [{ name: "production", zones: 1, rules: 1, errors: 0 }],
        findings: [],
      });
    });

    test("workspace/open opens another, gives each its own id, and the same one twice the same", async () => {
      using other = makeWorkspace({ "workspace.json": { version: 1, name: "Other" } });
      const first = await ask("workspace/open", { path: other.path });
      expect(first).toMatchObject({ name: "Other", path: other.path });
      expect(first?.workspaceId).not.toBe(await ask("workspace/open", { path: folder.path }).then((view) => view?.workspaceId));
      expect((await ask("workspace/open", { path: other.path }))?.workspaceId).toBe(first?.workspaceId);
      await ask("workspace/open", { path: folder.path });
    });

    test("workspace/recent has the newest first", async () => {
      expect((await ask("workspace/recent", {}))[0]).toEqual({ name: "Small", path: folder.path });
    });

    test("workspace/activate chooses a configuration", async () => {
      folder.write("configurations/proposed.json", { zones: { "example.com": { "zone.json": { id: "z1", name: "example.com" } } } });
      const id = await workspaceId();
      expect(await ask("workspace/activate", { workspaceId: id, configuration: "proposed" })).toMatchObject({
        activeConfiguration: "proposed",
      });
      await ask("workspace/activate", { workspaceId: id, configuration: "production" });
    });

    test("library/list, read, save, delete and restore keep a trace", async () => {
      const id = await workspaceId();
      expect(await ask("library/list", { workspaceId: id })).toMatchObject([
        { traceId: "admin/blocked.trace.json", name: "Admin is blocked" },
      ]);
      const read = await ask("library/read", { workspaceId: id, traceId: "admin/blocked.trace.json" });
      expect(read.saved).toEqual(BLOCK_ADMIN);
      const saved = { ...BLOCK_ADMIN, name: "Renamed" };
      const kept = await ask("library/save", {
        workspaceId: id,
        traceId: read.traceId,
        folder: "",
        saved,
        revision: read.revision,
        overwrite: false,
      });
      expect(kept.traceId).toBe(read.traceId);
      expect(await ask("library/read", { workspaceId: id, traceId: read.traceId })).toEqual({ ...kept, saved });
      const { trashed } = await ask("library/delete", { workspaceId: id, traceId: read.traceId });
      expect(await ask("library/list", { workspaceId: id })).toEqual([]);
      expect(await ask("library/restore", { workspaceId: id, trashed })).toEqual({ traceId: read.traceId });
    });

    test("draft/write and draft/list keep unsaved work until it is saved", async () => {
      const id = await workspaceId();
      const { traceId, revision } = await ask("library/read", { workspaceId: id, traceId: "admin/blocked.trace.json" });
      const saved = { ...BLOCK_ADMIN, notes: "unsaved" };
      const draft = { text: "{ half a ", valid: JSON.stringify(saved), revision };
      await ask("draft/write", { workspaceId: id, window: "window-1", traceId, draft });
      await ask("draft/write", { workspaceId: id, window: "window-2", traceId, draft });
      const own = { traceId, window: "window-1", ...draft, of: "this" };
      const left = { traceId, window: "window-2", ...draft, of: "left" };
      expect(await ask("draft/list", { workspaceId: id, window: "window-1" })).toEqual(expect.arrayContaining([own, left]));
      await ask("library/save", { workspaceId: id, traceId, folder: "", saved, revision, overwrite: false, window: "window-1" });
      expect(await ask("draft/list", { workspaceId: id, window: "window-1" })).toEqual([left]);
      await ask("draft/write", { workspaceId: id, window: "window-2", traceId, draft: null });
      expect(await ask("draft/list", { workspaceId: id, window: "window-1" })).toEqual([]);
    });

    test("configuration/read shows zones, rulesets and rules", async () => {
      expect(await ask("configuration/read", { workspaceId: await workspaceId(), configuration: "production" })).toMatchObject({
        name: "production",
        account: { name: "Example Ltd" },
        zones: [{ name: "example.com", dnsRecords: 1, rulesets: [{ product: "Custom rules", rules: [{ id: "rule1", action: "block" }] }] }],
      });
    });

    test("trace/run says what happens and why, and a change on disk counts at once", async () => {
      const request = { workspaceId: await workspaceId(), configuration: "production", saved: BLOCK_ADMIN };
      const run = await ask("trace/run", request);
      expect(run.result.status_code).toBe(403);
      expect(run.result.workbench).toMatchObject({ outcome: "block", by: { rule: "rule1" }, zone: { name: "example.com" } });
      expect(run.milliseconds).toBeGreaterThan(0);
      expect(Object.keys(run.stepMilliseconds ?? {}).sort()).toEqual(
        flattenSteps(run.result)
          .map(({ step }) => step.workbench.id)
          .sort(),
      );
      expect(await ask("trace/run", { ...request, detail: "outline" })).not.toHaveProperty("stepMilliseconds");
      const file = path.join(folder.path, "configurations/production/zones/example.com/rulesets/custom.json");
      const text = readFileSync(file, "utf8");
      folder.write("configurations/production/zones/example.com/rulesets/custom.json", text.replace('"enabled": true', '"enabled": false'));
      expect((await ask("trace/run", request)).result.workbench.outcome).toBe("origin");
      folder.write("configurations/production/zones/example.com/rulesets/custom.json", text);
    });

    test("trace/compare lines the steps of two traces up, and says what they came to otherwise", async () => {
      const other = { ...BLOCK_ADMIN, trace: { ...BLOCK_ADMIN.trace, url: "https://example.com/public" } };
      const pair = await ask("trace/compare", {
        workspaceId: await workspaceId(),
        configuration: "production",
        before: BLOCK_ADMIN,
        after: other,
      });
      expect(pair.before.workbench.outcome).toBe("block");
      expect(pair.after.workbench.outcome).toBe("origin");
      expect(pair.alignment?.divergence).not.toBeNull();
      expect(pair.facets).toMatchObject([{ facet: "decision" }]);
    });

    test("configuration/file, trace/run with edits, what-if/verdicts and configuration/save go from a file to another configuration", async () => {
      const id = await workspaceId();
      const file = "zones/example.com/rulesets/custom.json";
      const of = { workspaceId: id, configuration: "production" };
      const { text, revision } = await ask("configuration/file", { ...of, file });
      expect(text).toBe(readFileSync(path.join(folder.path, "configurations/production", file), "utf8"));
      const edits = [{ kind: "set", file, pointer: "/rules/0/enabled", value: false }] as const;
      const run = await ask("trace/run", { ...of, saved: BLOCK_ADMIN, edits });
      expect(run).toMatchObject({ result: { workbench: { outcome: "origin" } }, edited: { findings: [], mistakes: [] } });
      const { verdicts } = await ask("what-if/verdicts", { ...of, edits });
      expect(verdicts.filter(({ before, after }) => before.outcome !== after.outcome)).toMatchObject([
        { traceId: "admin/blocked.trace.json", before: { outcome: "block", status: 403 }, after: { outcome: "origin", status: 200 } },
      ]);
      const own = { ...of, window: "window-1" };
      await ask("what-if/keep", { ...own, edits, began: { [file]: revision } });
      expect(await ask("what-if/kept", own)).toEqual({ configuration: "production", edits, began: { [file]: revision } });
      await ask("what-if/keep", { ...own, edits: [], began: {} });
      const as = { kind: "new", name: "without-the-rule" } as const;
      expect(await ask("configuration/save", { ...of, edits, revisions: { [file]: revision }, overwrite: false, as })).toEqual({
        configuration: "without-the-rule",
      });
      expect(await ask("trace/run", { ...of, configuration: as.name, saved: BLOCK_ADMIN })).toMatchObject({
        result: { workbench: { outcome: "origin" } },
      });
      expect((await ask("configuration/file", { ...of, file })).revision).toBe(revision);
    });

    test("language/check names mistakes with their place", async () => {
      expect(await ask("language/check", { expression: "http.hots eq 1", kind: "filter", phase: null })).toMatchObject([
        { code: "unknown-identifier", severity: "error", start: 0, line: 1, column: 1 },
      ]);
    });

    test("comparison/configurations tells each edit with the way to it, and comparison/accept knows no comparison that is gone", async () => {
      const id = await workspaceId();
      folder.write("configurations/emptied.json", { zones: { "example.com": { "zone.json": { id: "z1", name: "example.com" } } } });
      const { edits } = await ask("comparison/configurations", { workspaceId: id, before: "production", after: "emptied" });
      expect(edits.map(({ mark, path: way }) => [mark, ...way])).toContainEqual(["removed", "example.com", "Custom rules"]);
      const gone = { workspaceId: id, comparisonId: "comparison-0", caseIds: ["a.trace.json"] };
      expect(await refusal(call("comparison/accept", gone))).toMatchObject({ code: "not-found" });
    });

    test("coverage/read is of the newest run of the whole library, and knows when the configuration is another", async () => {
      const id = await workspaceId();
      const asked = { workspaceId: id, configuration: "production" };
      expect(await ask("coverage/read", asked)).toBeNull();
      const file = path.join(folder.path, "configurations/production/zones/example.com/rulesets/custom.json");
      const text = readFileSync(file, "utf8");
      const part = await ask("run/start", { ...asked, selection: { kind: "folder", folder: "admin" } });
      const whole = await ask("run/start", { ...asked, selection: { kind: "all" } });
      await vi.waitFor(async () => {
        expect(await ask("coverage/read", asked)).toMatchObject({ run: { runId: whole.runId }, isCurrent: true });
        expect((await ask("run/list", { workspaceId: id })).length).toBeGreaterThan(1);
      });
      expect((await ask("coverage/read", asked))?.coverage.rules).toEqual({ total: 1, matched: 1 });
      folder.write("configurations/production/zones/example.com/rulesets/custom.json", text.replace("Block admin", "Block all"));
      expect(await ask("coverage/read", asked)).toMatchObject({ isCurrent: false });
      folder.write("configurations/production/zones/example.com/rulesets/custom.json", text);
      for (const { runId } of [part, whole]) await ask("run/delete", { workspaceId: id, runId });
      expect(await ask("coverage/read", asked)).toBeNull();
    });

    test("comparison/list has what was compared, until comparison/delete", async () => {
      const id = await workspaceId();
      const side = { kind: "configuration", name: "production" } as const;
      expect(await ask("comparison/list", { workspaceId: id })).toEqual([]);
      const { comparisonId } = await ask("comparison/start", { workspaceId: id, before: side, after: side });
      await vi.waitFor(async () => {
        expect(await ask("comparison/list", { workspaceId: id })).toMatchObject([{ comparisonId, before: side, counts: { changed: 0 } }]);
      });
      expect(await ask("comparison/read", { workspaceId: id, comparisonId })).toMatchObject({ comparisonId, outdated: [] });
      await ask("comparison/delete", { workspaceId: id, comparisonId });
      expect(await ask("comparison/list", { workspaceId: id })).toEqual([]);
    });

    test("scripts/allow is the user's word for one workspace, kept outside of it", async () => {
      const id = await workspaceId();
      expect((await ask("workspace/current", {})).scripts).toBe("not-allowed");
      expect((await ask("scripts/allow", { workspaceId: id, scripts: "allowed" })).scripts).toBe("allowed");
      expect((await ask("workspace/current", {})).scripts).toBe("allowed");
      expect(JSON.parse(readFileSync(path.join(data.path, "permissions.json"), "utf8"))).toEqual({ scripts: [folder.path] });
      expect((await ask("scripts/allow", { workspaceId: id, scripts: "not-allowed" })).scripts).toBe("not-allowed");
    });

    test("workspace/environment refuses what is not there, and says what is chosen", async () => {
      const id = await workspaceId();
      folder.write("environments/staging.json", { host: "staging.example.com" });
      expect(await ask("workspace/environment", { workspaceId: id, environment: "staging" })).toMatchObject({
        environments: ["staging"],
        environment: "staging",
      });
      expect(await refusal(call("workspace/environment", { workspaceId: id, environment: "nowhere" }))).toMatchObject({
        code: "not-found",
      });
      expect((await ask("workspace/environment", { workspaceId: id, environment: null })).environment).toBeNull();
    });

    test("settings/read gives what settings/write kept", async () => {
      await ask("settings/write", { key: "theme", value: "dark" });
      expect(await ask("settings/read", {})).toEqual({ theme: "dark" });
    });

    test("import/add and import/configuration tell how far they are, and call/cancel of nothing is fine", async () => {
      const id = await workspaceId();
      const zone = JSON.stringify({
        success: true,
        result: { id: "z9", name: "example.net", status: "active", plan: { legacy_id: "pro" } },
      });
      const { importId } = await ask("import/add", {
        workspaceId: id,
        importId: null,
        files: [{ path: "zone.json", text: zone, part: "whole" }],
      });
      expect(await ask("call/cancel", { call: 1_000_000 })).toEqual({});
      const request = { workspaceId: id, importId, name: "imported", form: "api", zone: null, replace: false } as const;
      const importing = lastId + 1;
      expect(await ask("import/configuration", request)).toMatchObject({
        kind: "imported",
        reports: [{ configuration: "imported", zones: ["example.net"] }],
      });
      const told: unknown[] = [];
      while (told.length < 3) {
        const event = await carrier.nextEvent();
        if (event.kind !== "event" || event.name !== "call/progress") continue;
        const progress = readEvent("call/progress", event.payload);
        if (progress?.call === importing) told.push(progress);
      }
      expect(told).toMatchObject(["recognising", "writing", "finding-gaps"].map((stage) => ({ what: "imported", stage })));
    });

    test("import/read says what of a folder is left out, before anything is made of it", async () => {
      using source = makeFolder({ "a.json": {}, "deep/b.json": {}, "picture.png": "x", "odd.json": Buffer.from([0x7b, 0xff, 0xfe, 0x80]) });
      expect(await ask("import/read", { workspaceId: await workspaceId(), path: source.path })).toMatchObject({
        files: 2,
        leftOut: { passedOver: 1, told: 1, notes: [{ file: "odd.json", message: "This file is neither UTF-8 nor UTF-16 text." }] },
      });
    });

    test("call/cancel gives up what its window waits for", async () => {
      const files = Object.fromEntries(Array.from({ length: 400 }, (_, index) => [`f${index}.json`, "{}"]));
      using source = makeFolder(files);
      const id = await workspaceId();
      const reading = lastId + 1;
      const answers = await Promise.all([
        carrier.send(call("import/read", { workspaceId: id, path: source.path })),
        carrier.send(call("call/cancel", { call: reading })),
      ]);
      expect(answers).toContainEqual({ kind: "reply", id: reading + 1, value: {} });
      expect(answers).toContainEqual(expect.objectContaining({ kind: "refusal", id: reading }));
      expect(JSON.stringify(answers)).toContain('"code":"cancelled"');
    });

    describe("pulling", () => {
      const pull = { zones: ["example.com"], name: "pulled", replace: false };

      afterEach(() => {
        vi.unstubAllEnvs();
      });

      /** The token comes from where this host has it. */
      async function withToken(baseUrl: string): Promise<void> {
        vi.stubEnv("CLOUDFLARE_BASE_URL", baseUrl);
        vi.stubEnv("CLOUDFLARE_API_TOKEN", carrierName === "electron" ? "" : TOKEN);
        if (carrierName === "electron") await ask("pull/keep-token", { token: `${TOKEN}\n` });
      }

      async function progressUntilEnd(pullId: string): Promise<readonly PullProgress[]> {
        const told: PullProgress[] = [];
        for (;;) {
          const event = await carrier.nextEvent();
          const progress = event.kind === "event" && event.name === "pull/progress" ? readEvent("pull/progress", event.payload) : null;
          if (progress === null || progress.pullId !== pullId) continue;
          told.push(progress);
          if (progress.state !== "running") return told;
        }
      }

      test("pull/keep-token is the keychain's, where there is one; nothing tells the token back", async () => {
        vi.stubEnv("CLOUDFLARE_API_TOKEN", "");
        expect(await ask("pull/describe", {})).toMatchObject({
          token: "none",
          permissions: { account: expect.any(Array), zone: expect.any(Array) },
        });
        if (carrierName === "electron") {
          const kept = await ask("pull/keep-token", { token: TOKEN });
          expect(kept.token).toBe("kept");
          expect(JSON.stringify(kept)).not.toContain(TOKEN);
          expect(readFileSync(path.join(data.path, "secrets/cloudflare-api-token"), "utf8")).not.toContain(TOKEN);
          expect((await ask("pull/forget-token", {})).token).toBe("none");
        } else {
          expect(await refusal(call("pull/keep-token", { token: TOKEN }))).toMatchObject({
            code: "not-capable",
            message: expect.stringContaining("CLOUDFLARE_API_TOKEN"),
          });
          expect((await ask("host/describe", {})).capabilities.secrets).toMatchObject({ kind: "no", reason: expect.any(String) });
        }
        expect((await refusal(call("pull/start", { ...pull, workspaceId: await workspaceId() }))).message).toContain("There is no token");
        vi.stubEnv("CLOUDFLARE_API_TOKEN", TOKEN);
        expect((await ask("pull/describe", {})).token).toBe("environment");
      });

      test("pull/start tells how far it is and what is missing, and the configuration is there", async () => {
        await using api = await startApiStandIn({ refuse: new Map([["/settings", 403]]) });
        await withToken(api.baseUrl);
        const id = await workspaceId();
        const { pullId } = await ask("pull/start", { ...pull, workspaceId: id });
        const told = await progressUntilEnd(pullId);
        const last = told.at(-1);
        expect(told[0]).toMatchObject({ state: "running", done: 1, what: "zone example.com" });
        expect(last).toMatchObject({ state: "finished", report: { configuration: "pulled", zones: ["example.com"] } });
        expect(last?.report?.gaps.map(({ message }) => message).join()).toContain("settings of zone example.com could not be had");
        expect(JSON.stringify(told)).not.toContain(TOKEN);
        expect((await ask("configuration/read", { workspaceId: id, configuration: "pulled" })).zones).toMatchObject([
          { name: "example.com" },
        ]);
        expect((await refusal(call("pull/start", { ...pull, workspaceId: id }))).message).toContain("“pulled” already");
      });

      test("pull/cancel leaves nothing behind", async () => {
        const asked = new EventEmitter();
        await using api = await startApiStandIn({ onAsked: (what) => what.endsWith("/settings") && asked.emit("settings") });
        await withToken(api.baseUrl);
        const id = await workspaceId();
        const reached = once(asked, "settings");
        const { pullId } = await ask("pull/start", { ...pull, name: "cancelled", workspaceId: id });
        const told = progressUntilEnd(pullId);
        await reached;
        await ask("pull/cancel", { workspaceId: id, pullId });
        expect((await told).at(-1)).toMatchObject({ state: "cancelled" });
        expect((await ask("workspace/current", {})).configurations.map(({ name }) => name)).not.toContain("cancelled");
      });

      test("a token that is not valid is said without it", async () => {
        await using api = await startApiStandIn();
        vi.stubEnv("CLOUDFLARE_BASE_URL", api.baseUrl);
        vi.stubEnv("CLOUDFLARE_API_TOKEN", "another-token-0123456789");
        if (carrierName === "electron") await ask("pull/forget-token", {});
        const { pullId } = await ask("pull/start", { ...pull, name: "never", workspaceId: await workspaceId() });
        const last = (await progressUntilEnd(pullId)).at(-1);
        expect(last).toMatchObject({ state: "failed", message: "The API does not accept the token (401: Invalid API Token)." });
      });
    });

    test("workspace/reveal shows the folder, or says that it cannot", async () => {
      const answer = await carrier.send(call("workspace/reveal", { workspaceId: await workspaceId() }));
      expect(answer.kind === "reply" ? "shown" : answer.kind === "refusal" && answer.refusal.code).toBe(
        carrierName === "electron" ? "shown" : "not-capable",
      );
    });
  });

  describe("events", () => {
    test("workspace/changed tells that a file changed outside", async () => {
      const id = await workspaceId();
      const heard = carrier.nextEvent();
      folder.write("traces/new.trace.json", BLOCK_ADMIN);
      let event = await heard;
      // What earlier tests changed may be told first, or together with it.
      while (!printed(event).includes(`"${id}"`) || !printed(event).includes('"library"')) event = await carrier.nextEvent();
      expect(event).toMatchObject({ kind: "event", name: "workspace/changed" });
    });
  });

  describe("refusals", () => {
    test.each(["nothing/here", "__proto__", "constructor", "toString", ""])("a command that is not there: “%s”", async (command) => {
      expect(await refusal(call(command, {}))).toMatchObject({ code: "unknown-command" });
    });

    test.each(COMMAND_NAMES)("%s with a payload that is not a request", async (command) => {
      for (const payload of [null, 1, "text", [], { unknown: true }, { workspaceId: 1 }, { __proto__: null, workspaceId: {} }]) {
        expect(await refusal(call(command, payload))).toMatchObject({ code: "invalid-request" });
      }
    });

    const NO_MESSAGES = [
      ["null", null],
      ["a text", "call"],
      ["a list", []],
      ["no id", { kind: "call", command: "host/describe", payload: {} }],
      ["an id that is no number", { kind: "call", id: "1", command: "host/describe", payload: {} }],
      ["another kind", { kind: "shout", id: 1, command: "host/describe", payload: {} }],
      ["a key too many", { kind: "call", id: 1, command: "host/describe", payload: {}, extra: 1 }],
    ] as const;

    test.each(NO_MESSAGES)("what is no message: %s", async (_name, message) => {
      expect(await refusal(message)).toMatchObject({ code: "invalid-request" });
    });

    test("a trace that is none is refused with the pointer into the request", async () => {
      const payload = { workspaceId: await workspaceId(), configuration: "production", saved: { trace: { url: "https://example.com/" } } };
      expect(await refusal(call("trace/run", payload))).toMatchObject({
        code: "invalid-request",
        place: { file: "trace/run", pointer: "/saved/trace/method" },
      });
    });

    test("a message longer than is taken", async () => {
      const message = call("settings/write", { key: "a", value: "x".repeat(MESSAGE_LIMIT) });
      expect(await carrier.send(message)).toMatchObject({
        kind: "refusal",
        id: lastId,
        refusal: { code: "invalid-request", message: expect.stringContaining("8 MiB") },
      });
      expect(await ask("host/describe", {})).toMatchObject({ carrier: carrierName });
    });

    test("values nested without end", async () => {
      let value: unknown = 1;
      for (let depth = 0; depth < 1_000; depth++) value = [value];
      expect(await refusal(call("settings/write", { key: "a", value }))).toMatchObject({
        code: "invalid-request",
        message: expect.stringContaining("120 levels"),
      });
    });

    test("a workspace that is not open here", async () => {
      expect(await refusal(call("library/list", { workspaceId: "workspace-99" }))).toMatchObject({ code: "not-found" });
    });

    test("a folder that is not a workspace, a configuration and a trace that are not there", async () => {
      expect(await refusal(call("workspace/open", { path: data.path }))).toMatchObject({
        code: "not-found",
        message: expect.stringContaining("no workspace.json"),
      });
      const id = await workspaceId();
      expect(await refusal(call("configuration/read", { workspaceId: id, configuration: "gone" }))).toMatchObject({ code: "not-found" });
      expect(await refusal(call("library/read", { workspaceId: id, traceId: "gone.trace.json" }))).toMatchObject({ code: "not-found" });
    });

    test.each(["../../../etc/passwd", "/etc/hosts", "a\\b", "../outside.trace.json", "x/../../../y.trace.json", "\0.trace.json"])(
      "a trace outside of the library: %j",
      async (traceId) => {
        const id = await workspaceId();
        for (const command of ["library/read", "library/delete"]) {
          expect(await refusal(call(command, { workspaceId: id, traceId }))).toMatchObject({ code: "invalid-request" });
        }
      },
    );

    test("a file that changed on disk is not written over", async () => {
      const save = {
        workspaceId: await workspaceId(),
        traceId: "admin/blocked.trace.json",
        folder: "",
        saved: BLOCK_ADMIN,
        revision: "0",
        overwrite: false,
      };
      expect(await refusal(call("library/save", save))).toMatchObject({
        code: "changed-on-disk",
        place: { file: "traces/admin/blocked.trace.json" },
      });
    });

    test("a broken file is refused with the place", async () => {
      folder.write("traces/broken.trace.json", "{ half");
      const request = call("library/read", { workspaceId: await workspaceId(), traceId: "broken.trace.json" });
      expect(await refusal(request)).toMatchObject({ code: "unreadable", place: { file: "traces/broken.trace.json", pointer: "" } });
    });
  });
}

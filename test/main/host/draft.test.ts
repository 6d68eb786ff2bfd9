import path from "node:path";
import { expect, test } from "vitest";
import { createHost } from "../../../main/host/create-host";
import { createWorkspaceStore } from "../../../main/workspace/workspace-store";
import { makeFolder, makeWorkspace } from "../support/make-workspace";

const DRAFT = { text: "{ half", valid: null, revision: null };
const OF_FIRST = { traceId: "a.trace.json", window: "first", ...DRAFT };

test("a window sees which drafts are its own, which others work on, and which were left behind", async () => {
  using folder = makeWorkspace();
  using data = makeFolder();
  const host = createHost({
    description: { product: "Trace Workbench", version: "0", carrier: "loopback", platform: "linux" },
    store: createWorkspaceStore({ dataFolder: data.path, resources: path.join(data.path, "none") }),
    start: folder.path,
    abilities: {},
    report: (error) => {
      throw error;
    },
    clock: () => 0,
    now: () => new Date("2026-01-15T12:00:00Z"),
  });
  const [first, second] = [host.connect(() => undefined), host.connect(() => undefined)];
  const ask = (connection: typeof first, command: string, payload: object) =>
    connection.dispatch({ kind: "call", id: 1, command, payload: { workspaceId: "workspace-1", ...payload } });
  const listFor = (window: string) => ask(second, "draft/list", { window });
  await first.dispatch({ kind: "call", id: 1, command: "workspace/current", payload: {} });

  await ask(first, "draft/write", { window: "first", traceId: "a.trace.json", draft: DRAFT });
  expect(await ask(first, "draft/list", { window: "first" })).toMatchObject({ value: [{ ...OF_FIRST, of: "this" }] });
  expect(await listFor("second")).toMatchObject({ value: [{ ...OF_FIRST, of: "open" }] });
  expect(await ask(second, "draft/write", { window: "first", traceId: "a.trace.json", draft: null })).toMatchObject({
    refusal: { code: "invalid-request" },
  });

  const other = { traceId: "a.trace.json", folder: "", saved: { trace: { method: "GET", url: "https://a.example/" } }, revision: null };
  await ask(second, "library/save", { ...other, overwrite: true, window: "second" });
  expect(await listFor("second")).toMatchObject({ value: [OF_FIRST] });

  first.close();
  expect(await listFor("second")).toMatchObject({ value: [{ ...OF_FIRST, of: "left" }] });
  await ask(second, "draft/write", { window: "first", traceId: "a.trace.json", draft: null });
  expect(await listFor("second")).toMatchObject({ value: [] });
  await host.close();
});

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createSession } from "../../../main/host/session";
import { createWorkspaceStore, type WorkspaceStore } from "../../../main/workspace/workspace-store";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "session-"));
  writeFileSync(path.join(folder, "workspace.json"), '{"version":1,"name":"A"}');
  mkdirSync(path.join(folder, "traces"));
  writeFileSync(path.join(folder, "traces/a.trace.json"), '{"trace":{"method":"GET","url":"https://example.com/"}}');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The real store, with what is asked of its workspaces written down as it begins and ends; a list waits for `listed`. */
function watchedStore(said: string[], listed: Promise<void> = Promise.resolve()): WorkspaceStore {
  const store = createWorkspaceStore({ dataFolder: path.join(folder, "data"), resources: folder });
  const noting = async <Result>(what: string, work: () => Promise<Result>): Promise<Result> => {
    said.push(`${what} begins`);
    const result = await work();
    said.push(`${what} ends`);
    return result;
  };
  return {
    ...store,
    async open(place) {
      const workspace = await store.open(place);
      return {
        ...workspace,
        library: { ...workspace.library, list: () => noting("list", () => listed.then(() => workspace.library.list())) },
        sweep: () => noting("sweep", () => workspace.sweep()),
        watch: (tell) => noting("watch", () => workspace.watch(tell)),
      };
    },
  };
}

test("a workspace is listed before it is swept and watched, one after the other", async () => {
  const said: string[] = [];
  const session = createSession({ store: watchedStore(said), start: folder, opened: () => undefined, tell: () => undefined });
  await session.current();
  await expect.poll(() => said.at(-1)).toBe("watch ends");
  expect(said).toEqual(["list begins", "list ends", "sweep begins", "sweep ends", "watch begins", "watch ends"]);
  await session.close();
});

test("a session that is closed while its library is read sweeps and watches nothing", async () => {
  const said: string[] = [];
  let goOn = (): void => undefined;
  const listed = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const session = createSession({ store: watchedStore(said, listed), start: folder, opened: () => undefined, tell: () => undefined });
  await session.current();
  const closed = session.close();
  goOn();
  await closed;
  expect(said).toEqual(["list begins", "list ends"]);
});

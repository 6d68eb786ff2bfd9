import { rmSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import type { ChangedPart } from "../../../../main/workspace/files/watch";
import { openWorkspace, type Workspace } from "../../../../main/workspace/workspace";
import { draftFor } from "../../support/draft-for";
import { BLOCK_ADMIN, makeWorkspace } from "../../support/make-workspace";

interface Ear {
  /** Resolves with the next that is told, or what was told before anyone asked. */
  next(): Promise<readonly ChangedPart[]>;
  stop(): Promise<void>;
}

async function listen(workspace: Workspace): Promise<Ear> {
  const heard: (readonly ChangedPart[])[] = [];
  const waiting: ((what: readonly ChangedPart[]) => void)[] = [];
  const stop = await workspace.watch((what) => {
    const first = waiting.shift();
    if (first === undefined) heard.push(what);
    else first(what);
  });
  return {
    next: () => {
      const first = heard.shift();
      return first === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(first);
    },
    stop,
  };
}

test("changes of others are told by part, many at once as one", async () => {
  using folder = makeWorkspace();
  const ear = await listen(await openWorkspace(folder.path));
  folder.write("traces/new.trace.json", BLOCK_ADMIN);
  folder.write("traces/deep/er/new.trace.json", BLOCK_ADMIN);
  expect(await ear.next()).toEqual(["library"]);
  folder.write("configurations/production/zones/example.com/settings.json", []);
  expect(await ear.next()).toEqual(["configurations"]);
  folder.write("workspace.json", { version: 1, name: "Renamed" });
  expect(await ear.next()).toEqual(["workspace"]);
  rmSync(path.join(folder.path, "traces/new.trace.json"));
  expect(await ear.next()).toEqual(["library"]);
  await ear.stop();
});

test("what this program writes, and what is not the user's work, is not told", async () => {
  using folder = makeWorkspace();
  const workspace = await openWorkspace(folder.path);
  const ear = await listen(workspace);
  await workspace.library.save({ traceId: null, folder: "", saved: BLOCK_ADMIN, revision: null, overwrite: false });
  await workspace.drafts.write(draftFor("a", BLOCK_ADMIN));
  await workspace.library.remove("admin/blocked.trace.json");
  folder.write(".git/index", "x");
  folder.write("traces/a.trace.json.3141592653", "half");
  folder.write("workspace.json", { version: 1, name: "Renamed" });
  expect(await ear.next()).toEqual(["workspace"]);
  await ear.stop();
});

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { CallWork } from "../../../engine/contract/call-commands";
import type { Work } from "../../../main/host/handler";
import { createPreparedConfigurations } from "../../../main/host/prepared-configurations";
import type { Workspace } from "../../../main/workspace/workspace";
import { createWorkspaceStore } from "../../../main/workspace/workspace-store";
import { type Folder, makeFolder } from "../support/make-workspace";

const ZONES = ["a", "b", "c", "d"].map((name, index) => [
  `configurations/big/zones/${name}.example/zone.json`,
  { id: `z${index}`, name: `${name}.example`, status: "active" },
]);

let folder: Folder;
let data: Folder;
let workspace: Workspace;
const store = () => createWorkspaceStore({ dataFolder: data.path, resources: data.path });

beforeEach(async () => {
  folder = makeFolder({ "workspace.json": { version: 1, name: "Big" }, ...Object.fromEntries(ZONES) });
  data = makeFolder();
  workspace = await store().open(folder.path);
});

afterEach(() => {
  folder[Symbol.dispose]();
  data[Symbol.dispose]();
});

/** Gives up at the first telling that `at` is true of. */
function workUntil(at: (work: CallWork) => boolean): Work & { readonly told: CallWork[] } {
  const cancel = new AbortController();
  const told: CallWork[] = [];
  return {
    told,
    signal: cancel.signal,
    tell(work) {
      told.push(work);
      if (at(work)) cancel.abort();
    },
  };
}

describe("making a configuration ready", () => {
  test("tells each file and each zone", async () => {
    const work = workUntil(() => false);
    const ready = await createPreparedConfigurations(store()).get(workspace, "big", work);
    expect(ready.configuration.zones).toHaveLength(4);
    expect(work.told).toEqual([
      { stage: "reading-files", what: "big", done: 0, total: 0 },
      ...[0, 1, 2, 3].map((done) => ({ stage: "reading-files", what: "big", done, total: 4 })),
      ...[0, 1, 2, 3].map((done) => ({ stage: "preparing", what: "big", done, total: 4 })),
    ]);
  });

  test("stops at the zone at which nobody waits for it any more, and begins anew when it is wanted again", async () => {
    const configurations = createPreparedConfigurations(store());
    const work = workUntil(({ stage, done }) => stage === "preparing" && done === 1);
    await expect(configurations.get(workspace, "big", work)).rejects.toThrow("aborted");
    expect(work.told.at(-1)).toMatchObject({ stage: "preparing", done: 1 });
    const again = workUntil(() => false);
    expect((await configurations.get(workspace, "big", again)).prepared.zones.size).toBe(4);
    expect(again.told).toHaveLength(9);
  });

  test("goes on for those who still wait, and is done once for all", async () => {
    let loads = 0;
    const real = store();
    const configurations = createPreparedConfigurations({
      ...real,
      loadConfiguration(location, signal) {
        loads += 1;
        return real.loadConfiguration(location, signal);
      },
    });
    const impatient = workUntil(({ stage }) => stage === "preparing");
    const patient = workUntil(() => false);
    const [first, second, third] = await Promise.allSettled([
      configurations.get(workspace, "big", impatient),
      configurations.get(workspace, "big", patient),
      configurations.get(workspace, "big"),
    ]);
    expect([first.status, second.status, third.status]).toEqual(["rejected", "fulfilled", "fulfilled"]);
    expect(patient.told.at(-1)).toMatchObject({ stage: "preparing", done: 3 });
    expect(loads).toBe(1);
  });
});

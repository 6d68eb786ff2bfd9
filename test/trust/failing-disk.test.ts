import { readFileSync } from "node:fs";
import { open } from "node:fs/promises";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { Refused } from "../../engine/contract/refused";
import { createUserData } from "../../main/workspace/user-data";
import { openWorkspace, type Workspace } from "../../main/workspace/workspace";
import { draftFor, savedOf } from "../main/support/draft-for";
import { type Folder, makeWorkspace } from "../main/support/make-workspace";
import { FAULTS, type Fault, withFault } from "./support/faulty-files";
import { limit, rounds, tellFigure } from "./support/form";
import { damageOf, stampedText, stampedTrace } from "./support/stamped";

const TRACE = "admin/blocked.trace.json";
const RULES = "configurations/production/zones/example.com/rulesets/custom.json";

/** Where unsaved edits of `production` are kept: by the beginning of the SHA-256 of its name. */
const EDITS_FILE = "drafts/edits/ab8e18ef4ebebeddc0b3152ce9c9006e.json";
const KEPT_EDITS = { configuration: "production", edits: [], began: {} };

/** One thing that a person saves; `file` is what it changes. Drafts go once the save is done, as the host does it. */
interface Save {
  readonly name: string;
  readonly file: string;
  run(workspace: Workspace, folder: Folder): Promise<unknown>;
}

const SAVES: readonly Save[] = [
  {
    name: "a trace over its file",
    file: `traces/${TRACE}`,
    async run(workspace) {
      await workspace.library.save({ traceId: TRACE, folder: "", saved: stampedTrace(2, 2000), revision: null, overwrite: true });
      await workspace.drafts.forget(TRACE, "window-1");
    },
  },
  {
    name: "a new trace",
    file: "traces/new/stamped.trace.json",
    run: (workspace) =>
      workspace.library.save({ traceId: null, folder: "new", saved: stampedTrace(2, 2000), revision: null, overwrite: false }),
  },
  {
    name: "an edited configuration",
    file: RULES,
    run: (workspace) =>
      workspace.configurations.save({
        configuration: "production",
        edits: [{ kind: "set", file: "zones/example.com/rulesets/custom.json", pointer: "/description", value: stampedText(2, 2000) }],
        revisions: {},
        overwrite: true,
        as: { kind: "same" },
      }),
  },
  {
    name: "a configuration under a new name",
    file: RULES.replace("production", "proposed"),
    run: (workspace) =>
      workspace.configurations.save({
        configuration: "production",
        edits: [],
        revisions: {},
        overwrite: true,
        as: { kind: "new", name: "proposed" },
      }),
  },
  { name: "the active configuration", file: "workspace.json", run: (workspace) => workspace.activate("production") },
  { name: "a deleted trace, into the trash", file: `traces/${TRACE}`, run: (workspace) => workspace.library.remove(TRACE) },
  { name: "a moved trace", file: `traces/${TRACE}`, run: (workspace) => workspace.library.move(TRACE, "moved") },
  {
    name: "a draft of another trace",
    file: ".workbench/drafts/other.json",
    run: (workspace) => workspace.drafts.write(draftFor("other.trace.json", stampedTrace(3, 2000))),
  },
  {
    name: "edits of a configuration that nobody saved",
    file: `.workbench/${EDITS_FILE}`,
    run: (workspace) =>
      workspace.editDrafts.keep({
        window: "",
        configuration: "production",
        edits: [{ kind: "set", file: "zone.json", pointer: "/name", value: stampedText(2, 2000) }],
        began: {},
      }),
  },
  {
    name: "a baseline over the old one",
    file: "baselines/kept.json",
    run: (workspace) => workspace.baselines.write("kept", { configuration: stampedText(2, 2000), cases: [] }),
  },
  {
    name: "a setting of the user's",
    file: "data/settings.json",
    run: (_workspace, folder) => createUserData(path.join(folder.path, "data")).setSetting("theme", "dark"),
  },
];

/** What a message must tell a person to do. */
const ADVICE: Readonly<Record<Fault, RegExp>> = {
  ENOSPC: /Free some space/,
  short: /Free some space/,
  EIO: /check the disk/,
  EACCES: /Change them, or save somewhere else/,
  EBUSY: /Close it there and try again/,
  EPERM: /Close what uses it, or save somewhere else/,
};

function textOf(file: string): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return null;
  }
}

function isWhole(text: string | null): boolean {
  if (text === null) return true;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

interface Verdict {
  readonly losses: readonly string[];
  readonly strikes: number;
}

/** Saves again and again, with the fault one call later each time, until a save goes through untouched; tells whatever was lost. */
async function strikeEveryCall(save: Save, faultAt: (call: number) => Fault): Promise<Verdict> {
  const losses: string[] = [];
  for (let at = 1; ; at++) {
    using folder = makeWorkspace({
      [`traces/${TRACE}`]: stampedTrace(1, 2000),
      [`.workbench/${EDITS_FILE}`]: KEPT_EDITS,
      "baselines/kept.json": { version: 1, configuration: "old", cases: [] },
      "data/settings.json": { theme: "light", layout: { left: 240 } },
    });
    const workspace = await openWorkspace(folder.path);
    await workspace.drafts.write(draftFor(TRACE, stampedTrace(2, 2000)));
    const file = path.join(folder.path, save.file);
    const old = textOf(file);
    const fault = faultAt(at);
    const { struck, outcome } = await withFault(fault, at, () => save.run(workspace, folder));
    const lose = (what: string): void => void losses.push(`${save.name}, ${fault} at call ${at}: ${what}`);
    if (!isWhole(textOf(file))) lose(`${save.file} is broken`);
    if (!(textOf(path.join(folder.path, "data/settings.json")) ?? "").includes("layout")) lose("another setting is gone");
    if (outcome.status === "rejected") {
      const { reason } = outcome;
      if (!(reason instanceof Refused)) lose(`not refused, but ${String(reason)}`);
      else if (!ADVICE[fault].test(reason.message)) lose(`the message does not say what to do: ${reason.message}`);
      if (old !== null && textOf(file) === null && !(await isElsewhere(workspace))) lose("the old file is gone");
      const draft = (await workspace.drafts.list()).find(({ traceId }) => traceId === TRACE);
      if (draft === undefined || damageOf(savedOf(draft.text).notes ?? "") !== null) lose("the draft is gone");
    }
    if (!struck) {
      if (outcome.status === "rejected") lose("refused without a fault");
      return { losses, strikes: at - 1 };
    }
  }
}

/** A file that was being moved may stand at its new place already. */
async function isElsewhere(workspace: Workspace): Promise<boolean> {
  return (await workspace.library.list()).some(({ name, broken }) => name === "Stamped" && broken === null);
}

describe("a disk that fails at any one call", () => {
  // Each pass gives every call another of the faults.
  const passes = rounds({ quick: 1, long: FAULTS.length });

  test.each(SAVES.map((save) => [save.name, save] as const))(
    "loses nothing, and says what to do: %s",
    limit({ quick: 60_000, long: 120_000 }),
    async (name, save) => {
      const verdicts: Verdict[] = [];
      for (let pass = 0; pass < passes; pass++)
        verdicts.push(await strikeEveryCall(save, (call) => FAULTS[(call + pass) % FAULTS.length] ?? "EIO"));
      expect(verdicts.flatMap(({ losses }) => losses)).toEqual([]);
      const strikes = verdicts.reduce((sum, verdict) => sum + verdict.strikes, 0);
      expect(strikes).toBeGreaterThan(passes * 5);
      tellFigure(`${name}: ${strikes} failing calls, nothing lost`);
    },
  );

  test("the check finds a save that takes a short write for a whole one", async () => {
    const careless: Save = {
      name: "without care",
      file: `traces/${TRACE}`,
      async run(_workspace, folder) {
        const handle = await open(path.join(folder.path, `traces/${TRACE}`), "w");
        await handle.write(JSON.stringify(stampedTrace(2, 2000)), 0, "utf8");
        await handle.close();
      },
    };
    const { losses } = await strikeEveryCall(careless, () => "short");
    expect(losses).toContain(`without care, short at call 2: traces/${TRACE} is broken`);
  });
});

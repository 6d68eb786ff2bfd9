import { readFileSync } from "node:fs";
import path from "node:path";
import { expect } from "vitest";
import { lastFinished } from "../../../renderer/stores/result/result";
import { sendTrace } from "../../../renderer/stores/result/send-trace";
import { createStores, type Stores } from "../../../renderer/stores/stores";
import { keepTogether } from "../../../renderer/stores/window/keep-together";
import type { Folder } from "../../main/support/make-workspace";
import { createFakeTimer, type FakeTimer } from "../../support/fake-timer";
import type { RealHost } from "./real-host";

export const FILE = "zones/example.com/rulesets/custom.json";
export const RULE = { kind: "rule", file: FILE, list: "/rules", index: 0 } as const;

export interface EditingWindow {
  readonly stores: Stores;
  readonly timer: FakeTimer;
  readonly real: RealHost;
}

/** A window whose open trace was sent, with the one rule in the editor. */
export async function openWindow(real: RealHost): Promise<EditingWindow> {
  const timer = createFakeTimer();
  const stores = createStores(real.host, timer.later);
  keepTogether(real.host, stores, timer.later);
  await stores.workspace.getState().load();
  await expect.poll(() => stores.trace.getState().document?.traceId).toBe("admin/blocked.trace.json");
  await sendTrace(stores);
  await stores.whatIf.getState().open(RULE);
  return { stores, timer, real };
}

export function write({ stores }: EditingWindow, expression: string): void {
  stores.whatIf.getState().change({ kind: "set", file: FILE, pointer: "/rules/0/expression", value: expression }, "expression");
}

export const outcome = ({ stores }: EditingWindow): string | undefined =>
  lastFinished(stores.result.getState().run)?.result.workbench.outcome;
export const onDisk = (folder: Folder, configuration: string): string =>
  readFileSync(path.join(folder.path, "configurations", configuration, FILE), "utf8");

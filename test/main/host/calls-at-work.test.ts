import { describe, expect, test } from "vitest";
import type { HostMessage } from "../../../engine/contract/envelope";
import { createCallsAtWork } from "../../../main/host/calls-at-work";

const WORK = { stage: "reading-files", what: "", total: 9 } as const;

function prepare() {
  const told: HostMessage[] = [];
  let now = 0;
  const calls = createCallsAtWork({ tell: (message) => told.push(message), clock: () => now });
  const wait = (milliseconds: number): void => {
    now += milliseconds;
  };
  const doneTold = (): readonly unknown[] => told.map((message) => (message.kind === "event" ? message.payload : message));
  return { calls, wait, doneTold };
}

/** Ends only when it is given up, as a handler that heeds the signal does. */
const untilGivenUp = ({ signal }: { readonly signal: AbortSignal }): Promise<never> =>
  new Promise((_resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason));
  });

describe("a call", () => {
  test("that is given up is refused, once its work has stopped", async () => {
    const { calls } = prepare();
    const answer = calls.run(1, untilGivenUp);
    const other = calls.run(2, () => Promise.resolve("done"));
    calls.cancel(1);
    await expect(answer).rejects.toMatchObject({ refusal: { code: "cancelled" } });
    expect(await other).toBe("done");
  });

  test("that was done before it noticed is answered", async () => {
    const { calls } = prepare();
    const answer = calls.run(1, async () => "written");
    calls.cancel(1);
    calls.cancel(7);
    expect(await answer).toBe("written");
  });

  test("that fails otherwise after it was given up says how", async () => {
    const { calls } = prepare();
    const answer = calls.run(1, async () => {
      throw new Error("the disk is gone");
    });
    calls.cancel(1);
    await expect(answer).rejects.toThrow("the disk is gone");
  });

  test("gives way to one of the same number: its page was loaded again", async () => {
    const { calls } = prepare();
    const before = calls.run(1, untilGivenUp);
    const after = calls.run(1, () => Promise.resolve("new"));
    await expect(before).rejects.toMatchObject({ refusal: { code: "cancelled" } });
    expect(await after).toBe("new");
  });

  test("is given up when its window is gone", async () => {
    const { calls } = prepare();
    const answer = calls.run(1, untilGivenUp);
    calls.close();
    await expect(answer).rejects.toMatchObject({ refusal: { code: "cancelled" } });
  });

  test("tells how far it is at the beginning of each stage, and then not too often", async () => {
    const { calls, wait, doneTold } = prepare();
    await calls.run(4, async ({ tell }) => {
      tell({ ...WORK, done: 1 });
      tell({ ...WORK, done: 2 });
      wait(200);
      tell({ ...WORK, done: 3 });
      tell({ ...WORK, stage: "writing", done: 4 });
    });
    expect(doneTold()).toEqual([
      { ...WORK, call: 4, done: 1 },
      { ...WORK, call: 4, done: 3 },
      { ...WORK, call: 4, stage: "writing", done: 4 },
    ]);
  });
});

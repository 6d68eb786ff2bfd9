import { expect, test } from "vitest";
import { createNoticesStore } from "../../../../renderer/stores/window/notices";
import { createFakeTimer } from "../../../support/fake-timer";

test("what went wrong stays until it is put away, whatever is said meanwhile", () => {
  const timer = createFakeTimer();
  const store = createNoticesStore(timer.later);
  const { say, fail, dismiss } = store.getState();
  fail("The disk is full.");
  say("Saved.");
  fail("Not renamed.");
  fail("The disk is full.");
  expect(store.getState()).toMatchObject({
    current: { message: "Saved." },
    failures: [{ message: "The disk is full." }, { message: "Not renamed." }],
  });
  timer.pass(60_000);
  expect(store.getState()).toMatchObject({ current: null, failures: [{ message: "The disk is full." }, { message: "Not renamed." }] });
  const [newest] = store.getState().failures;
  dismiss(newest?.id ?? -1);
  expect(store.getState().failures).toMatchObject([{ message: "Not renamed." }]);
});

test("what is said goes by itself, and leaves alone what was said after it", () => {
  const timer = createFakeTimer();
  const store = createNoticesStore(timer.later);
  store.getState().say("One.");
  timer.pass(9_000);
  store.getState().say("Two.");
  timer.pass(9_000);
  expect(store.getState().current?.message).toBe("Two.");
  timer.pass(1_000);
  expect(store.getState().current).toBeNull();
});

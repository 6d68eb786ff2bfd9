import { expect, test } from "vitest";
import { createStepClock } from "../../../main/host/step-clock";

test("a step's time holds that of what is below it; a step that was taken back has none", () => {
  let now = 100;
  const { watch, times } = createStepClock(() => now);
  watch("opened", "0");
  now = 101;
  watch("opened", "0.0");
  now = 101.25;
  watch("closed", "0.0");
  watch("opened", "0.1");
  now = 103;
  watch("closed", "0");
  expect(times()).toEqual({ "0.0": 0.25, "0": 3 });
});

import { expect, test } from "vitest";
import { sendAsked } from "../../../../renderer/stores/result/send-asked";
import { createStores } from "../../../../renderer/stores/stores";
import { startNewTrace } from "../../../../renderer/stores/trace/save-trace";
import { createFakeHost } from "../../../support/fake-host";
import { createFakeTimer } from "../../../support/fake-timer";
import { SMALL } from "../../../support/fake-workspace";

test("sending takes what stands half typed, and asks no more once it was let go", async () => {
  const stores = createStores(createFakeHost(SMALL).host, createFakeTimer().later);
  startNewTrace(stores, "");
  const release = stores.halfTyped.hold(() => stores.trace.getState().change([[["trace", "url"], "https://a.example/"]]));
  await sendAsked(stores);
  expect(stores.trace.getState().document?.saved.trace.url).toBe("https://a.example/");
  release();
  stores.trace.getState().change([[["trace", "url"], "https://b.example/"]]);
  await sendAsked(stores);
  expect(stores.trace.getState().document?.saved.trace.url).toBe("https://b.example/");
});

test("a new trace wants the focus", () => {
  const stores = createStores(createFakeHost(SMALL).host, createFakeTimer().later);
  expect(stores.layout.getState().focusWanted).toBeNull();
  startNewTrace(stores, "");
  expect(stores.layout.getState().focusWanted).toBe("begun");
});

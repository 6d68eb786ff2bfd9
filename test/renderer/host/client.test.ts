import { describe, expect, test } from "vitest";
import type { HostMessage } from "../../../engine/contract/index";
import { createBridgeTransport } from "../../../renderer/host/bridge-transport";
import { createHostClient, HostRefusal, isCancelled } from "../../../renderer/host/client";
import { readHostMessage } from "../../../renderer/host/host-message";
import { toJson } from "../../../renderer/host/to-json";
import type { Transport } from "../../../renderer/host/transport";
import { createFakeHost } from "../../support/fake-host";
import { SMALL } from "../../support/fake-workspace";

function answering(answer: (id: number) => HostMessage): Transport {
  return { call: async ({ id }) => answer(id), subscribe: () => () => undefined, watchConnection: () => () => undefined };
}

describe("a call", () => {
  test("gives the reply", async () => {
    const host = createHostClient(answering((id) => ({ kind: "reply", id, value: [] })));
    expect(await host.call("library/list", { workspaceId: "w1" })).toEqual([]);
  });

  test("throws the host's refusal, with code and place", async () => {
    const refusal = { code: "unreadable", message: "broken", place: { file: "a.json", pointer: "/x" } } as const;
    const host = createHostClient(answering((id) => ({ kind: "refusal", id, refusal })));
    const failure: unknown = await host.call("library/list", { workspaceId: "w1" }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(HostRefusal);
    expect(failure).toMatchObject({ message: "broken", refusal });
  });

  test("throws when the answer is not of the command's form", async () => {
    const host = createHostClient(answering((id) => ({ kind: "reply", id, value: "text" })));
    await expect(host.call("library/list", { workspaceId: "w1" })).rejects.toThrow("library/list");
  });

  test("numbers its messages", async () => {
    const ids: number[] = [];
    const host = createHostClient({
      ...answering(() => ({ kind: "reply", id: 0, value: [] })),
      call: async ({ id }) => (ids.push(id), { kind: "reply", id, value: [] }),
    });
    await host.call("library/list", { workspaceId: "w1" });
    await host.call("library/list", { workspaceId: "w1" });
    expect(ids).toEqual([1, 2]);
  });
});

test("events are heard by name, in the form the contract gives them", () => {
  const fake = createFakeHost(SMALL);
  const heard: unknown[] = [];
  fake.host.subscribe("workspace/changed", (payload) => heard.push(payload));
  fake.tell({ kind: "event", name: "workspace/changed", payload: { workspaceId: "w1", what: ["library", "weather"] } });
  fake.tell({ kind: "event", name: "something/else", payload: {} });
  expect(heard).toEqual([{ workspaceId: "w1", what: ["library"] }]);
});

test("the desktop's bridge carries the same messages", async () => {
  const transport = createBridgeTransport({
    call: async ({ id }) => ({ kind: "reply", id, value: { product: "Trace Workbench" } }),
    subscribe: (listener) => {
      listener({ kind: "event", name: "x", payload: 1 });
      return () => undefined;
    },
  });
  const heard: HostMessage[] = [];
  transport.subscribe((message) => heard.push(message));
  expect(heard).toEqual([{ kind: "event", name: "x", payload: 1 }]);
  expect(await createHostClient(transport).call("host/describe", {})).toEqual({ product: "Trace Workbench" });
});

test.each([null, [], { kind: "reply" }, { kind: "refusal", id: 1, refusal: { code: "odd", message: "x" } }, { kind: "event" }, "text"])(
  "%j is not a message",
  (value) => expect(() => readHostMessage(value)).toThrow("not a message"),
);

test.each([
  ["what is undefined is left out", { a: 1, b: undefined }, { a: 1 }],
  ["numbers that are none become null", [Number.NaN, Number.POSITIVE_INFINITY, 1], [null, null, 1]],
  ["functions are left out", { a: () => 1, b: "x" }, { b: "x" }],
  ["the rest stays", { a: [true, null, { b: "x" }] }, { a: [true, null, { b: "x" }] }],
])("%s", (_name, value, expected) => expect(toJson(value)).toEqual(expected));

describe("a call that takes long", () => {
  const WORK = { stage: "reading-files", what: "", done: 1, total: 2 } as const;

  test("hears how far it is, and no other call's", async () => {
    const fake = createFakeHost(SMALL);
    const heard: unknown[] = [];
    const release = fake.holdNext("library/list");
    const answer = fake.host.call("library/list", { workspaceId: "w1" }, { progress: (work) => heard.push(work.done) });
    fake.progress("library/list", WORK);
    fake.progress("library/read", { ...WORK, done: 7 });
    release();
    await answer;
    fake.progress("library/list", { ...WORK, done: 2 });
    expect(heard).toEqual([1]);
  });

  test("is given up by its number, and then refused", async () => {
    const fake = createFakeHost(SMALL);
    fake.holdNext("library/list");
    const cancel = new AbortController();
    const failure = fake.host.call("library/list", { workspaceId: "w1" }, { signal: cancel.signal }).catch((error: unknown) => error);
    cancel.abort();
    expect(isCancelled(await failure)).toBe(true);
    expect(fake.calls.at(-1)).toEqual({ name: "call/cancel", payload: { call: 1 } });
  });

  test("that was given up before it was asked is not asked", async () => {
    const fake = createFakeHost(SMALL);
    const signal = AbortSignal.abort();
    await expect(fake.host.call("library/list", { workspaceId: "w1" }, { signal })).rejects.toThrow("This was cancelled.");
    expect(fake.calls).toEqual([]);
  });
});

import { beforeEach, describe, expect, test } from "vitest";
import type { SavedTrace, TraceRun } from "../../../../engine/contract/index";
import {
  createResultStore,
  durationOf,
  type Finished,
  lastFinished,
  type ResultStore,
  type RunOf,
  timesOf,
} from "../../../../renderer/stores/result/result";
import { NO_SEARCH } from "../../../../renderer/stores/result/step-search";
import { createFakeHost, type FakeHost } from "../../../support/fake-host";
import { CHECKOUT, SEARCH, SMALL } from "../../../support/fake-workspace";
import { BLOCKED } from "../../../support/trace-result-fixtures";

const ORDER: RunOf = {
  workspaceId: "w1",
  configuration: "production",
  key: "order",
  name: "An order",
  saved: CHECKOUT,
  row: null,
  edits: [],
  detail: "full",
};
const OTHER: RunOf = { ...ORDER, key: "search", name: "A search", saved: SEARCH };

let fake: FakeHost;
let store: ResultStore;

beforeEach(() => {
  fake = createFakeHost(SMALL);
  store = createResultStore(fake.host);
});

test("a run goes from running to done and knows what it was made of", async () => {
  const started = store.getState().start(ORDER);
  expect(store.getState().run).toEqual({ kind: "running", of: ORDER, previous: null });
  await started;
  const { run } = store.getState();
  expect(run.kind === "done" && run.finished.of.saved).toBe(CHECKOUT);
});

test("of two runs under way the later one counts", async () => {
  await Promise.all([store.getState().start(ORDER), store.getState().start(OTHER)]);
  expect(lastFinished(store.getState().run)?.of.key).toBe("search");
});

test("a failure keeps the last result of the same trace readable", async () => {
  await store.getState().start(ORDER);
  fake.refuseNext("trace/run", "fault", "the engine stumbled");
  await store.getState().start(ORDER);
  const { run } = store.getState();
  expect(run).toMatchObject({ kind: "failed", message: "the engine stumbled" });
  expect(lastFinished(run)?.of.key).toBe("order");
});

test("another trace does not show the result of the one before", async () => {
  await store.getState().start(ORDER);
  fake.refuseNext("trace/run", "fault", "no");
  await store.getState().start(OTHER);
  expect(lastFinished(store.getState().run)).toBeNull();
});

test("a cancelled run leaves what was there, and its late answer is not shown", async () => {
  const started = store.getState().start(ORDER);
  store.getState().cancel();
  await started;
  expect(store.getState().run).toEqual({ kind: "idle" });
  expect(store.getState().recall("order")).toBe("none");
});

test("an answer that comes while another trace is on screen waits for its own", async () => {
  const release = fake.holdNext("trace/run");
  const started = store.getState().start(ORDER);
  store.getState().recall("search");
  release();
  await started;
  expect(store.getState().run).toEqual({ kind: "idle" });
  expect(store.getState().recall("order")).toBe("kept");
  expect(lastFinished(store.getState().run)?.of.key).toBe("order");
});

test("results of before a change are given up, also one that is under way", async () => {
  await store.getState().start(ORDER);
  const release = fake.holdNext("trace/run");
  const started = store.getState().start(OTHER);
  store.getState().outdate();
  store.getState().recall(null);
  release();
  await started;
  expect([store.getState().recall("order"), store.getState().recall("search")]).toEqual(["given-up", "none"]);
});

test("going back to a trace brings its last result back", async () => {
  await store.getState().start(ORDER);
  store.getState().recall("search");
  expect(store.getState().run).toEqual({ kind: "idle" });
  store.getState().recall("order");
  expect(lastFinished(store.getState().run)?.of.key).toBe("order");
});

test("while typing, the host only tells what became of the answer before", async () => {
  const whole: TraceRun = { ...SMALL.run(CHECKOUT, "production"), result: BLOCKED };
  const [first, ...others] = whole.result.trace;
  if (first === undefined) throw new Error("The answer has no steps.");
  const changed = { ...first, matched: false };
  const told = { ...whole, result: { ...whole.result, trace: [] }, steps: [changed, ...others.map(({ workbench }) => workbench.id)] };
  const answers: TraceRun[] = [
    { ...whole, name: "one" },
    { ...told, name: "two" },
  ];
  fake = createFakeHost({ ...SMALL, run: () => answers.shift() ?? { ...told, steps: ["nobody knows this step"] } });
  store = createResultStore(fake.host);
  const typing: RunOf = { ...ORDER, detail: "outline" };

  await store.getState().start(typing);
  await store.getState().start({ ...typing });
  expect(lastFinished(store.getState().run)?.result.trace).toEqual([changed, ...others]);
  await store.getState().start({ ...typing });
  expect(store.getState().run).toMatchObject({ kind: "failed", previous: { name: "two" } });
  const asked = fake.calls.filter(({ name }) => name === "trace/run").map(({ payload }) => payload);
  expect(asked).toMatchObject([expect.not.objectContaining({ since: "one" }), { since: "one" }, { since: "two" }]);
});

describe("redirects", () => {
  const [first, second] = ["https://shop.example.com/old", "https://shop.example.com/new"] as const;

  /** Every run comes to these addresses, whatever stands in the list by then; each hop tells where it is. */
  function leadTo(urls: readonly string[]): void {
    const run = (saved: SavedTrace, configuration: string): TraceRun => {
      const hops = urls.map((url) => {
        const trace = { ...saved.trace, url };
        return { trace, result: SMALL.run({ ...saved, trace }, configuration).result };
      });
      const answer = SMALL.run(saved, configuration);
      const hopTimes = urls.map((_url, at) => ({ milliseconds: at + 1, stepMilliseconds: { "0": at + 1 } }));
      return {
        ...answer,
        ...hopTimes[0],
        result: hops[0]?.result ?? answer.result,
        chain: { hops, end: { kind: "answered" }, sentence: "" },
        hopTimes,
      };
    };
    fake = createFakeHost({ ...SMALL, run });
    store = createResultStore(fake.host);
  }

  const shownUrl = (): string | undefined => lastFinished(store.getState().run)?.result.workbench.request.url;

  test("are followed only where that is switched on", async () => {
    await store.getState().start(ORDER);
    store.getState().setRedirects("follow");
    await store.getState().start(ORDER);
    const asked = fake.calls.filter(({ name }) => name === "trace/run").map(({ payload }) => payload);
    expect(asked).toMatchObject([expect.not.objectContaining({ redirects: "follow" }), { redirects: "follow" }]);
  });

  test("a chosen hop is what is shown, and going back to its trace shows it again", async () => {
    leadTo([first, second]);
    await store.getState().start(ORDER);
    expect(shownUrl()).toBe(first);
    store.getState().chooseHop(1);
    expect(shownUrl()).toBe(second);
    store.getState().recall("search");
    store.getState().recall("order");
    expect(shownUrl()).toBe(second);
  });

  test("every hop has its own times", async () => {
    leadTo([first, second]);
    await store.getState().start(ORDER);
    const shown = (): Finished => lastFinished(store.getState().run) ?? expect.fail("no result");
    expect([timesOf(shown()), durationOf(shown())]).toEqual([{ "0": 1 }, 1]);
    store.getState().chooseHop(1);
    expect([timesOf(shown()), durationOf(shown())]).toEqual([{ "0": 2 }, 2]);
  });

  test("a hop that is not there changes nothing", async () => {
    leadTo([first]);
    await store.getState().start(ORDER);
    store.getState().chooseHop(3);
    expect(lastFinished(store.getState().run)).toMatchObject({ hop: 0, result: { workbench: { request: { url: first } } } });
  });

  test("a new run keeps to the hop while it leads to the same place, and goes back to the trace itself when not", async () => {
    const urls: string[] = [first, second];
    leadTo(urls);
    await store.getState().start(ORDER);
    store.getState().chooseHop(1);
    await store.getState().start(ORDER);
    expect(shownUrl()).toBe(second);
    urls[1] = "https://shop.example.com/newer";
    await store.getState().start(ORDER);
    expect(lastFinished(store.getState().run)?.hop).toBe(0);
  });
});

describe("what is remembered of each trace", () => {
  /** Shows, sends and searches so many traces, one after the other. */
  async function sendMany(count: number): Promise<void> {
    for (let number = 1; number <= count; number++) {
      const key = `trace ${number}`;
      store.getState().recall(key);
      await store.getState().start({ ...ORDER, key });
      store.getState().lookFor({ ...NO_SEARCH, text: key });
    }
    store.getState().recall(null);
  }

  test("of 501 traces the one that was looked at longest ago is forgotten, with what was looked for in it", async () => {
    await sendMany(501);
    expect(store.getState().recall("trace 1")).toBe("none");
    expect(store.getState().search).toEqual(NO_SEARCH);
    expect(store.getState().recall("trace 2")).toBe("given-up");
    expect(store.getState().search).toEqual({ ...NO_SEARCH, text: "trace 2" });
  });

  test("the results of 20 are kept, and looking at one keeps it longer", async () => {
    await sendMany(20);
    expect(store.getState().recall("trace 1")).toBe("kept");
    await store.getState().start({ ...ORDER, key: "trace 21" });
    expect(store.getState().recall("trace 2")).toBe("given-up");
    expect(store.getState().recall("trace 1")).toBe("kept");
  });
});

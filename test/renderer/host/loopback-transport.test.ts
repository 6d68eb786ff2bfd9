import { beforeEach, describe, expect, test } from "vitest";
import type { ClientMessage } from "../../../engine/contract/index";
import { createLoopbackTransport, retryDelay, type SocketEvents } from "../../../renderer/host/loopback-transport";
import type { Connection, Transport } from "../../../renderer/host/transport";

interface FakeSocket {
  readonly events: SocketEvents;
  readonly sent: string[];
  state: "connecting" | "open" | "closed";
}

let sockets: FakeSocket[];
let retries: { readonly after: number; readonly run: () => void }[];
let transport: Transport;
let connections: Connection[];

beforeEach(() => {
  sockets = [];
  retries = [];
  connections = [];
  transport = createLoopbackTransport({
    connect(events) {
      const socket: FakeSocket = { events, sent: [], state: "connecting" };
      sockets.push(socket);
      return { isOpen: () => socket.state === "open", send: (text) => void socket.sent.push(text) };
    },
    later: (after, run) => void retries.push({ after, run }),
  });
  transport.watchConnection((connection) => connections.push(connection));
});

function message(id: number): ClientMessage {
  return { kind: "call", id, command: "library/list", payload: {} };
}

function open(): FakeSocket {
  const socket = sockets.at(-1);
  if (socket === undefined) throw new Error("no socket");
  socket.state = "open";
  socket.events.opened();
  return socket;
}

function lose(socket: FakeSocket): void {
  socket.state = "closed";
  socket.events.closed();
}

test("a call made before the connection stands waits for it", () => {
  void transport.call(message(1));
  expect(sockets[0]?.sent).toEqual([]);
  expect(open().sent).toEqual([JSON.stringify(message(1))]);
});

test("answers find their calls, in whatever order they come", async () => {
  const socket = open();
  const first = transport.call(message(1));
  const second = transport.call(message(2));
  socket.events.received(JSON.stringify({ kind: "reply", id: 2, value: ["b"] }));
  socket.events.received(JSON.stringify({ kind: "reply", id: 1, value: ["a"] }));
  expect(await first).toEqual({ kind: "reply", id: 1, value: ["a"] });
  expect(await second).toEqual({ kind: "reply", id: 2, value: ["b"] });
});

test("events reach those who listen, until they stop", () => {
  const heard: string[] = [];
  const stop = transport.subscribe((event) => heard.push(event.kind));
  const socket = open();
  socket.events.received(JSON.stringify({ kind: "event", name: "workspace/changed", payload: {} }));
  stop();
  socket.events.received(JSON.stringify({ kind: "event", name: "workspace/changed", payload: {} }));
  expect(heard).toEqual(["event"]);
});

describe("when the connection is lost", () => {
  test("calls whose answer was lost reject, because nobody knows what came of them", async () => {
    const socket = open();
    const call = transport.call(message(1));
    lose(socket);
    await expect(call).rejects.toThrow("The connection to the workbench was lost");
  });

  test("it is opened again, and calls made meanwhile are sent then", async () => {
    lose(open());
    const call = transport.call(message(5));
    retries[0]?.run();
    const again = open();
    expect(again.sent).toEqual([JSON.stringify(message(5))]);
    again.events.received(JSON.stringify({ kind: "reply", id: 5, value: [] }));
    expect(await call).toMatchObject({ kind: "reply", id: 5 });
  });

  test("the state can be seen", () => {
    lose(open());
    retries[0]?.run();
    open();
    expect(connections.map((connection) => connection.kind)).toEqual(["open", "open", "lost", "open"]);
  });

  test("tries grow apart and begin anew after a success", () => {
    lose(open());
    for (let attempt = 0; attempt < 2; attempt++) {
      retries.at(-1)?.run();
      const socket = sockets.at(-1);
      if (socket !== undefined) lose(socket);
    }
    retries.at(-1)?.run();
    lose(open());
    expect(retries.map(({ after }) => after)).toEqual([250, 500, 1_000, 250]);
  });
});

test.each([
  [1, 250],
  [2, 500],
  [5, 4_000],
  [6, 5_000],
  [60, 5_000],
])("try %i comes after %i ms", (attempt, delay) => expect(retryDelay(attempt)).toBe(delay));

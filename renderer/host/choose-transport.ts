import { createBridgeTransport } from "./bridge-transport";
import { createLoopbackTransport, type Socket, type SocketEvents } from "./loopback-transport";
import type { Transport } from "./transport";

/** The desktop's bridge where the preload put one, else the browser host's WebSocket. */
export function chooseTransport(): Transport {
  const bridge = window.traceWorkbench;
  if (bridge !== undefined) return createBridgeTransport(bridge);
  const token = document.querySelector<HTMLMetaElement>('meta[name="trace-workbench-token"]')?.content ?? "";
  return createLoopbackTransport({
    connect: (events) => openSocket(token, events),
    later: (milliseconds, then) => void window.setTimeout(then, milliseconds),
  });
}

function openSocket(token: string, events: SocketEvents): Socket {
  const socket = new WebSocket(hostAddress(window.location), token === "" ? [] : [`bearer.${token}`]);
  socket.addEventListener("open", () => events.opened());
  socket.addEventListener("close", () => events.closed());
  socket.addEventListener("message", (event: MessageEvent<unknown>) => events.received(event.data));
  return { isOpen: () => socket.readyState === WebSocket.OPEN, send: (text) => socket.send(text) };
}

function hostAddress({ protocol, host }: Location): string {
  return `${protocol === "https:" ? "wss:" : "ws:"}//${host}/host`;
}

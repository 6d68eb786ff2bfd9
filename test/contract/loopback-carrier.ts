import { WebSocket } from "ws";
import type { HostMessage } from "../../engine/contract/envelope";
import { serve } from "../../main/loopback/serve";
import type { LoopbackServer } from "../../main/loopback/server";
import { type Carrier, createInbox, readHostMessage } from "./carrier";

/** The real server, and a WebSocket as the page opens it. */
export async function startLoopbackCarrier({
  workspace,
  dataFolder,
}: {
  readonly workspace: string;
  readonly dataFolder: string;
}): Promise<Carrier> {
  const server = await serve({
    version: "0.0.0-test",
    workspace,
    port: 0,
    dataFolder,
    resources: dataFolder,
    page: dataFolder,
    report: () => undefined,
  });
  const carrier = await connect(server);
  return {
    ...carrier,
    async close() {
      await carrier.close();
      await server.close();
    },
  };
}

/** One more window on a server that runs. */
export async function connect({ port, token }: Pick<LoopbackServer, "port" | "token">): Promise<Carrier> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/host`, [`bearer.${token}`], { origin: `http://127.0.0.1:${port}` });
  const answers = createInbox();
  const events = createInbox();
  socket.on("message", (data: Buffer) => {
    const message: HostMessage = readHostMessage(JSON.parse(data.toString("utf8")));
    if (message.kind === "event") events.put(message);
    else answers.put(message);
  });
  await new Promise((resolve, reject) => {
    socket.once("open", resolve);
    socket.once("error", reject);
  });
  return {
    send(message) {
      socket.send(JSON.stringify(message) ?? "");
      return answers.next();
    },
    nextEvent: () => events.next(),
    close: async () => socket.terminate(),
  };
}

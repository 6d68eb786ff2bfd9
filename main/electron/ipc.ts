import { type IpcMainInvokeEvent, ipcMain, type WebContents } from "electron";
import { type HostMessage, MESSAGE_LIMIT } from "../../engine/contract/envelope";
import { type Host, type HostConnection, refuseOversize } from "../host/create-host";
import { isAppPage } from "./app-protocol";
import { CHANNEL } from "./channel";

/** Carries calls of our own windows' pages to the host. One connection a window, for as long as the window lives. */
export interface Ipc {
  connect(contents: WebContents): void;
}

export function serveIpc(host: Host): Ipc {
  const connections = new Map<number, HostConnection>();

  ipcMain.handle(CHANNEL, async (event, message: unknown): Promise<HostMessage> => {
    const connection = isOwnPage(event) ? connections.get(event.sender.id) : undefined;
    if (connection === undefined) {
      return { kind: "refusal", id: -1, refusal: { code: "invalid-request", message: "Only the window's own page may ask the host." } };
    }
    return sizeOf(message) > MESSAGE_LIMIT ? refuseOversize(idOf(message)) : connection.dispatch(message);
  });

  return {
    connect(contents) {
      const { id } = contents;
      connections.set(
        id,
        host.connect((message) => {
          if (!contents.isDestroyed()) contents.send(CHANNEL, message);
        }),
      );
      contents.once("destroyed", () => {
        connections.get(id)?.close();
        connections.delete(id);
      });
    },
  };
}

/** The top frame of a window of ours, showing our page: an embedded frame is never heard. */
function isOwnPage({ senderFrame, sender }: IpcMainInvokeEvent): boolean {
  return senderFrame !== null && senderFrame === sender.mainFrame && isAppPage(senderFrame.url);
}

/** UTF-8 bytes of the message as JSON; what JSON cannot say is small here and refused by its reader. */
function sizeOf(message: unknown): number {
  try {
    return Buffer.byteLength(JSON.stringify(message) ?? "");
  } catch {
    return 0;
  }
}

function idOf(message: unknown): number {
  return typeof message === "object" && message !== null && "id" in message && typeof message.id === "number" ? message.id : -1;
}

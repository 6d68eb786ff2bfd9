import { contextBridge, type IpcRendererEvent, ipcRenderer } from "electron";
import type { ClientMessage, HostMessage } from "../../engine/contract/envelope";
import { CHANNEL } from "./channel";

/** All that the page gets from Electron: to ask the host, and to hear what it tells. */
contextBridge.exposeInMainWorld("traceWorkbench", {
  call: (message: ClientMessage): Promise<HostMessage> => ipcRenderer.invoke(CHANNEL, message),
  subscribe(listener: (message: HostMessage) => void): () => void {
    const hear = (_event: IpcRendererEvent, message: HostMessage): void => listener(message);
    ipcRenderer.on(CHANNEL, hear);
    return () => void ipcRenderer.removeListener(CHANNEL, hear);
  },
});

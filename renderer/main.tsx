import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import "./styles/tokens.css";
import "./styles/base.css";
import { App } from "./app";
import { runCommand } from "./features/shell/commands";
import { chooseTransport } from "./host/choose-transport";
import { createHostClient } from "./host/client";
import { createWindowMemory, takeByLock } from "./host/window-memory";
import { createStores, type Later } from "./stores/stores";
import { mayLose } from "./stores/trace/may-lose";
import { followAddress } from "./stores/window/follow-address";
import { followAsked } from "./stores/window/follow-asked";
import { keepTogether } from "./stores/window/keep-together";

const later: Later = (milliseconds, then) => {
  const timer = window.setTimeout(then, milliseconds);
  return () => window.clearTimeout(timer);
};

const root = document.getElementById("root");
if (root === null) throw new Error("The page has no place for the window.");

const host = createHostClient(chooseTransport());
const memory = await createWindowMemory({
  storage: () => window.sessionStorage,
  newName: () => window.crypto.randomUUID(),
  take: takeByLock(navigator.locks),
});
const stores = createStores(host, later, memory);
keepTogether(host, stores, later, memory);
followAddress(stores, {
  read: () => window.location.hash,
  push: (hash) => window.history.pushState(null, "", hash),
  replace: (hash) => window.history.replaceState(null, "", hash === "" ? window.location.pathname : hash),
  onChange(listener) {
    window.addEventListener("popstate", listener);
    return () => window.removeEventListener("popstate", listener);
  },
});
followAsked(host, stores, (command) => runCommand(stores, command));
void stores.layout.getState().load();
void stores.workspace.getState().load();
window.addEventListener("beforeunload", (event) => {
  // The desktop window closes without a word: what could be lost there is the host's to finish.
  if (stores.workspace.getState().host?.carrier === "loopback" && mayLose(stores)) event.preventDefault();
});
window.addEventListener("pagehide", () => {
  stores.trace.getState().settle();
  stores.whatIf.getState().settle();
  stores.layout.getState().settle();
});

createRoot(root).render(
  <StrictMode>
    <App stores={stores} />
  </StrictMode>,
);

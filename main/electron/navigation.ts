import { type App, type Session, shell, type WebContents } from "electron";
import { isAppPage } from "./app-protocol";

/** Pages that the program links to; they open in the user's own browser. */
const DOCUMENTATION = "https://developers.cloudflare.com/";

/** Keeps every page where it is: no navigation, no new windows, no embedded pages. */
export function confineNavigation(app: App): void {
  app.on("web-contents-created", (_event, contents) => confineContents(contents));
}

function confineContents(contents: WebContents): void {
  contents.on("will-navigate", (event) => {
    if (!isAppPage(event.url)) event.preventDefault();
  });
  contents.on("will-redirect", (event) => event.preventDefault());
  contents.on("will-attach-webview", (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    if (url.startsWith(DOCUMENTATION)) void shell.openExternal(url);
    return { action: "deny" };
  });
}

/** Denies whatever a page may ask the system for, and every request that leaves the program. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => answer(isAllowed(permission)));
  session.setPermissionCheckHandler((_contents, permission) => isAllowed(permission));
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !isOwnRequest(details.url) }));
}

/** “Copy JSON” and “Paste JSON” are the page's own; nothing else is allowed. */
function isAllowed(permission: string): boolean {
  return permission === "clipboard-sanitized-write" || permission === "clipboard-read";
}

function isOwnRequest(address: string): boolean {
  return isAppPage(address) || /^(?:data|blob|devtools):/.test(address);
}

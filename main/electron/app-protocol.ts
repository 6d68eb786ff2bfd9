import { protocol, type Session } from "electron";
import { contentSecurityPolicy, pageHeaders } from "../host/page/content-security-policy";
import { readPageFile } from "../host/page/page-files";

const APP_SCHEME = "app";
const APP_HOST = "workbench";
/** The only page that a window shows. */
export const APP_PAGE = `${APP_SCHEME}://${APP_HOST}/index.html`;

/** Must run before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Serves the built window, and nothing else, as `app://workbench/…`. */
export function serveAppScheme(session: Session, page: string): void {
  const headers = pageHeaders(contentSecurityPolicy([]));
  session.protocol.handle(APP_SCHEME, async (request) => {
    const url = new URL(request.url);
    const file = request.method === "GET" && url.host === APP_HOST ? await readPageFile(page, url.pathname) : null;
    if (file === null)
      return new Response("There is nothing here.", { status: 404, headers: { ...headers, "Content-Type": "text/plain" } });
    return new Response(new Uint8Array(file.bytes), { headers: { ...headers, "Content-Type": file.type } });
  });
}

export function isAppPage(address: string): boolean {
  try {
    const { protocol: scheme, host } = new URL(address);
    return scheme === `${APP_SCHEME}:` && host === APP_HOST;
  } catch {
    return false;
  }
}

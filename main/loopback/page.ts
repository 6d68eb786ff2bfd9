import type { PageFile } from "../host/page/page-files";

/** Where the page's files come from: the built window, or a development server. */
export interface PageSource {
  /** `null` where there is no such file. */
  read(pathname: string): Promise<PageFile | null>;
}

/** The page with the token that its script sends back; the token's alphabet needs no escaping. */
export function pageWithToken(page: PageFile, token: string): PageFile {
  const meta = `<meta name="trace-workbench-token" content="${token}">`;
  const html = page.bytes.toString("utf8").replace(/<head(?:\s[^>]*)?>/i, (head) => `${head}${meta}`);
  return { type: page.type, bytes: Buffer.from(html) };
}

/** What a visitor without the token of this start sees. */
export const NO_TOKEN_PAGE = plainPage(
  "This address needs its token",
  "Open the address that <code>trace-workbench serve</code> printed when it started; it holds the token of that start.",
);

/** What is shown when the window was not built. */
export const NO_WINDOW_PAGE = plainPage("The window is not built", "Run <code>npm run build</code>, then load this page again.");

/** Goes on to the page by a navigation of this very site, so that a strict cookie is sent along. */
export const GO_ON_PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="refresh" content="0;url=/"><title>Trace Workbench</title></head><body></body></html>`;

function plainPage(title: string, sentence: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title} · Trace Workbench</title></head><body><main><h1>${title}</h1><p>${sentence}</p></main></body></html>`;
}

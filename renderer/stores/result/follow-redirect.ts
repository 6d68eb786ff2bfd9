import type { TraceResult } from "../../../engine/contract/index";
import { WORDS } from "../../words/words";
import type { Stores } from "../stores";
import type { RunOf } from "./result";
import { sendTrace } from "./send-trace";

export interface RedirectTarget {
  readonly url: string;
  readonly method: string;
  /** A browser that asks with GET instead sends no body. */
  readonly body: "kept" | "dropped";
}

/** What a browser asks for next after this answer: 303, and 301 and 302 to a POST, make it a GET. `null`: no redirect to follow. */
export function redirectTarget({ status_code, workbench }: TraceResult): RedirectTarget | null {
  const { location, request } = workbench;
  if (location === null || status_code === undefined || status_code < 300 || status_code > 399 || !URL.canParse(location, request.url))
    return null;
  const { method } = request;
  const asGet = (status_code === 303 && method !== "HEAD") || (status_code <= 302 && method === "POST");
  const url = new URL(location, request.url).href;
  return asGet ? { url, method: "GET", body: "dropped" } : { url, method, body: "kept" };
}

/** Sends a copy of a trace to where the answer redirected it, as a trace of its own that is not saved. */
export async function followRedirect(
  stores: Pick<Stores, "trace" | "workspace" | "result" | "whatIf">,
  { saved: { expect: _expect, ...saved }, row }: Pick<RunOf, "saved" | "row">,
  { url, method, body }: RedirectTarget,
): Promise<void> {
  const { body: carried, ...rest } = saved.trace;
  const trace = { ...rest, url, method, ...(body === "kept" && carried !== undefined ? { body: carried } : {}) };
  stores.trace
    .getState()
    .startNew(
      { ...saved, name: WORDS.stores.followRedirect.redirected(saved.name ?? url), trace },
      stores.trace.getState().document?.folder ?? "",
    );
  const { document, chooseRow } = stores.trace.getState();
  if (document !== null && row !== null) chooseRow(document.key, row);
  await sendTrace(stores);
}

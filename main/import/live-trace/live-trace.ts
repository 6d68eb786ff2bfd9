import { Refused } from "../../../engine/contract/refused";
import type { TraceDefinition } from "../../../engine/request/trace-definition";
import { isJsonObject, type Json } from "../../../engine/support/json";
import type { ApiAnswer, ApiClient } from "../pull/api-client";

/** What the token needs for it. https://developers.cloudflare.com/rules/trace-request/how-to/ */
export const LIVE_TRACE_PERMISSION = "Allow Request Tracer: Read (of the account)";

/** Sends a trace to Cloudflare's own Request Trace operation and gives its `result` as it came. Refuses with the API's words where it has none. */
export async function liveTrace(client: ApiClient, account: string, definition: TraceDefinition): Promise<Json> {
  const answer = await client.trace(account, definition);
  if (answer.kind !== "json") throw new Refused("unreadable", refusal(answer));
  const envelope: Json = JSON.parse(JSON.stringify(answer.body ?? null));
  if (!isJsonObject(envelope)) throw new Refused("unreadable", "Cloudflare's answer to the trace is not what its documentation says.");
  const result = envelope["result"];
  if (envelope["success"] === false || !isJsonObject(result))
    throw new Refused("unreadable", `Cloudflare did not trace: ${errorsOf(envelope["errors"])}`);
  return result;
}

function refusal(answer: ApiAnswer): string {
  if (answer.kind !== "fault") return "Cloudflare's answer to the trace is no JSON.";
  const said = `${answer.status === null ? "" : `${answer.status}: `}${answer.message}`;
  if (answer.status === 401 || answer.status === 403)
    return `Cloudflare did not trace (${said}). The token needs “${LIVE_TRACE_PERMISSION}”.`;
  if (answer.status === 429) return `Cloudflare did not trace (${said}): it was asked too often; try again later.`;
  return `Cloudflare did not trace: ${said}`;
}

function errorsOf(errors: Json | undefined): string {
  const said = (isArray(errors) ? errors : []).flatMap((error) => {
    const message = isJsonObject(error) ? error["message"] : undefined;
    return typeof message === "string" ? [message] : [];
  });
  return said.length === 0 ? "it gave no result and no reason." : said.join("; ");
}

function isArray(json: Json | undefined): json is readonly Json[] {
  return Array.isArray(json);
}

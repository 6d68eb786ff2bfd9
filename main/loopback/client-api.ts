import type { IncomingMessage } from "node:http";
import { type ApiAnswer as ClientAnswer, ERRORS, fail } from "../host/api/api-answer";
import type { Host } from "../host/create-host";
import { type ApiAnswer, bodyOf } from "./api";

/** Where Cloudflare's API begins in an address: a program's base URL is this server's with `/client/v4`. */
export const CLIENT_API = "/client/v4/";

/** Names a configuration other than the active one. */
const CONFIGURATION_HEADER = "x-trace-workbench-configuration";

export const REFUSED_CLIENT = print(fail(403, ERRORS.notAuthenticated));

export async function answerClient(host: Host, request: IncomingMessage, url: URL): Promise<ApiAnswer> {
  const body = await bodyOf(request);
  if (body === null) return { ...print(fail(413, ERRORS.tooLarge)), counted: "too-long" };
  const named = request.headers[CONFIGURATION_HEADER];
  return print(
    await host.api({
      method: request.method ?? "GET",
      path: decodeURIComponent(url.pathname.slice(CLIENT_API.length - 1)),
      query: url.searchParams,
      configuration: typeof named === "string" && named !== "" ? decodeURIComponent(named) : null,
      body,
    }),
  );
}

function print({ status, json }: ClientAnswer): ApiAnswer {
  return { status, body: JSON.stringify(json) };
}

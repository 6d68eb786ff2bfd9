import type { ApiClient } from "../import/pull/api-client";
import { clientOfEnvironment, tokenOfEnvironment } from "../import/pull/environment";
import { Failure } from "./failure";

/** A client of the API with the environment's token, which is neither printed nor written. Fails where there is none. */
export async function apiClientOfEnvironment(signal: AbortSignal): Promise<ApiClient> {
  const token = tokenOfEnvironment();
  if (token === null) throw new Failure("there is no token: put one into the environment variable CLOUDFLARE_API_TOKEN");
  return clientOfEnvironment({ token, signal });
}

import { type ApiClient, createApiClient } from "../import/pull/api-client";
import { Failure } from "./failure";

/** A client of the API with the environment's token, which is neither printed nor written. Fails where there is none. */
export async function apiClientOfEnvironment(signal: AbortSignal): Promise<ApiClient> {
  const token = process.env["CLOUDFLARE_API_TOKEN"] ?? "";
  if (token === "") throw new Failure("there is no token: put one into the environment variable CLOUDFLARE_API_TOKEN");
  const baseUrl = process.env["CLOUDFLARE_BASE_URL"];
  return createApiClient({ token, signal, ...(baseUrl === undefined ? {} : { baseUrl }) });
}

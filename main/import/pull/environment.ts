import { type ApiClient, type ApiClientOptions, createApiClient } from "./api-client";

/** The token that the environment has for the API; `null` where it has none. */
export function tokenOfEnvironment(): string | null {
  const token = process.env["CLOUDFLARE_API_TOKEN"] ?? "";
  return token === "" ? null : token;
}

/** A client at the address that the environment names, which is the official one where it names none. */
export function clientOfEnvironment(options: Omit<ApiClientOptions, "baseUrl">): Promise<ApiClient> {
  const baseUrl = process.env["CLOUDFLARE_BASE_URL"];
  return createApiClient({ ...options, ...(baseUrl === undefined ? {} : { baseUrl }) });
}

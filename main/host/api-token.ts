import { Refused } from "../../engine/contract/refused";
import { tokenOfEnvironment } from "../import/pull/environment";
import type { HostAbilities } from "./create-host";
import { whyNoSecrets } from "./secrets";

/** The name under which the token is kept. */
export const TOKEN_NAME = "cloudflare-api-token";

export interface ApiToken {
  readonly token: string;
  readonly from: "kept" | "environment";
}

/** The token for the API: one that is kept goes before the environment's; `null` where there is none. */
export async function findApiToken({ secrets }: HostAbilities): Promise<ApiToken | null> {
  const kept = secrets === undefined || whyNoSecrets(secrets) !== null ? null : await secrets.read(TOKEN_NAME);
  if (kept !== null) return { token: kept, from: "kept" };
  const token = tokenOfEnvironment();
  return token === null ? null : { token, from: "environment" };
}

/** The same; refuses with what to do about it where there is none. */
export async function requireApiToken(abilities: HostAbilities): Promise<string> {
  const found = await findApiToken(abilities);
  if (found !== null) return found.token;
  const how = whyNoSecrets(abilities.secrets) === null ? "give one" : "start the workbench with one in CLOUDFLARE_API_TOKEN";
  throw new Refused("not-found", `There is no token for the API; ${how}.`);
}

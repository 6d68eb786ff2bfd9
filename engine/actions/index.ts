import type { ActionDefinition } from "./action";
import { block } from "./block";
import { interactiveChallenge, jsChallenge, managedChallenge } from "./challenges";
import { compressResponse } from "./compress-response";
import { execute } from "./execute";
import { INTERNAL_ACTIONS } from "./internal";
import { log } from "./log";
import { logCustomField } from "./log-custom-field";
import { redirect } from "./redirect";
import { rewrite } from "./rewrite";
import { route } from "./route";
import { score } from "./score";
import { serveError } from "./serve-error";
import { setCacheControl } from "./set-cache-control";
import { setCacheSettings } from "./set-cache-settings";
import { setCacheTags } from "./set-cache-tags";
import { setConfig } from "./set-config";
import { skip } from "./skip";

/** Every action a rule can have. https://developers.cloudflare.com/ruleset-engine/rules-language/actions/ */
export const ACTIONS: readonly ActionDefinition[] = [
  block,
  managedChallenge,
  jsChallenge,
  interactiveChallenge,
  log,
  skip,
  execute,
  redirect,
  rewrite,
  route,
  setConfig,
  setCacheSettings,
  serveError,
  score,
  compressResponse,
  logCustomField,
  setCacheControl,
  setCacheTags,
  ...INTERNAL_ACTIONS,
];

const BY_NAME: ReadonlyMap<string, ActionDefinition> = new Map(ACTIONS.map((action) => [action.name, action]));

export function findAction(name: string): ActionDefinition | undefined {
  return BY_NAME.get(name);
}

import { WORDS } from "../../words/words";

const texts = WORDS.ruleEditor.actionWords;
interface ActionWords {
  readonly title: string;
  /** What a match comes to, as the end of a sentence. */
  readonly outcome: string;
}

const ACTIONS: Readonly<Record<string, ActionWords>> = {
  block: { title: texts.block, outcome: texts.blockThen },
  challenge: { title: texts.interactiveChallenge, outcome: texts.challengeThen },
  js_challenge: { title: texts.jsChallenge, outcome: texts.challengeThen },
  managed_challenge: { title: texts.managedChallenge, outcome: texts.challengeThen },
  skip: { title: texts.skip, outcome: texts.skipThen },
  log: { title: texts.log, outcome: texts.logThen },
  execute: { title: texts.execute, outcome: texts.executeThen },
  redirect: { title: texts.redirect, outcome: texts.redirectThen },
  rewrite: { title: texts.rewrite, outcome: texts.rewriteThen },
  route: { title: texts.route, outcome: texts.routeThen },
  set_config: { title: texts.setConfiguration, outcome: texts.configurationThen },
  set_cache_settings: { title: texts.setCacheSettings, outcome: texts.cacheThen },
  serve_error: { title: texts.serveError, outcome: texts.errorThen },
  compress_response: { title: texts.compressResponse, outcome: texts.compressThen },
  score: { title: texts.score, outcome: texts.scoreThen },
  log_custom_field: { title: texts.logCustomField, outcome: texts.logFieldThen },
};

export function actionTitle(action: string): string {
  if (action === "") return texts.noAction;
  const words = action.replaceAll("_", " ");
  return ACTIONS[action]?.title ?? `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

export function actionThen(action: string): string {
  return ACTIONS[action]?.outcome ?? "";
}

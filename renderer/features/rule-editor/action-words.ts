import { WORDS } from "../../words/words";

const texts = WORDS.ruleEditor.actionWords;
interface ActionWords {
  readonly title: string;
  /** What a match comes to, as the end of a sentence. */
  readonly outcome: string;
}

const ACTIONS: Readonly<Record<string, ActionWords>> = {
  block: { title: texts.block, outcome: texts.endsTheRequestLaterPhases },
  challenge: { title: texts.interactiveChallenge, outcome: texts.stopsWhoDoesNotSolve },
  js_challenge: { title: texts.jsChallenge, outcome: texts.stopsWhoDoesNotSolve },
  managed_challenge: { title: texts.managedChallenge, outcome: texts.stopsWhoDoesNotSolve },
  skip: { title: texts.skip, outcome: texts.passesOverWhatTheParameters },
  log: { title: texts.log, outcome: texts.onlyNotesTheRequestLater },
  execute: { title: texts.execute, outcome: texts.runsTheRulesOfAnother },
  redirect: { title: texts.redirect, outcome: texts.answersWithARedirectLater },
  rewrite: { title: texts.rewrite, outcome: texts.changesTheRequestOrThe },
  route: { title: texts.route, outcome: texts.changesWhereTheOriginIs },
  set_config: { title: texts.setConfiguration, outcome: texts.changesSettingsForThisRequest },
  set_cache_settings: { title: texts.setCacheSettings, outcome: texts.saysHowTheAnswerIs },
  serve_error: { title: texts.serveError, outcome: texts.answersWithAPageOf },
  compress_response: { title: texts.compressResponse, outcome: texts.saysHowTheAnswerIs2 },
  score: { title: texts.score, outcome: texts.addsToTheScoreThat },
  log_custom_field: { title: texts.logCustomField, outcome: texts.addsFieldsToTheLogs },
};

export function actionTitle(action: string): string {
  if (action === "") return texts.noAction;
  const words = action.replaceAll("_", " ");
  return ACTIONS[action]?.title ?? `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

export function actionThen(action: string): string {
  return ACTIONS[action]?.outcome ?? "";
}

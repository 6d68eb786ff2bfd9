interface ActionWords {
  readonly title: string;
  /** What a match comes to, as the end of a sentence. */
  readonly outcome: string;
}

const ACTIONS: Readonly<Record<string, ActionWords>> = {
  block: { title: "Block", outcome: "ends the request, later phases are not reached" },
  challenge: { title: "Interactive Challenge", outcome: "stops who does not solve the challenge" },
  js_challenge: { title: "JS Challenge", outcome: "stops who does not solve the challenge" },
  managed_challenge: { title: "Managed Challenge", outcome: "stops who does not solve the challenge" },
  skip: { title: "Skip", outcome: "passes over what the parameters name" },
  log: { title: "Log", outcome: "only notes the request, later rules go on" },
  execute: { title: "Execute", outcome: "runs the rules of another ruleset" },
  redirect: { title: "Redirect", outcome: "answers with a redirect, later phases are not reached" },
  rewrite: { title: "Rewrite", outcome: "changes the request or the response, later rules go on" },
  route: { title: "Route", outcome: "changes where the origin is looked for" },
  set_config: { title: "Set configuration", outcome: "changes settings for this request" },
  set_cache_settings: { title: "Set cache settings", outcome: "says how the answer is cached" },
  serve_error: { title: "Serve error", outcome: "answers with a page of your own" },
  compress_response: { title: "Compress response", outcome: "says how the answer is compressed" },
  score: { title: "Score", outcome: "adds to the score that a later rule asks for" },
  log_custom_field: { title: "Log custom field", outcome: "adds fields to the logs" },
};

export function actionTitle(action: string): string {
  if (action === "") return "No action";
  const words = action.replaceAll("_", " ");
  return ACTIONS[action]?.title ?? `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

export function actionThen(action: string): string {
  return ACTIONS[action]?.outcome ?? "";
}

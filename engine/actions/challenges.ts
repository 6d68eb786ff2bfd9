import type { HttpResponse } from "../http/message";
import type { ActionDefinition, ActionPoint, PreparedAction } from "./action";
import type { Verdict } from "./verdict";

/** A challenge page, status 403. With `skip_challenge` the match is recorded and the evaluation goes on. */
const CHALLENGE_PAGE: HttpResponse = { status: 403, headers: [{ name: "content-type", value: "text/html" }], body: "" };

const DOCUMENTATION = "https://developers.cloudflare.com/cloudflare-challenges/";

export const managedChallenge = defineChallenge("managed_challenge", "Managed Challenge");
export const jsChallenge = defineChallenge("js_challenge", "JS Challenge");
export const interactiveChallenge = defineChallenge("challenge", "Interactive Challenge");

function defineChallenge(name: string, title: string): ActionDefinition {
  return { name, title, terminating: true, sways: true, documentation: DOCUMENTATION, prepare: prepareChallenge };
}

function prepareChallenge(): PreparedAction {
  return { run: runChallenge };
}

function runChallenge({ passage, skipChallenge }: ActionPoint): Verdict {
  if (skipChallenge) {
    return { kind: "continue", passage, effects: [], note: "The trace skips challenges, so the challenge counts as solved." };
  }
  return {
    kind: "respond",
    outcome: "challenge",
    response: CHALLENGE_PAGE,
    location: null,
    effects: [{ target: "response.status", before: null, after: CHALLENGE_PAGE.status }],
  };
}

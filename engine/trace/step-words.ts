import { phasePlaces } from "./phase-places";
import type { Effect, Outcome } from "./result";
import type { StepEntry } from "./step-index";
import { plainValueText } from "./value-text";

/** What an action is called; others are their name in words. */
const ACTIONS: Readonly<Record<string, string>> = {
  block: "Block",
  challenge: "Interactive Challenge",
  compress_response: "Compress",
  execute: "Execute",
  force_connection_close: "Close connection",
  js_challenge: "JS Challenge",
  log: "Log",
  log_custom_field: "Log field",
  managed_challenge: "Managed Challenge",
  redirect: "Redirect",
  rewrite: "Rewrite",
  route: "Route",
  score: "Score",
  serve_error: "Serve error",
  set_cache_settings: "Cache settings",
  set_config: "Set config",
  skip: "Skip",
};

/** What a phase that holds the end of the request is called. */
const ENDS: Readonly<Record<Outcome, string>> = {
  origin: "Answered",
  block: "Blocked",
  challenge: "Challenged",
  redirect: "Redirected",
  worker: "Answered",
  access: "Access",
  "waiting-room": "Queued",
  error: "Failed",
  untraceable: "Not traceable",
};

const UNMATCHED = { "no match": "No match", skipped: "Skipped", "not simulated": "Not simulated" } as const;

/** The state of a step in one or two words: what a matched rule did, what became of everything else. */
export function stateWord(entry: StepEntry, outcome: Outcome): string {
  const { action } = entry.step;
  if (entry.state === "ended") return endedHere(entry) && action !== undefined ? actionWord(action) : ENDS[outcome];
  if (entry.step.workbench.counted === true) return "Counted";
  if (entry.state === "matched") return action === undefined ? "Matched" : actionWord(action);
  return UNMATCHED[entry.state];
}

/** True for the innermost step that ended the request, false for what holds it. */
export function endedHere(entry: StepEntry): boolean {
  return entry.state === "ended" && !entry.children.some((child) => child.state === "ended");
}

/** What an action is called. */
export function actionWord(action: string): string {
  const words = action.replaceAll("_", " ");
  return ACTIONS[action] ?? words.charAt(0).toUpperCase() + words.slice(1);
}

/** The quiet words after a step's name: how many of its rules matched. */
export function stepNote(entry: StepEntry): string {
  if (entry.rules === 0 || entry.step.type === "rule") return "";
  const kind = entry.rules === 1 ? "rule" : "rules";
  return `${entry.matchedRules} of ${entry.rules} ${kind}`;
}

/** Why a step, or what its action would do, could not be simulated; null where it could. */
export function whyNot({ state, step }: StepEntry): string | null {
  const { fidelity, reason } = step.workbench;
  const actionIsMissing = state === "matched" && step.type !== "phase" && fidelity === "not simulated";
  return state === "not simulated" || actionIsMissing ? (reason ?? null) : null;
}

/** Whether the step's outcome hangs on a value or a behaviour that nobody gave. */
export function isAssumed({ step }: StepEntry): boolean {
  return step.workbench.fidelity === "assumed" || step.workbench.explanation?.certain === false;
}

/** Where a rule's expression stopped: the text of its first blocking condition; null where there is none. */
export function stopsAt(entry: StepEntry): string | null {
  const { explanation } = entry.step.workbench;
  if (entry.state !== "no match" || explanation === undefined || explanation.blocking === null) return null;
  const text = explanation.expression.slice(explanation.blocking.start, explanation.blocking.end).trim();
  return text === "" ? null : text.replace(/\s+/g, " ");
}

export interface EffectWords {
  /** What changed, short: `path`, `security_level`; for something new also what was done: `set`. */
  readonly what: string;
  readonly before: string | null;
  readonly after: string;
}

const SKIPPED = /^(phase|product|ruleset)\.(.+)$/;

/** Effects in a few words; what a rule skips is told together. */
export function effectsInWords(effects: readonly Effect[]): readonly EffectWords[] {
  const skipped = effects.flatMap(({ target, after }) => (after === "skipped" && SKIPPED.test(target) ? [skippedName(target)] : []));
  const others = effects.filter(({ target, after }) => after !== "skipped" || !SKIPPED.test(target)).map(effectWords);
  return skipped.length === 0 ? others : [{ what: "skips", before: null, after: skipped.join(", ") }, ...others];
}

/** `phase.http_ratelimit` → “Rate limiting rules”, `product.zoneLockdown` → “zone lockdown”. */
function skippedName(target: string): string {
  const [, kind, name] = SKIPPED.exec(target) ?? [];
  if (kind === undefined || name === undefined) return target;
  if (kind === "phase") return phasePlaces(name)[0]?.title ?? name;
  if (kind === "ruleset") return name === "current" ? "the rest of this ruleset" : name;
  return name.replace(/([a-z])([A-Z])/g, (_whole, before: string, after: string) => `${before} ${after.toLowerCase()}`);
}

/** An effect in a few words: `path` /a → /b, `set` name: value, `removed` name. */
export function effectWords({ target, before, after }: Effect): EffectWords {
  const name = shortTarget(target);
  if (after === null) return { what: "removed", before: null, after: name };
  const text = plainValueText(after);
  if (before !== null) return { what: name, before: plainValueText(before), after: text };
  return target.includes(".headers.")
    ? { what: "set", before: null, after: `${name}: ${text}` }
    : { what: name, before: null, after: text };
}

/** `request.uri.path` → `path`, `response.headers.location` → `location`. */
function shortTarget(target: string): string {
  const header = /^(?:request|response)\.headers\.(.+)$/.exec(target)?.[1];
  if (header !== undefined) return header;
  return target.slice(target.lastIndexOf(".") + 1);
}

/** The effects to show beside a step: its own; while it stands open, those of its rules stand beside them instead. */
export function effectsOf(entry: StepEntry, fold: "open" | "closed" | null): readonly Effect[] {
  if (endedHere(entry) || entry.state === "skipped") return [];
  return fold === "open" && entry.matchedRules > 0 ? [] : effectsWithin(entry);
}

function effectsWithin(entry: StepEntry): readonly Effect[] {
  const own = entry.step.workbench.effects;
  return own.length > 0 ? own : entry.children.flatMap(effectsWithin);
}

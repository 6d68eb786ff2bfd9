import type { Phase } from "../../phases/phase";
import type { Json } from "../../support/json";
import type { Effect } from "../../trace/result";
import { valueText } from "../../trace/value-text";
import type { Run } from "./run";

/** A change of the request that later phases see. */
export interface Rewrite {
  readonly phase: Phase;
  readonly step: string;
  readonly effect: Effect;
}

/** Keeps what a step changed of the request, so that later rules which read it can say so. */
export function noteRewrites(run: Run, effects: readonly Effect[], phase: Phase, step: string): void {
  if (!run.recorder.records) return;
  for (const effect of effects)
    if (effect.target.startsWith("request.") && effect.before !== effect.after) run.rewrites.push({ phase, step, effect });
}

/** What of the request a field reads, as effects name it; others are whole. */
const TARGETS: readonly (readonly [field: RegExp, targets: readonly string[]])[] = [
  [/^http\.request\.uri\.path/, ["request.uri.path"]],
  [/^http\.request\.uri\.(?:query|args)/, ["request.uri.query"]],
  [/^http\.request\.(?:uri|full_uri)$/, ["request.uri.path", "request.uri.query"]],
  [/^http\.user_agent$/, ["request.headers.user-agent"]],
  [/^http\.referer$/, ["request.headers.referer"]],
  [/^http\.x_forwarded_for$/, ["request.headers.x-forwarded-for"]],
  [/^http\.(?:cookie|request\.cookies)/, ["request.headers.cookie"]],
  [/^http\.request\.accepted_languages/, ["request.headers.accept-language"]],
];

/** One sentence for each field whose value an earlier phase has changed: what it was, and who changed it. */
export function hintsFor(run: Run, fields: readonly string[], phase: Phase): readonly string[] {
  if (run.rewrites.length === 0) return [];
  const earlier = run.rewrites.filter((rewrite) => rewrite.phase !== phase);
  return fields.flatMap((field) => {
    const changes = earlier.filter(({ effect }) => targetsOf(field).includes(effect.target));
    const [first] = changes;
    const last = changes.at(-1);
    if (first === undefined || last === undefined || same(first.effect.before, last.effect.after)) return [];
    const by = `${last.phase.product} (step ${last.step})`;
    return [`${field} reads ${describe(last.effect.after)} here: ${by} changed it from ${describe(first.effect.before)}${rawName(field)}.`];
  });
}

function targetsOf(field: string): readonly string[] {
  const header = /^http\.request\.headers\["(.*)"\]$/.exec(field)?.[1];
  if (header !== undefined) return [`request.headers.${header}`];
  return TARGETS.find(([pattern]) => pattern.test(field))?.[1] ?? [];
}

/** The field that still has the value as it came in. */
function rawName(field: string): string {
  return /^http\.request\.(?:uri|full_uri|headers)/.test(field) ? `, which raw.${field} still has` : "";
}

function describe(value: Json): string {
  return value === null ? "nothing" : valueText(value);
}

function same(before: Json, after: Json): boolean {
  return JSON.stringify(before) === JSON.stringify(after);
}

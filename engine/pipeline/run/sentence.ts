import { findAction } from "../../actions";
import type { ResultWorkbench } from "../../trace/result";
import type { Ended, Run } from "./run";

/** Of reasons and conditions, as many are told; of the others, how many there are. */
const MOST_CLAUSES = 2;

/** The answer in one line: what became of the request, by which rule, and why; or under which conditions; and whether real traffic comes here. */
export function sentenceOf(run: Run, ended: Ended | null, location: string | null, origin: ResultWorkbench["origin"]): string {
  return `${answerOf(run, ended, location, origin)}${describeAbsence(run)}`;
}

/** A name that real traffic does not reach the network by is traced all the same. */
function describeAbsence({ chosen: { limits }, passage }: Run): string {
  const host = passage.original.host;
  if (limits.some(({ code }) => code === "not-proxied")) return ` Real traffic passes none of this: ${host} is not proxied.`;
  if (limits.some(({ code }) => code === "no-dns-record")) return ` Real traffic does not arrive: ${host} has no DNS record.`;
  return "";
}

function answerOf(run: Run, ended: Ended | null, location: string | null, origin: ResultWorkbench["origin"]): string {
  const conditions = joinClauses([...run.conditions, ...run.assumedConditions], "assumption holds", "assumptions hold");
  if (ended === null) {
    const allowed = conditions === "" ? "Allowed" : `Allowed, if ${conditions}`;
    return `${allowed}: no rule ends the request, which goes to the origin${origin === null ? "" : ` ${describeOrigin(origin)}`}.`;
  }
  const reasons = ended.because.filter((reason) => !run.assumedConditions.has(reason));
  const because = reasons.length === 0 ? "" : `, because ${joinClauses(reasons, "condition holds", "conditions hold")}`;
  const hanging = conditions === "" ? "" : `, if ${conditions}`;
  return `${describeOutcome(ended, location)} by ${describeRule(run, ended)}${because}${hanging}.`;
}

function describeOutcome({ outcome, action, status }: Ended, location: string | null): string {
  if (outcome === "block") return "Blocked";
  if (outcome === "challenge") return `Challenged (${findAction(action)?.title ?? "Managed Challenge"})`;
  if (outcome === "redirect") return `Redirected (${status}) to ${location ?? "nowhere"}`;
  return outcome === "error" ? `Failed (${status})` : `Answered (${status})`;
}

function describeRule(run: Run, { phase, level, by, within }: Ended): string {
  if (phase.name === "workers") return `the Worker “${by.description}” (zone ${run.chosen.zone.name})`;
  const ruleset = within === null || within === "" ? "" : ` of “${within}”`;
  const place = level === "account" ? "account" : `zone ${run.chosen.zone.name}`;
  return `${phase.rule} “${by.description}”${ruleset} (${place})`;
}

function describeOrigin({ host, port }: NonNullable<ResultWorkbench["origin"]>): string {
  const name = host.includes(":") ? `[${host}]` : host;
  return port === 443 || port === 80 ? name : `${name}:${port}`;
}

function joinClauses(clauses: readonly string[], one: string, several: string): string {
  const shown = clauses.slice(0, MOST_CLAUSES);
  const more = clauses.length - shown.length;
  if (more > 0) return `${shown.join(", ")} and ${more} more ${more === 1 ? one : several}`;
  return shown.join(" and ");
}

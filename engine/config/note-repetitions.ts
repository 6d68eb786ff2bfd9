import type { Account, List, Ruleset, Zone } from "./configuration";
import type { Note } from "./reading";

/** Notes what may be there once only: entry points of a phase, ids of rulesets, names of lists. The first one counts. */
export function noteRepetitions(account: Account, zones: readonly Zone[], note: Note): void {
  noteRulesets(account.rulesets, "root", "the account", note);
  for (const zone of zones) noteRulesets(zone.rulesets, "zone", `zone ${zone.name}`, note);
  noteLists(account.lists, note);
}

function noteRulesets(rulesets: readonly Ruleset[], entryKind: "root" | "zone", owner: string, note: Note): void {
  const entryPoints = new Map<string, Ruleset>();
  const ids = new Map<string, Ruleset>();
  for (const ruleset of rulesets) {
    const sameId = ruleset.id === "" ? undefined : ids.get(ruleset.id);
    if (sameId !== undefined) {
      note({
        code: "duplicate-ruleset",
        severity: "error",
        message: `Ruleset ${ruleset.id} stands in ${sameId.source.file} already; that one counts.`,
        place: ruleset.source,
      });
      continue;
    }
    ids.set(ruleset.id, ruleset);
    noteKind(ruleset, entryKind, owner, note);
    if (ruleset.kind !== entryKind) continue;
    const other = entryPoints.get(ruleset.phase);
    if (other === undefined) entryPoints.set(ruleset.phase, ruleset);
    else {
      note({
        code: "duplicate-entry-point",
        severity: "error",
        message: `${owner} has an entry point for phase ${ruleset.phase} in ${other.source.file} already; that one counts.`,
        place: ruleset.source,
      });
    }
  }
}

function noteKind(ruleset: Ruleset, entryKind: "root" | "zone", owner: string, note: Note): void {
  const misplaced = entryKind === "root" ? ruleset.kind === "zone" : ruleset.kind === "root";
  if (!misplaced) return;
  note({
    code: "misplaced-entry-point",
    severity: "error",
    message: `A ruleset of kind “${ruleset.kind}” is no entry point of ${owner} and is not evaluated there.`,
    place: ruleset.source,
    fix: ruleset.kind === "root" ? "Put it into account/rulesets/." : "Put it into the rulesets/ folder of its zone.",
  });
}

function noteLists(lists: readonly List[], note: Note): void {
  const names = new Map<string, List>();
  for (const list of lists) {
    const other = names.get(list.name);
    if (other === undefined) names.set(list.name, list);
    else {
      note({
        code: "duplicate-list",
        severity: "error",
        message: `A list called “${list.name}” stands in ${other.source.file} already; that one counts.`,
        place: list.source,
      });
    }
  }
}

import type { Configuration, Ruleset } from "../../config/configuration";
import { diffConfigurations } from "./difference/index";
import { isEntryPoint, productOf, titleOfRuleset } from "./difference/ruleset-title";
import type { ComparedEdit } from "./edit";

/** What an edit is at a glance; switching a rule on or off is more than any change. */
export type EditMark = ComparedEdit["kind"] | "enabled" | "disabled";

/** An edit with the way to it: account or zone, product, rule set where it is not the entry point, rule or item. */
export type LocatedEdit = ComparedEdit & { readonly path: readonly string[]; readonly mark: EditMark };

/** What two configurations have otherwise, each edit with its way. No trace has to run for it. */
export function locateEdits(before: Configuration, after: Configuration): readonly LocatedEdit[] {
  return diffConfigurations(before, after).map((edit) => ({ ...edit, path: pathOf(edit, before, after), mark: markOf(edit) }));
}

function markOf({ kind, title, before, after }: ComparedEdit): EditMark {
  if (title === "switched on" && before === false && after === true) return "enabled";
  return title === "switched off" && before === true && after === false ? "disabled" : kind;
}

const ACCOUNT = "account";

function pathOf(edit: ComparedEdit, before: Configuration, after: Configuration): readonly string[] {
  const { where } = edit;
  const whole = [...before.zones, ...after.zones].find(({ name }) => where === `zone ${name}`);
  if (whole !== undefined) return [whole.name];
  const list = [...before.account.lists, ...after.account.lists].find(({ name }) => startsAs(where, `list ${name}`));
  if (list !== undefined) return [ACCOUNT, "Lists", list.name, ...restOf(where, `list ${list.name}`)];
  const owner = ownerOf(
    where,
    [...before.zones, ...after.zones].map(({ name }) => name),
  );
  const ruleset = rulesetOf(edit.place.after, after, owner) ?? rulesetOf(edit.place.before, before, owner);
  const title = ruleset === null ? null : titleOfRuleset(ruleset, owner);
  if (ruleset !== null && title !== null && startsAs(where, title))
    return [owner, productOf(ruleset), ...(isEntryPoint(ruleset) || ruleset.name === "" ? [] : [ruleset.name]), ...restOf(where, title)];
  const suffix = ` (${owner})`;
  const end = where.indexOf(suffix);
  return end < 0 ? [owner, where] : [owner, where.slice(0, end), ...restOf(where, where.slice(0, end + suffix.length))];
}

/** The first that is named in brackets, as the difference names owners. */
function ownerOf(where: string, zones: readonly string[]): string {
  let [owner, first] = [ACCOUNT, where.indexOf(` (${ACCOUNT})`)];
  for (const zone of zones) {
    const at = where.indexOf(` (${zone})`);
    if (at >= 0 && (first < 0 || at < first)) [owner, first] = [zone, at];
  }
  return owner;
}

function rulesetOf(place: ComparedEdit["place"]["after"], { account, zones }: Configuration, owner: string): Ruleset | null {
  if (place === null) return null;
  const rulesets = owner === ACCOUNT ? account.rulesets : (zones.find(({ name }) => name === owner)?.rulesets ?? []);
  return (
    rulesets.find(
      ({ source }) => source.file === place.file && (place.pointer === source.pointer || place.pointer.startsWith(`${source.pointer}/`)),
    ) ?? null
  );
}

function startsAs(where: string, title: string): boolean {
  return where === title || where.startsWith(`${title}, `);
}

function restOf(where: string, title: string): readonly string[] {
  const rest = where.slice(title.length + 2);
  return rest === "" ? [] : [rest];
}

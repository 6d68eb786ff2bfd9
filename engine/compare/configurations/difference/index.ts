import type { Configuration, DnsRecord, Zone } from "../../../config/configuration";
import { isArray } from "../../../config/reading";
import type { Json, JsonObject } from "../../../support/json";
import type { ComparedEdit } from "../edit";
import type { IdsAnew, SameThing } from "../identity/ids-anew";
import { matchMembers } from "../identity/match-members";
import { memberNames } from "../identity/member-names";
import { idsAnewOf, samePairs } from "../identity/same-things";
import { added, type Change, changed, changesIn, removed } from "./changes";
import { compareLists, matchLists } from "./lists";
import { compareObjects, compareOthers } from "./others";
import { compareRulesets, matchRulesets, rulesetJson } from "./rules";

/**
 * What two configurations have otherwise, whatever their files are called and however they were exported: rules matched by id and ref, then by contents;
 * moved, changed, switched on or off, added, removed; items of lists; settings; records; all other products. In the order: account, then zones by name.
 * Ids that were made anew are no difference, nor is what names them.
 */
export function diffConfigurations(before: Configuration, after: Configuration): readonly ComparedEdit[] {
  const zones = matchMembers(before.zones, after.zones, [({ name }) => name, ({ id }) => id]);
  const ids = idsOf(before, after, zones.pairs);
  const account = { title: "account", folders: { before: "account", after: "account" }, ids };
  const changes = [
    ...compareRulesets(before.account.rulesets, after.account.rulesets, "account", ids),
    ...compareLists(before.account.lists, after.account.lists),
    ...compareScripts(before, after),
    ...compareOthers(before.account.others, after.account.others, account),
    ...zones.pairs
      .toSorted((left, right) => (left.after.name < right.after.name ? -1 : 1))
      .flatMap((pair) => compareZones(pair.before, pair.after, ids)),
    ...zones.removed.map((zone) => removed(`zone ${zone.name}`, zone.source, null)),
    ...zones.added.map((zone) => added(`zone ${zone.name}`, zone.source, null)),
  ];
  return changes.map((change, index) => ({ number: index + 1, ...change }));
}

/** The ids of whatever both have. */
function idsOf(before: Configuration, after: Configuration, zones: readonly SidesOf<Zone>[]): IdsAnew {
  const owners = [{ before: before.account, after: after.account }, ...zones];
  const rulesets = owners.flatMap(({ before: old, after: now }) =>
    matchRulesets(old.rulesets, now.rulesets).pairs.map((pair) => ({ before: rulesetJson(pair.before), after: rulesetJson(pair.after) })),
  );
  const lists = matchLists(before.account.lists, after.account.lists).pairs;
  const things = [...zones, ...lists].map((pair) => ({ before: { id: pair.before.id }, after: { id: pair.after.id } }));
  const objects = owners.flatMap(({ before: old, after: now }) =>
    Object.entries(old.others).flatMap(([file, json]) => sameObjects(json, now.others[file] ?? null)),
  );
  const entries = zones.flatMap((pair) => [
    ...sameEntries(pageRules(pair.before), pageRules(pair.after)),
    ...sameEntries(routes(pair.before), routes(pair.after)),
  ]);
  return idsAnewOf(rulesets, [...things, ...objects, ...entries]);
}

interface SidesOf<Side> {
  readonly before: Side;
  readonly after: Side;
}

type Placed = Parameters<typeof compareObjects>[0];

function sameEntries(before: Placed, after: Placed): readonly SameThing[] {
  const [old, now] = [before, after].map((placed) => placed.map(({ object }) => object));
  return samePairs(old ?? [], now ?? [], "entry");
}

function sameObjects(before: Json, after: Json): readonly SameThing[] {
  return isArray(before) && isArray(after) ? samePairs(before, after, "object") : [];
}

function compareScripts(before: Configuration, after: Configuration): readonly Change[] {
  const { pairs, removed: gone, added: come } = matchMembers(before.account.scripts, after.account.scripts, [({ name }) => name]);
  const where = (name: string): string => `Worker ${name}`;
  return [
    ...pairs.flatMap(({ before: old, after: now }) =>
      old.text === now.text
        ? []
        : [
            changed(
              { where: where(now.name), place: { before: { file: old.file, pointer: "" }, after: { file: now.file, pointer: "" } } },
              "script changed",
              old.text,
              now.text,
            ),
          ],
    ),
    ...gone.map(({ name, file, text }) => removed(where(name), { file, pointer: "" }, text)),
    ...come.map(({ name, file, text }) => added(where(name), { file, pointer: "" }, text)),
  ];
}

function compareZones(before: Zone, after: Zone, ids: IdsAnew): readonly Change[] {
  const { name } = after;
  const entries = { kind: "entry", order: "counts", ids } as const;
  const ofZone = { where: `zone ${name}`, place: { before: before.source, after: after.source } };
  const folders = { before: folderOf(before), after: folderOf(after) };
  const settings = {
    where: `settings (${name})`,
    place: {
      before: { file: `${folders.before}/settings.json`, pointer: "" },
      after: { file: `${folders.after}/settings.json`, pointer: "" },
    },
  };
  return [
    ...changesIn(ofZone, "name", before.name, after.name),
    ...changesIn(ofZone, "plan", before.plan, after.plan),
    ...(before.paused === after.paused ? [] : [changed(ofZone, after.paused ? "paused" : "no longer paused", before.paused, after.paused)]),
    ...compareRulesets(before.rulesets, after.rulesets, name, ids),
    ...changesIn(settings, "", before.settings, after.settings),
    ...compareRecords(before.dnsRecords, after.dnsRecords, name),
    ...compareObjects(pageRules(before), pageRules(after), { what: `Page Rules (${name})`, ...entries }),
    ...changesIn({ ...ofZone, where: `URL normalization (${name})` }, "", normalization(before), normalization(after)),
    ...compareObjects(routes(before), routes(after), { what: `Workers routes (${name})`, ...entries }),
    ...compareOthers(before.others, after.others, { title: name, folders, ids }),
  ];
}

function folderOf({ source }: Zone): string {
  return source.file.slice(0, source.file.lastIndexOf("/"));
}

function normalization({ urlNormalization }: Zone): JsonObject | null {
  return urlNormalization === null ? null : { type: urlNormalization.type, scope: urlNormalization.scope };
}

function pageRules({ pageRules: rules }: Zone): Placed {
  return rules.map(({ json: { targets: _targets, ...json }, pattern, source }) => ({ object: { pattern, ...json }, place: source }));
}

function routes({ workerRoutes }: Zone): Placed {
  return workerRoutes.map(({ id, pattern, script, source }) => ({
    object: { ...(id === "" ? {} : { id }), pattern, script },
    place: source,
  }));
}

/** Records by name, type and content; one that is alone of its name and type has its content changed. */
function compareRecords(before: readonly DnsRecord[], after: readonly DnsRecord[], zone: string): readonly Change[] {
  const { pairs, removed: gone, added: come } = matchMembers(before, after, memberNames("record", jsonOf));
  const where = ({ name, type }: DnsRecord): string => `DNS records (${zone}), ${type} ${name}`;
  return [
    ...pairs.flatMap(({ before: old, after: now }) => {
      const compared = { where: where(now), place: { before: old.source, after: now.source } };
      const proxied =
        old.proxied === now.proxied ? [] : [changed(compared, now.proxied ? "now proxied" : "no longer proxied", old.proxied, now.proxied)];
      return [...changesIn(compared, "content", old.content, now.content), ...proxied];
    }),
    ...gone.map((record) => removed(where(record), record.source, jsonOf(record))),
    ...come.map((record) => added(where(record), record.source, jsonOf(record))),
  ];
}

function jsonOf({ name, type, content, proxied }: DnsRecord): JsonObject {
  return { name, type, content, proxied };
}

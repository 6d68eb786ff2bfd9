import type { Configuration, DnsRecord, Zone } from "../../../config/configuration";
import type { JsonObject } from "../../../support/json";
import type { ComparedEdit } from "../edit";
import { added, type Change, changed, changesIn, removed } from "./changes";
import { compareLists } from "./lists";
import { matchMembers } from "./match-members";
import { compareObjects, compareOthers } from "./others";
import { compareRulesets } from "./rules";

/**
 * What two configurations have otherwise, whatever their files are called and however they were exported: rules matched by id and ref, then by contents;
 * moved, changed, switched on or off, added, removed; items of lists; settings; records; all other products. In the order: account, then zones by name.
 */
export function diffConfigurations(before: Configuration, after: Configuration): readonly ComparedEdit[] {
  const zones = matchMembers(before.zones, after.zones, [({ name }) => name, ({ id }) => id]);
  const changes = [
    ...compareRulesets(before.account.rulesets, after.account.rulesets, "account"),
    ...compareLists(before.account.lists, after.account.lists),
    ...compareScripts(before, after),
    ...compareOthers(before.account.others, after.account.others, { title: "account", folders: { before: "account", after: "account" } }),
    ...zones.pairs
      .toSorted((left, right) => (left.after.name < right.after.name ? -1 : 1))
      .flatMap((pair) => compareZones(pair.before, pair.after)),
    ...zones.removed.map((zone) => removed(`zone ${zone.name}`, zone.source, null)),
    ...zones.added.map((zone) => added(`zone ${zone.name}`, zone.source, null)),
  ];
  return changes.map((change, index) => ({ number: index + 1, ...change }));
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

function compareZones(before: Zone, after: Zone): readonly Change[] {
  const { name } = after;
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
    ...compareRulesets(before.rulesets, after.rulesets, name),
    ...changesIn(settings, "", before.settings, after.settings),
    ...compareRecords(before.dnsRecords, after.dnsRecords, name),
    ...compareObjects(pageRules(before), pageRules(after), `Page Rules (${name})`),
    ...changesIn({ ...ofZone, where: `URL normalization (${name})` }, "", normalization(before), normalization(after)),
    ...compareObjects(routes(before), routes(after), `Workers routes (${name})`),
    ...compareOthers(before.others, after.others, { title: name, folders }),
  ];
}

function folderOf({ source }: Zone): string {
  return source.file.slice(0, source.file.lastIndexOf("/"));
}

function normalization({ urlNormalization }: Zone): JsonObject | null {
  return urlNormalization === null ? null : { type: urlNormalization.type, scope: urlNormalization.scope };
}

function pageRules({ pageRules: rules }: Zone): Parameters<typeof compareObjects>[0] {
  return rules.map(({ json, pattern, source }) => ({ object: { pattern, ...json }, place: source }));
}

function routes({ workerRoutes }: Zone): Parameters<typeof compareObjects>[0] {
  return workerRoutes.map(({ id, pattern, script, source }) => ({
    object: { ...(id === "" ? {} : { id }), pattern, script },
    place: source,
  }));
}

/** Records by name, type and content; one that is alone of its name and type has its content changed. */
function compareRecords(before: readonly DnsRecord[], after: readonly DnsRecord[], zone: string): readonly Change[] {
  const {
    pairs,
    removed: gone,
    added: come,
  } = matchMembers(before, after, [({ name, type, content }) => `${name} ${type} ${content}`, ({ name, type }) => `${name} ${type}`]);
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

import { checkListItems } from "../../config/check-list-items";
import { runChecks } from "../../config/checks";
import type { Account, Configuration, Finding, Ruleset, Zone } from "../../config/configuration";
import { createNamedList } from "../../config/named-list";
import type { Note } from "../../config/reading";
import { createRedirectList } from "../../config/redirect-list";
import { findPhase } from "../../phases";
import type { Level } from "../../phases/phase";
import { normalizationEntryPoint, orderPageRules, ownRulesets, PRODUCTS, type PreparedProduct, type ProductSetup } from "../../products";
import { type InParts, wholly } from "../../support/in-parts";
import { checkExpressions } from "./check-expressions";
import { createExpressionCompiler } from "./compile-expression";
import { indexHostnames } from "./hostnames";
import { indexRulesets, type Preparation, phaseOf, prepareRuleset } from "./prepare-ruleset";
import type { PreparedConfiguration, PreparedEntryPoints, PreparedRuleset, PreparedZone, RedirectLists } from "./prepared";

/**
 * Checks and compiles every rule once. Its findings are the configuration's own and what is wrong with phases, actions,
 * expressions and `execute` targets. Never throws for a mistake of the user's.
 * `before` is a configuration that this one is an edit of: what was compiled for it is not compiled again.
 */
export function prepareConfiguration(configuration: Configuration, before?: PreparedConfiguration): PreparedConfiguration {
  return wholly(prepareConfigurationInParts(configuration, before));
}

/** The same, zone by zone. */
export function* prepareConfigurationInParts(configuration: Configuration, before?: PreparedConfiguration): InParts<PreparedConfiguration> {
  const findings = createFindings(configuration.findings);
  const compiler = before?.compiler.fork() ?? createExpressionCompiler();
  const redirectLists = indexRedirectLists(configuration.account);
  const lists = new Set(configuration.account.lists.map(({ name }) => name));
  const expressions = new Map<string, "some" | "none">();
  const prepareLevel = (
    level: Level,
    own: readonly Ruleset[],
    entryPoints: readonly Ruleset[],
    urlNormalization: Zone["urlNormalization"],
  ): PreparedEntryPoints => {
    const preparation: Preparation = {
      level,
      rulesets: indexRulesets(configuration.account, own),
      redirectLists,
      lists,
      urlNormalization,
      expressions,
      compiler,
      note: findings.note,
      prepared: new Map(),
    };
    const prepared = prepareEntryPoints(entryPoints, preparation);
    checkUnused(own, preparation, findings.note);
    return prepared;
  };
  const { account, zones } = configuration;
  const ofAccount = prepareLevel(
    "account",
    account.rulesets,
    account.rulesets.filter(({ kind }) => kind === "root"),
    null,
  );
  const ofZones = new Map<Zone, PreparedZone>();
  for (const [done, zone] of zones.entries()) {
    yield { done, total: zones.length };
    ofZones.set(zone, {
      entryPoints: prepareLevel("zone", zone.rulesets, zoneEntryPoints(zone), zone.urlNormalization),
      products: prepareProducts(zone, account, (text, place, side = "request") => compiler.condition(text, side, place, findings.note)),
      pageRules: orderPageRules(zone.pageRules),
    });
  }
  return {
    configuration,
    account: ofAccount,
    zones: ofZones,
    hostnames: indexHostnames(configuration),
    lists: new Map(account.lists.toReversed().map((list) => [list.name, createNamedList(list, redirectLists.get(list.name) ?? null)])),
    expressions,
    compiler,
    findings: findings.all(),
  };
}

function prepareProducts(zone: Zone, account: Account, condition: ProductSetup["condition"]): ReadonlyMap<string, PreparedProduct> {
  return new Map(
    PRODUCTS.flatMap(({ phase, prepare }): readonly [string, PreparedProduct][] => {
      const prepared = prepare({ zone, account, condition });
      return prepared === null ? [] : [[phase, prepared]];
    }),
  );
}

/** The zone's entry points, and what its settings and other products stand for. */
function zoneEntryPoints(zone: Zone): readonly Ruleset[] {
  const own = zone.rulesets.filter(({ kind }) => kind === "zone");
  const normalizes = zone.urlNormalization !== null && zone.urlNormalization.scope !== "none";
  const source = { file: zone.source.file.replace(/zone\.json$/, "url_normalization.json"), pointer: "" };
  return [...own, ...(normalizes ? [normalizationEntryPoint(source)] : []), ...ownRulesets(zone)];
}

/** A finding about one place is told once, however often the place is prepared. */
function createFindings(first: readonly Finding[]): { readonly note: Note; readonly all: () => readonly Finding[] } {
  const seen = new Set<string>();
  const findings: Finding[] = [];
  const note: Note = (finding) => {
    const key = `${finding.place.file}\n${finding.place.pointer}\n${finding.code}\n${finding.span?.start ?? ""}\n${finding.message}`;
    if (seen.has(key)) return;
    seen.add(key);
    findings.push(finding);
  };
  for (const finding of first) note(finding);
  return { note, all: () => findings };
}

function indexRedirectLists(account: Account): RedirectLists {
  const redirects = account.lists.filter(({ kind }) => kind === "redirect");
  return new Map(redirects.toReversed().map((list) => [list.name, createRedirectList(list)]));
}

function prepareEntryPoints(rulesets: readonly Ruleset[], preparation: Preparation): PreparedEntryPoints {
  const entryPoints = new Map<string, PreparedRuleset>();
  for (const ruleset of rulesets) {
    const phase = findPhase(ruleset.phase);
    const runnable = phase?.kind === "rules" ? phase : phaseOf(ruleset, preparation.note);
    if (runnable === null || entryPoints.has(ruleset.phase)) continue;
    if (!runnable.levels.includes(preparation.level)) {
      noteLevel(ruleset, preparation);
      continue;
    }
    const prepared = prepareRuleset(ruleset, runnable, preparation, []);
    if (prepared.rules.length > 0) entryPoints.set(ruleset.phase, prepared);
  }
  return entryPoints;
}

function noteLevel(ruleset: Ruleset, { level, note }: Preparation): void {
  const message = `Phase ${ruleset.phase} has no entry point at the ${level} level, so this ruleset is not evaluated.`;
  note({ code: "wrong-level", severity: "error", message, place: ruleset.source });
}

/** Custom rulesets that nothing executes are checked too. */
function checkUnused(rulesets: readonly Ruleset[], preparation: Preparation, note: Note): void {
  for (const ruleset of rulesets) {
    if (ruleset.kind !== "custom" || preparation.prepared.has(`${preparation.level}:${ruleset.id}`)) continue;
    const phase = phaseOf(ruleset, note);
    if (phase !== null) prepareRuleset(ruleset, phase, preparation, []);
  }
}

/**
 * All that can be said about a configuration: what keeps it from being traced as it stands, what its expressions get wrong, and which
 * items of its lists match nothing.
 */
export function checkConfiguration(configuration: Configuration): readonly Finding[] {
  return wholly(checkPreparedInParts(prepareConfiguration(configuration)));
}

/** The same of one that is prepared already. */
export function* checkPreparedInParts({ configuration, findings }: PreparedConfiguration): InParts<readonly Finding[]> {
  const places = new Set(findings.map(placeOf));
  const expressions = (yield* checkExpressions(configuration)).filter((finding) => !places.has(placeOf(finding)));
  return [...findings, ...expressions, ...configuration.account.lists.flatMap(checkListItems), ...runChecks(configuration)];
}

/** One mistake at one place is told once, whoever found it. */
function placeOf({ code, place, span }: Finding): string {
  return `${place.file}\n${place.pointer}\n${code}\n${span?.start ?? ""}`;
}

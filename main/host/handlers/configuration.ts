import type { Ruleset } from "../../../engine/config/index";
import type { ConfigurationView, RulesetView } from "../../../engine/contract/commands";
import { findPhase } from "../../../engine/phases/index";
import type { Handlers } from "../handler";
import type { ReadyConfiguration } from "../prepared-configurations";
import type { HandlerContext } from "./context";

export function configurationHandlers({ session, configurations }: HandlerContext): Pick<Handlers, "configuration/read"> {
  return {
    "configuration/read": async ({ workspaceId, configuration }) =>
      viewOf(await configurations.get(session.find(workspaceId), configuration)),
  };
}

function viewOf({ configuration, findings }: ReadyConfiguration): ConfigurationView {
  const { name, account, zones } = configuration;
  return {
    name,
    account: {
      name: account.name,
      rulesets: account.rulesets.map(rulesetView),
      lists: account.lists.map((list) => ({ name: list.name, kind: list.kind, items: list.items.length })),
    },
    zones: zones.map((zone) => ({
      name: zone.name,
      plan: zone.plan,
      rulesets: zone.rulesets.map(rulesetView),
      pageRules: zone.pageRules.length,
      dnsRecords: zone.dnsRecords.length,
    })),
    findings,
  };
}

function rulesetView({ id, name, kind, phase, rules }: Ruleset): RulesetView {
  return {
    id,
    name,
    kind,
    phase,
    product: findPhase(phase)?.product ?? phase,
    rules: rules.map((rule) => ({
      id: rule.id,
      description: rule.description,
      action: rule.action,
      expression: rule.expression,
      enabled: rule.enabled,
      json: rule.json,
    })),
  };
}

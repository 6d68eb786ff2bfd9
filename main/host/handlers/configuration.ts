import { parseJson, type Ruleset } from "../../../engine/config/index";
import type { ConfigurationView, RulesetView } from "../../../engine/contract/commands";
import { Refused } from "../../../engine/contract/refused";
import { findPhase } from "../../../engine/phases/index";
import type { Handlers } from "../handler";
import type { ReadyConfiguration } from "../prepared-configurations";
import type { HandlerContext } from "./context";

type Family = "configuration/read" | "configuration/file" | "configuration/save";

export function configurationHandlers({ session, store, configurations }: HandlerContext): Pick<Handlers, Family> {
  return {
    "configuration/read": async ({ workspaceId, configuration }, _caller, work) =>
      viewOf(await configurations.get(session.find(workspaceId), configuration, work)),

    "configuration/file": async ({ workspaceId, configuration, file }, _caller, work) => {
      const workspace = session.find(workspaceId);
      const { files } = await configurations.get(workspace, configuration, work);
      const text = files.get(file);
      if (text === undefined) throw new Refused("not-found", `There is no file ${file} in “${configuration}”.`, { file, pointer: "" });
      const { form } = await workspace.configurations.locate(configuration);
      return { file, revision: store.revisionOf(text), text: form === "bundle" ? laidOut(text) : text };
    },

    "configuration/save": async ({ workspaceId, ...save }, caller) => {
      const { name } = await session.find(workspaceId).configurations.save(save);
      caller.tellOthers({ workspaceId, what: ["configurations"] });
      return { configuration: name };
    },
  };
}

function laidOut(text: string): string {
  const parsed = parseJson(text);
  return parsed.kind === "json" ? `${JSON.stringify(parsed.value, null, 2)}\n` : text;
}

function viewOf({ configuration, findings }: ReadyConfiguration): ConfigurationView {
  const { name, account, zones } = configuration;
  return {
    name,
    account: {
      name: account.name,
      rulesets: account.rulesets.map(rulesetView),
      lists: account.lists.map((list) => ({ name: list.name, kind: list.kind, items: list.items.length, source: list.source })),
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

function rulesetView({ id, name, kind, phase, rules, source }: Ruleset): RulesetView {
  return {
    id,
    name,
    kind,
    phase,
    product: findPhase(phase)?.product ?? phase,
    actions: findPhase(phase)?.actions ?? [],
    source,
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

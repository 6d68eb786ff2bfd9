import { type ActionDefinition, notSimulated } from "../actions/action";
import { overlayEffects } from "../actions/overlay";
import type { Rule, Ruleset, SourcePlace, Zone } from "../config/configuration";
import { isArray, isObject, property, within } from "../config/reading";
import type { Json, JsonObject } from "../support/json";

/**
 * Products with rules of their own, read as rulesets of their phase: they run as the others do.
 * https://developers.cloudflare.com/rules/snippets/, https://developers.cloudflare.com/rules/cloud-connector/
 */
export function ownRulesets(zone: Zone): readonly Ruleset[] {
  const folder = zone.source.file.slice(0, zone.source.file.lastIndexOf("/") + 1);
  return OWN_RULES.flatMap(({ file, ...rest }) => {
    const rules = readRules(zone.others[file], { file: `${folder}${file}`, pointer: "" }, rest);
    return rules.length === 0
      ? []
      : [{ id: "", name: "", description: "", kind: "zone", phase: rest.phase, rules, source: { file: `${folder}${file}`, pointer: "" } }];
  });
}

interface OwnRules {
  readonly phase: string;
  readonly action: string;
  readonly describe: (rule: JsonObject) => string;
}

const OWN_RULES = [
  {
    file: "snippet_rules.json",
    phase: "http_request_snippets",
    action: "run_snippet",
    describe: (rule: JsonObject) => textOf(rule, "description") || `Snippet ${textOf(rule, "snippet_name")}`,
  },
  {
    file: "cloud_connector_rules.json",
    phase: "http_request_cloud_connector",
    action: "cloud_connector",
    describe: (rule: JsonObject) => textOf(rule, "description") || `Cloud Connector ${textOf(rule, "provider")}`,
  },
] as const;

function readRules(json: Json | undefined, place: SourcePlace, { phase, action, describe }: OwnRules): readonly Rule[] {
  if (!isArray(json)) return [];
  return json.flatMap((member, index): readonly Rule[] => {
    if (!isObject(member)) return [];
    const id = textOf(member, "id") || `${phase}#${index + 1}`;
    const expression = property(member, "expression");
    const parameters = property(member, "parameters");
    return [
      {
        id,
        ref: id,
        description: describe(member),
        expression: typeof expression === "string" ? expression : null,
        action,
        actionParameters: isObject(parameters) ? parameters : null,
        enabled: property(member, "enabled") !== false,
        json: member,
        source: within(place, index),
      },
    ];
  });
}

function textOf(object: JsonObject, key: string): string {
  const value = property(object, key);
  return typeof value === "string" ? value : "";
}

/** A Snippet runs code of the user's, after all rules of its phase are evaluated. */
export const runSnippet: ActionDefinition = {
  name: "run_snippet",
  title: "Run Snippet",
  terminating: false,
  sways: true,
  documentation: "https://developers.cloudflare.com/rules/snippets/",
  prepare({ rule }) {
    const script = textOf(rule.json, "snippet_name");
    return script === "" ? notSimulated("The rule names no Snippet.") : { run: () => ({ kind: "run-script", script }) };
  },
};

/** Amazon S3 serves websites over plain http only. */
const S3_WEBSITE = /(?:^|\.)s3-website[.-]/;

/**
 * Sends the request to a bucket: host header and origin become `parameters.host`. For websites of Amazon S3 the SSL mode becomes flexible.
 * Of several rules the last one counts.
 */
export const cloudConnector: ActionDefinition = {
  name: "cloud_connector",
  title: "Cloud Connector",
  terminating: false,
  sways: false,
  documentation: "https://developers.cloudflare.com/rules/cloud-connector/",
  prepare({ parameters }) {
    const host = textOf(parameters, "host").toLowerCase();
    if (host === "") return notSimulated("Its parameters name no host.");
    const settings = S3_WEBSITE.test(host) ? { ssl: "flexible" } : {};
    return {
      run: ({ passage }) => ({
        kind: "continue",
        passage: { ...passage, route: { ...passage.route, host, hostHeader: host }, settings: { ...passage.settings, ...settings } },
        effects: [
          { target: "origin.host_header", before: passage.route.hostHeader ?? null, after: host },
          { target: "origin.host", before: passage.route.host ?? null, after: host },
          ...overlayEffects("settings", passage.settings, settings),
        ],
      }),
    };
  },
};

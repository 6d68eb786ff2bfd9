import { isObject, property } from "../../../../engine/config/reading";
import type { JsonObject } from "../../../../engine/support/json";
import type { PieceKind } from "../../pieces/piece-kinds";
import { convertItem, convertList } from "./list";
import { convertPageRule } from "./page-rule";
import { convertRuleset } from "./ruleset";
import { keep, objectsIn, singles, textIn, withoutUnset } from "./unblock";
import {
  convertAccessRule,
  convertCustomHostname,
  convertDnsRecord,
  convertLoadBalancer,
  convertLockdown,
  convertManagedTransforms,
  convertRateLimit,
  convertSetting,
  convertSettings,
  convertUaRule,
  convertWaitingRoomRules,
  convertZone,
} from "./zone-parts";

/** A resource's attributes, with what is known about it from elsewhere. */
export interface Converting {
  readonly attributes: JsonObject;
  /** Its own id, or the stand-in that others refer to. */
  readonly id: string;
  readonly zoneName: string;
  readonly level: "account" | "zone";
}

/** One kind of resource: what it is called in the provider's versions, and how it becomes what the API has. */
export interface ResourceRow {
  readonly types: readonly string[];
  readonly kind: PieceKind;
  /** The attribute that names what this is a part of: a list, a waiting room. */
  readonly parent: string | null;
  convert(converting: Converting): readonly JsonObject[];
}

type Convert = ResourceRow["convert"];

const row = (types: readonly string[], kind: PieceKind, convert: Convert, parent: string | null = null): ResourceRow => ({
  types,
  kind,
  parent,
  convert,
});

/** All attributes as they are, without what is unset and what only says whose it is. */
const plain: Convert = ({ attributes, id }) => {
  const kept = singles(withoutUnset(attributes), LISTS);
  const { zone_id: _zone, account_id: _account, ...rest } = isObject(kept) ? kept : {};
  return [{ ...rest, id }];
};

/** As `plain`, for what is one for a zone and has no id. */
const plainWithoutId: Convert = (converting) => plain(converting).map(({ id: _id, ...rest }) => rest);

const LISTS = new Set(["origins", "additional_routes", "rules", "monitors"]);

/** Resources that have a meaning for a trace. https://registry.terraform.io/providers/cloudflare/cloudflare/latest/docs */
const RESOURCES: readonly ResourceRow[] = [
  row(["cloudflare_ruleset"], "ruleset", ({ attributes, id }) => [convertRuleset(attributes, id)]),
  row(["cloudflare_list"], "list", ({ attributes, id }) => [convertList(attributes, id)]),
  row(["cloudflare_list_item"], "list-item", ({ attributes, id }) => [{ id, ...convertItem(attributes) }], "list_id"),
  row(["cloudflare_page_rule"], "page-rule", ({ attributes, id }) => [convertPageRule(attributes, id)]),
  row(["cloudflare_dns_record"], "dns-record", ({ attributes, id, zoneName }) => [convertDnsRecord(attributes, id, zoneName)]),
  row(["cloudflare_record"], "dns-record", ({ attributes, id, zoneName }) => [convertDnsRecord(attributes, id, zoneName)]),
  row(["cloudflare_zone"], "zone", ({ attributes, id }) => [convertZone(attributes, id)]),
  row(["cloudflare_zone_setting"], "setting", ({ attributes }) => convertSetting(attributes)),
  row(["cloudflare_zone_settings_override"], "setting", ({ attributes }) => convertSettings(attributes)),
  row(["cloudflare_managed_transforms", "cloudflare_managed_headers"], "managed-headers", ({ attributes }) => [
    convertManagedTransforms(attributes),
  ]),
  row(["cloudflare_url_normalization_settings"], "url-normalization", ({ attributes }) => [keep(attributes, "type", "scope")]),
  row(["cloudflare_snippet"], "snippet", ({ attributes }) => [
    { snippet_name: textIn(attributes, "snippet_name") || textIn(attributes, "name") },
  ]),
  row(["cloudflare_snippet_rules"], "snippet-rule", ({ attributes }) => enabledRules(attributes)),
  row(["cloudflare_cloud_connector_rules"], "cloud-connector-rule", ({ attributes }) => enabledRules(attributes)),
  row(["cloudflare_workers_route", "cloudflare_worker_route"], "worker-route", ({ attributes, id }) => [
    { id, pattern: textIn(attributes, "pattern"), ...scriptOf(attributes) },
  ]),
  row(["cloudflare_workers_custom_domain", "cloudflare_worker_domain"], "worker-domain", ({ attributes, id }) => [
    { id, ...keep(attributes, "hostname", "service", "environment", "zone_id", "zone_name") },
  ]),
  row(["cloudflare_workers_script", "cloudflare_worker_script"], "worker-script", ({ attributes }) => [{ id: scriptName(attributes) }]),
  row(["cloudflare_custom_hostname"], "custom-hostname", ({ attributes, id }) => [convertCustomHostname(attributes, id)]),
  row(["cloudflare_custom_hostname_fallback_origin"], "fallback-origin", ({ attributes }) => [
    { ...keep(attributes, "origin"), status: "active" },
  ]),
  row(["cloudflare_access_rule"], "access-rule", ({ attributes, id, level }) => [convertAccessRule(attributes, id, level)]),
  row(["cloudflare_zone_lockdown"], "lockdown", ({ attributes, id }) => [convertLockdown(attributes, id)]),
  row(["cloudflare_user_agent_blocking_rule"], "ua-rule", ({ attributes, id }) => [convertUaRule(attributes, id)]),
  row(["cloudflare_bot_management"], "bot-management", plainWithoutId),
  row(["cloudflare_waiting_room"], "waiting-room", plain),
  row(["cloudflare_waiting_room_rules"], "waiting-room-rule", ({ attributes }) => convertWaitingRoomRules(attributes), "waiting_room_id"),
  row(["cloudflare_waiting_room_event"], "waiting-room-event", plain, "waiting_room_id"),
  row(["cloudflare_waiting_room_settings"], "waiting-room-settings", plainWithoutId),
  row(["cloudflare_load_balancer"], "load-balancer", ({ attributes, id }) => [convertLoadBalancer(attributes, id)]),
  row(["cloudflare_load_balancer_pool"], "pool", plain),
  row(["cloudflare_load_balancer_monitor"], "monitor", plain),
  row(["cloudflare_custom_pages"], "custom-page", ({ attributes }) => [
    {
      id: textIn(attributes, "identifier") || textIn(attributes, "type"),
      state: textIn(attributes, "state") || "customized",
      url: textIn(attributes, "url"),
    },
  ]),
  row(["cloudflare_custom_page_asset"], "custom-page-asset", ({ attributes }) => [
    keep(attributes, "name", "description", "url", "last_updated", "size_bytes"),
  ]),
  row(["cloudflare_rate_limit"], "rate-limit", ({ attributes, id }) => [convertRateLimit(attributes, id)]),
  row(["cloudflare_firewall_rule"], "firewall-rule", ({ attributes, id }) => [
    {
      id,
      ...keep(attributes, "action", "description", "priority", "products"),
      paused: property(attributes, "paused") === true,
      filter: { id: textIn(attributes, "filter_id") },
    },
  ]),
];

const BY_TYPE: ReadonlyMap<string, ResourceRow> = new Map(RESOURCES.flatMap((resource) => resource.types.map((type) => [type, resource])));

export function findResource(type: string): ResourceRow | undefined {
  return BY_TYPE.get(type);
}

function enabledRules(attributes: JsonObject): readonly JsonObject[] {
  return objectsIn(attributes, "rules").map((rule) => {
    const plainRule = singles(withoutUnset(rule), new Set());
    return isObject(plainRule) ? { ...plainRule, enabled: property(rule, "enabled") !== false } : {};
  });
}

/** A route without a script keeps less specific routes from matching. */
function scriptOf(attributes: JsonObject): JsonObject {
  const script = textIn(attributes, "script") || textIn(attributes, "script_name");
  return script === "" ? {} : { script };
}

export function scriptName(attributes: JsonObject): string {
  return textIn(attributes, "script_name") || textIn(attributes, "name");
}

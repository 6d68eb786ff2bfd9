import type { Zone } from "../config/configuration";
import { property } from "../config/reading";
import type { Json } from "../support/json";
import { answerWith, redirectTo } from "./answers";
import { httpsUrl } from "./page-rules";
import type { Product } from "./product";
import { settingOf } from "./reading";

/** Redirects http to https. https://developers.cloudflare.com/ssl/edge-certificates/additional-options/always-use-https/ */
export const alwaysUseHttps: Product = {
  phase: "always_use_https",
  configured: (zone) => (zone.settings["always_use_https"] === "on" ? "Always Use HTTPS" : null),
  act: ({ passage }) => (passage.request.scheme === "http" ? redirectTo(httpsUrl(passage.request), 301) : { kind: "no-match" }),
};

/** Only “I'm Under Attack” still acts: it challenges every visitor. https://developers.cloudflare.com/waf/tools/security-level/ */
export const securityLevel: Product = {
  phase: "security_level",
  skippedAs: "securityLevel",
  configured: (zone) => settable(zone, "security_level", "a security level"),
  act(point) {
    const level = settingOf(point.zone, point.passage.settings, "security_level");
    if (level === null) return { kind: "absent" };
    return level === "under_attack" ? answerWith("managed_challenge", point) : { kind: "no-match" };
  },
};

export const browserCheck: Product = {
  phase: "browser_check",
  skippedAs: "bic",
  configured: (zone) => settable(zone, "browser_check", "Browser Integrity Check", "bic"),
  act({ zone, passage }) {
    const on = settingOf(zone, passage.settings, "bic") ?? settingOf(zone, passage.settings, "browser_check");
    if (!isOn(on)) return { kind: "absent" };
    return { kind: "no-match", note: "What it looks for is not published; it is taken not to act." };
  },
};

/** What the zone sets, or its configuration rules set for some requests; there the setting may have another name. */
function settable(zone: Zone, setting: string, name: string, ruleSetting: string = setting): string | null {
  const byRule = zone.rulesets.some(({ rules }) =>
    rules.some(({ actionParameters }) => actionParameters !== null && property(actionParameters, ruleSetting) !== undefined),
  );
  return byRule || property(zone.settings, setting) !== undefined ? name : null;
}

/** Settings say “on”, configuration rules `true`. */
function isOn(setting: Json): boolean {
  return setting === "on" || setting === true;
}

const IMAGE = /\.(?:gif|ico|jpe?g|png)$/i;
/** Images in a folder of this name may be shown anywhere. */
const SHARED_FOLDER = "/hotlink-ok/";

/** Refuses images to pages of other sites. https://developers.cloudflare.com/waf/tools/scrape-shield/hotlink-protection/ */
export const hotlinkProtection: Product = {
  phase: "hotlink_protection",
  skippedAs: "hot",
  configured: (zone) => settable(zone, "hotlink_protection", "Hotlink Protection"),
  act(point) {
    const { zone, passage, read } = point;
    if (!isOn(settingOf(zone, passage.settings, "hotlink_protection"))) return { kind: "absent" };
    const { path } = passage.request;
    const referer = read("http.referer");
    const foreign = typeof referer === "string" && referer !== "" && !isOfZone(referer, zone.name);
    return foreign && IMAGE.test(path) && !path.includes(SHARED_FOLDER) ? answerWith("block", point) : { kind: "no-match" };
  },
};

function isOfZone(referer: string, zoneName: string): boolean {
  const host = /^https?:\/\/([^/:?#]+)/i.exec(referer)?.[1]?.toLowerCase() ?? "";
  return host === zoneName || host.endsWith(`.${zoneName}`);
}

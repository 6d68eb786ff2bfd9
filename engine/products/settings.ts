import type { Zone } from "../config/configuration";
import { property } from "../config/reading";
import { headerValue } from "../http/headers";
import { pathExtension } from "../http/url";
import { answerWith, redirectTo } from "./answers";
import { httpsUrl } from "./https-url";
import type { Product } from "./product";
import { isOn } from "./reading";

/** Redirects http to https. https://developers.cloudflare.com/ssl/edge-certificates/additional-options/always-use-https/ */
export const alwaysUseHttps: Product = {
  phase: "always_use_https",
  prepare: ({ zone }) =>
    zone.settings["always_use_https"] === "on"
      ? { act: ({ passage }) => (passage.request.scheme === "http" ? redirectTo(httpsUrl(passage.request), 301) : { kind: "no-match" }) }
      : null,
};

/** Only “I'm Under Attack” still acts: it challenges every visitor. https://developers.cloudflare.com/waf/tools/security-level/ */
export const securityLevel: Product = {
  phase: "security_level",
  skippedAs: "securityLevel",
  prepare({ zone }) {
    if (!canBeSet(zone, ["security_level"])) return null;
    return {
      act(point) {
        const level = point.setting("security_level");
        if (level === null) return { kind: "absent" };
        return level === "under_attack" ? answerWith("managed_challenge", point) : { kind: "no-match" };
      },
    };
  },
};

const CHECKS_HEADERS = "It looks for headers that spammers abuse; which ones is not published, and it is taken not to act.";

/** What it looks for is not published, but for one thing: visitors without a user agent. https://developers.cloudflare.com/waf/tools/browser-integrity-check/ */
export const browserCheck: Product = {
  phase: "browser_check",
  skippedAs: "bic",
  prepare({ zone }) {
    if (!canBeSet(zone, ["browser_check", "bic"])) return null;
    return {
      act({ passage, setting }) {
        if (!isOn(setting("bic") ?? setting("browser_check"))) return { kind: "absent" };
        const agent = headerValue(passage.request.headers, "user-agent") ?? "";
        const reason =
          agent === "" ? `Visitors without a user agent, as in this request, can be challenged. ${CHECKS_HEADERS}` : CHECKS_HEADERS;
        return { kind: "no-match", note: reason };
      },
    };
  },
};

const IMAGES = ["gif", "ico", "jpg", "jpeg", "png"];
/** Images in a folder of this name may be shown anywhere. */
const SHARED_FOLDER = "/hotlink-ok/";

/** Refuses images to pages of other sites. https://developers.cloudflare.com/waf/tools/scrape-shield/hotlink-protection/ */
export const hotlinkProtection: Product = {
  phase: "hotlink_protection",
  skippedAs: "hot",
  isDisabledWithSecurity: true,
  prepare({ zone }) {
    if (!canBeSet(zone, ["hotlink_protection"])) return null;
    return {
      act(point) {
        if (!isOn(point.setting("hotlink_protection"))) return { kind: "absent" };
        const { path } = point.passage.request;
        const referer = point.read("http.referer");
        const foreign = typeof referer === "string" && referer !== "" && !isOfZone(referer, zone.name);
        if (!foreign || !IMAGES.includes(pathExtension(path)) || path.includes(SHARED_FOLDER)) return { kind: "no-match" };
        return answerWith("block", point);
      },
    };
  },
};

function isOfZone(referer: string, zoneName: string): boolean {
  const host = /^https?:\/\/([^/:?#]+)/i.exec(referer)?.[1]?.toLowerCase() ?? "";
  return host === zoneName || host.endsWith(`.${zoneName}`);
}

/** Whether the zone sets one of these settings, or its configuration rules or page rules set it for some requests. */
export function canBeSet(zone: Zone, settings: readonly string[]): boolean {
  const byRule = zone.rulesets.some(({ phase, rules }) =>
    rules.some(
      ({ actionParameters }) =>
        phase === "http_config_settings" &&
        actionParameters !== null &&
        settings.some((setting) => property(actionParameters, setting) !== undefined),
    ),
  );
  const byPageRule = zone.pageRules.some(({ active, actions }) => active && actions.some(({ id }) => settings.includes(id)));
  return byRule || byPageRule || settings.some((setting) => property(zone.settings, setting) !== undefined);
}

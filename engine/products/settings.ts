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
  configured: (zone) => (typeof zone.settings["security_level"] === "string" ? "a security level" : null),
  act(point) {
    const underAttack = settingOf(point.zone, point.passage.settings, "security_level") === "under_attack";
    return underAttack ? answerWith("managed_challenge", point) : { kind: "no-match" };
  },
};

export const browserCheck: Product = {
  phase: "browser_check",
  skippedAs: "bic",
  configured: (zone) => (zone.settings["browser_check"] === "on" ? "Browser Integrity Check" : null),
  act: () => ({ kind: "no-match", note: "What it looks for is not published; it is taken not to act." }),
};

const IMAGE = /\.(?:gif|ico|jpe?g|png|webp)$/i;

/** Images that other sites link to. https://developers.cloudflare.com/waf/tools/scrape-shield/hotlink-protection/ */
export const hotlinkProtection: Product = {
  phase: "hotlink_protection",
  skippedAs: "hot",
  configured: (zone) => (zone.settings["hotlink_protection"] === "on" ? "Hotlink Protection" : null),
  act({ zone, passage, read }) {
    const referer = read("http.referer");
    const foreign = typeof referer === "string" && referer !== "" && !referer.toLowerCase().includes(zone.name);
    if (!foreign || !IMAGE.test(passage.request.path)) return { kind: "no-match" };
    return { kind: "not-simulated", sways: true, reason: "Hotlink Protection is not simulated yet, and another site links to this image." };
  },
};

import { headerValue } from "../http/headers";
import type { Product } from "./product";
import { isOn } from "./reading";
import { canBeSet } from "./settings";

/** Settings that change the text of a page on its way to the visitor, by the name that zone, page rules and configuration rules share. */
const FEATURES = [
  ["automatic_https_rewrites", "Automatic HTTPS Rewrites"],
  ["email_obfuscation", "Email Address Obfuscation"],
  ["server_side_exclude", "Server-side Excludes"],
  ["rocket_loader", "Rocket Loader"],
  ["mirage", "Mirage"],
  ["fonts", "Cloudflare Fonts"],
] as const;

/** Which of them would change the response; what they make of it is not simulated. https://developers.cloudflare.com/ssl/edge-certificates/additional-options/automatic-https-rewrites/ */
export const htmlFeatures: Product = {
  phase: "html_features",
  prepare({ zone }) {
    const settable = FEATURES.filter(([setting]) => canBeSet(zone, [setting]));
    if (settable.length === 0) return null;
    return {
      act({ passage, setting }) {
        const on = settable.filter(([name]) => isOn(setting(name))).map(([, title]) => title);
        const type = passage.response === null ? "" : (headerValue(passage.response.headers, "content-type") ?? "");
        if (on.length === 0 || !/^text\/html\b/i.test(type)) return { kind: "absent" };
        return { kind: "not-simulated", unless: null, reason: `The page's text is not changed here, as ${on.join(", ")} would.` };
      },
    };
  },
};

import { property } from "../config/reading";
import type { Product } from "./product";
import { objectOf } from "./reading";

const PATHS = ["/.well-known/pki-validation/", "/.well-known/acme-challenge/"];
const PHASES = ["http_request_firewall_custom", "http_ratelimit", "http_request_firewall_managed", "http_request_sbfm"];
const PRODUCTS = ["zoneLockdown", "uaBlock", "bic", "hot", "securityLevel", "rateLimit", "waf"];

/**
 * While a certificate waits for its validation, security rules are off for the paths that validate it. Of certificates, a configuration
 * holds only those of custom hostnames; of others the step says what would be.
 * https://developers.cloudflare.com/rules/trace-request/limitations/
 */
export const certificateValidation: Product = {
  phase: "certificate_validation",
  isAlwaysThere: true,
  prepare: () => ({
    act({ passage, customHostname }) {
      if (!PATHS.some((path) => passage.request.path.startsWith(path))) return { kind: "absent" };
      const status = customHostname === null ? undefined : property(objectOf(customHostname, "ssl"), "status");
      if (status === "pending_validation") {
        const note = "The certificate of this custom hostname waits for its validation, so security rules are off for this path.";
        return { kind: "skip", phases: PHASES, products: PRODUCTS, effects: [], rule: null, note };
      }
      const note = "While a certificate of this host waits for its validation, security rules are off here; none is taken to wait.";
      return { kind: "no-match", note };
    },
  }),
};

import { contextOfPhase } from "../../../../engine/language/contexts/index";
import { STANDARD_SCHEME } from "../../../../engine/language/index";
import { EMPTY_ENVIRONMENT, type ServiceDocument, type ServiceEnvironment } from "../../../../engine/language/service/index";

export const ENVIRONMENT: ServiceEnvironment = {
  lists: [
    { name: "office", kind: "ip", items: 2 },
    { name: "bad_networks", kind: "asn", items: 1 },
    { name: "partners", kind: "hostname", items: 3 },
    { name: "old_pages", kind: "redirect", items: 9 },
  ],
  values: new Map([
    ["http.host", { value: "shop.example.com", source: "derived" }],
    ["ip.src.country", { value: "GB", source: "given" }],
    ["http.request.headers", { value: { "x-partner-key": ["k"], accept: ["*/*"] }, source: "derived" }],
  ]),
  ipv6: "on",
};

interface DocumentOptions {
  readonly kind?: "filter" | "value";
  readonly environment?: ServiceEnvironment;
  /** `null` for none. */
  readonly phase?: string | null;
}

export function documentOf(
  text: string,
  { kind = "filter", environment = EMPTY_ENVIRONMENT, phase = null }: DocumentOptions = {},
): ServiceDocument {
  const context = phase === null ? null : contextOfPhase(phase, kind === "filter" ? "filter" : "header-value");
  return { text, kind, scheme: STANDARD_SCHEME, context, environment };
}

/** A text with `|` where the cursor is. */
export function atCursor(marked: string, options?: DocumentOptions): { readonly document: ServiceDocument; readonly offset: number } {
  const offset = marked.indexOf("|");
  return { document: documentOf(marked.slice(0, offset) + marked.slice(offset + 1), options), offset };
}

import { API_SHIELD_FIELDS, JWT_FIELDS } from "./api-shield";
import { BODY_FIELDS } from "./body";
import { BOT_FIELDS } from "./bots";
import type { FieldDefinition } from "./definition";
import { EDGE_FIELDS } from "./edge";
import { HEADER_FIELDS } from "./headers";
import { NETWORK_FIELDS } from "./network";
import { REQUEST_FIELDS } from "./request";
import { RESPONSE_FIELDS } from "./response";
import { TIMING_FIELDS } from "./timings";
import { CLIENT_CERTIFICATE_FIELDS, TLS_FIELDS } from "./tls";
import { RAW_URI_FIELDS, URI_FIELDS } from "./uri";
import { ADDRESS_FIELDS, GEOLOCATION_FIELDS, OLD_GEOLOCATION_FIELDS } from "./visitor";
import { CONTENT_SCAN_FIELDS, LLM_FIELDS, WAF_FIELDS } from "./waf";

/** Fields that belong together, under the name a person looks for them by. */
export interface FieldFamily {
  readonly label: string;
  readonly fields: readonly FieldDefinition[];
}

/** Every field, in families. */
export const FIELD_FAMILIES: readonly FieldFamily[] = [
  { label: "URL", fields: URI_FIELDS },
  { label: "URL as sent", fields: RAW_URI_FIELDS },
  { label: "Request", fields: REQUEST_FIELDS },
  { label: "Headers and cookies", fields: HEADER_FIELDS },
  { label: "Body", fields: BODY_FIELDS },
  { label: "Visitor", fields: ADDRESS_FIELDS },
  { label: "Geolocation", fields: GEOLOCATION_FIELDS },
  { label: "Geolocation, old names", fields: OLD_GEOLOCATION_FIELDS },
  { label: "Bots and reputation", fields: BOT_FIELDS },
  { label: "TLS", fields: TLS_FIELDS },
  { label: "Client certificate", fields: CLIENT_CERTIFICATE_FIELDS },
  { label: "WAF", fields: WAF_FIELDS },
  { label: "Uploaded content", fields: CONTENT_SCAN_FIELDS },
  { label: "AI prompts", fields: LLM_FIELDS },
  { label: "API Shield", fields: API_SHIELD_FIELDS },
  { label: "JSON Web Tokens", fields: JWT_FIELDS },
  { label: "Edge and zone", fields: EDGE_FIELDS },
  { label: "Timings", fields: TIMING_FIELDS },
  { label: "Response", fields: RESPONSE_FIELDS },
  { label: "Network firewall", fields: NETWORK_FIELDS },
];

/** Every field, in a stable order. */
export const FIELDS: readonly FieldDefinition[] = FIELD_FAMILIES.flatMap(({ fields }) => fields);

/** The fields that a trace may give because only the network would know them: “What Cloudflare would know”. */
export const GIVABLE_FAMILIES: readonly FieldFamily[] = FIELD_FAMILIES.map(({ label, fields }) => ({
  label,
  fields: fields.filter((field) => isGivable(field) && field.deprecated === undefined),
})).filter(({ fields }) => fields.length > 0);

/** Whether a trace's `fields` may give it: neither the request nor the configuration decides it, and HTTP rules can read it. */
function isGivable(field: FieldDefinition): boolean {
  return field.decidedBy === undefined && field.sides.some((side) => side !== "network");
}

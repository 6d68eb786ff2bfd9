import type { FieldDefinition } from "./definition";

/** Request fields can be read on the way to the origin and on the way back. */
export const REQUEST_SIDES = ["request", "response"] as const;
export const RESPONSE_SIDES = ["response"] as const;
export const NETWORK_SIDES = ["network"] as const;

export const FIELD_INDEX_PAGE = "https://developers.cloudflare.com/ruleset-engine/rules-language/fields/reference/";

type FieldRow = Omit<FieldDefinition, "sides" | "documentation"> & Partial<Pick<FieldDefinition, "sides" | "documentation">>;

/** A fact sheet with what most fields share: readable on both sides of a request, documented on a page of its own. */
export function defineField(row: FieldRow): FieldDefinition {
  return { sides: REQUEST_SIDES, documentation: `${FIELD_INDEX_PAGE}${row.name}/`, ...row };
}

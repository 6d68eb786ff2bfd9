import { GIVABLE_FAMILIES } from "../../engine/language/fields/index";

/** Fields that a trace may give, with one sentence each. Loaded when they are first asked for. */
export const GIVABLE_FIELDS: readonly { readonly name: string; readonly sentence: string }[] = GIVABLE_FAMILIES.flatMap(({ fields }) =>
  fields.map(({ name, sentence }) => ({ name, sentence })),
);

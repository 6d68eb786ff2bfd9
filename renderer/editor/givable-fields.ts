import { GIVABLE_FAMILIES } from "../../engine/language/fields/index";
import { EMPTY_ENVIRONMENT, helpOnField } from "../../engine/language/service/index";

/** A field that a trace may give, as its fact sheet tells it. */
export interface GivableField {
  readonly name: string;
  /** As documentation names it: `Boolean`, `Array<String>`. */
  readonly type: string;
  readonly sentence: string;
  readonly example: string | undefined;
  readonly documentation: string;
}

/** Fields that a trace may give, in families a person looks for them by. Loaded when they are first asked for. */
export const GIVABLE_FIELDS: readonly { readonly label: string; readonly fields: readonly GivableField[] }[] = GIVABLE_FAMILIES.map(
  ({ label, fields }) => ({
    label,
    fields: fields.map((field) => ({
      name: field.name,
      type: helpOnField(field, EMPTY_ENVIRONMENT).type,
      sentence: field.sentence,
      example: field.example,
      documentation: field.documentation,
    })),
  }),
);

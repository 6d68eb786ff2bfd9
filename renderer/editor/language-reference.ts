import { FIELDS } from "../../engine/language/fields/index";
import { FUNCTIONS } from "../../engine/language/functions/index";
import { QUANTIFIERS } from "../../engine/language/functions/quantifiers";
import { OPERATORS } from "../../engine/language/operators/index";
import {
  EMPTY_ENVIRONMENT,
  type Help,
  helpOnField,
  helpOnFunction,
  helpOnOperator,
  helpOnSheet,
} from "../../engine/language/service/index";

export type ReferenceKind = "field" | "function" | "operator";

export interface ReferenceEntry {
  readonly kind: ReferenceKind;
  readonly help: Help;
}

/** Everything the language has, from the tables that checker and completion read; load it lazily, the tables are large. */
export function listLanguageReference(): readonly ReferenceEntry[] {
  return [
    ...FIELDS.map((field) => ({ kind: "field", help: helpOnField(field, EMPTY_ENVIRONMENT) }) as const),
    ...FUNCTIONS.map((called) => ({ kind: "function", help: helpOnFunction(called) }) as const),
    ...QUANTIFIERS.map((sheet) => ({ kind: "function", help: helpOnSheet(sheet) }) as const),
    ...OPERATORS.map((operator) => ({ kind: "operator", help: helpOnOperator(operator) }) as const),
  ];
}

export { createFieldReader, type FieldReading, type FieldSources } from "./create-field-reader";
export type { FieldDefinition } from "./definition";
export { FIELD_FAMILIES, FIELDS, type FieldFamily, GIVABLE_FAMILIES, isGivable } from "./families";
export { type GivenFields, readGivenFields } from "./read-given-fields";

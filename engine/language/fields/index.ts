export { createFieldReader, type FieldReading } from "./create-field-reader";
export { FIELD_FAMILIES, FIELDS, type FieldFamily, GIVABLE_FAMILIES } from "./families";
export { type GivenFields, readGivenFields } from "./read-given-fields";
export { isInEuropeanUnion } from "./visitor";

export {
  type CheckedExpression,
  type CheckOptions,
  checkExpression,
  type ExpressionKind,
  RULE_LENGTH_LIMIT,
} from "./checker/check-expression";
export { compileFilter, compileValue } from "./compiler";
export type { Condition, Reading } from "./compiler/closures";
export { type Compilation, createCompilation } from "./compiler/compilation";
export { createMoment, type FieldReading, type MomentReader } from "./create-moment";
export type { Diagnostic, DiagnosticCode } from "./diagnostic";
export { explain, prepareExplanation } from "./explain";
export type { Explanation, ExplanationNode, ExplanationState } from "./explanation";
export type { TypedExpression } from "./expression";
export { createFieldReader, type FieldFamily, type GivenFields, readGivenFields } from "./fields";
export type { FieldDefinition } from "./fields/definition";
export { readValue, type ValueReading } from "./fields/read-value";
export type { FunctionContext, FunctionContextName, FunctionDefinition } from "./functions/definition";
export type { Moment, NamedList, ValueSource } from "./moment";
export type { OperatorDefinition } from "./operators/definition";
export { printDiagnostic } from "./print-diagnostic";
export { printExpression } from "./printer/print-expression";
export { createScheme, type Scheme, type SchemeEntry } from "./scheme";
export { STANDARD_SCHEME } from "./standard-scheme";
export type { Type } from "./types/type";
export { valueToJson } from "./value-json";
export type { MaybeValue, Value } from "./values/value";
